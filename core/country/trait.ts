/** What a law of withdrawal asks of a product beside its kind. The product document says each by this very name. */
export const TRAITS = ['perishable', 'madeToOrder'] as const

export type Trait = (typeof TRAITS)[number]

/** The traits of a product. What is left out it does not have. */
export type Traits = { readonly [trait in Trait]?: boolean }

/** Those that something has, to be kept with a copy of it. */
export function traitsOf(goods: Traits): { [trait in Trait]?: true } {
  return Object.fromEntries(TRAITS.filter((trait) => goods[trait]).map((trait) => [trait, true]))
}

export function hasTrait(goods: Traits, traits: readonly Trait[] = []): boolean {
  return traits.some((trait) => goods[trait])
}

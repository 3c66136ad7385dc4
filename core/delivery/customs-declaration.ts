import type { FieldError } from '../problem/refusal.ts'

/** A line of goods as customs want to know it. */
export interface DeclaredGoods {
  sku: string
  description: string
  quantity: number
  /** Of the harmonised system. */
  hsCode?: string
  /** ISO 3166-1 code of where it was made. */
  originCountry?: string
  /** Of one piece. */
  weightGrams?: number
  /** Of the whole line without tax, in minor units. */
  value: bigint
}

/** What accompanies a parcel over a border, as JSON. */
export interface CustomsDeclaration {
  terms: 'DDP' | 'DAP'
  currency: string
  lines: {
    sku: string
    description: string
    quantity: number
    hsCode?: string
    originCountry?: string
    netWeightGrams?: number
    value: number
  }[]
  totals: { quantity: number; netWeightGrams: number; value: number }
  /** What must be added before goods can leave; empty where the declaration is complete. */
  missing: FieldError[]
}

/** Declares the goods of a parcel, and names what is missing instead of guessing it. */
export function customsDeclaration(
  goods: readonly DeclaredGoods[],
  { currency, terms }: { currency: string; terms: 'DDP' | 'DAP' },
): CustomsDeclaration {
  const lines = goods.map(({ weightGrams, value, quantity, ...line }) => ({
    ...line,
    quantity,
    ...(weightGrams !== undefined && { netWeightGrams: weightGrams * quantity }),
    value: Number(value),
  }))
  return {
    terms,
    currency,
    lines,
    totals: {
      quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      netWeightGrams: lines.reduce((sum, { netWeightGrams = 0 }) => sum + netWeightGrams, 0),
      value: Number(goods.reduce((sum, { value }) => sum + value, 0n)),
    },
    missing: goods.flatMap(missingOf),
  }
}

function missingOf({ sku, hsCode, originCountry, weightGrams }: DeclaredGoods, index: number): FieldError[] {
  const wanted = [
    ['hsCode', hsCode, 'its code of the harmonised system'],
    ['originCountry', originCountry, 'the country where it was made'],
    ['weightGrams', weightGrams, 'its weight'],
  ] as const
  return wanted
    .filter(([, value]) => value === undefined)
    .map(([field, , what]) => ({
      pointer: `/lines/${index}/${field}`,
      detail: `${sku} does not say ${what}; add it to the product`,
    }))
}

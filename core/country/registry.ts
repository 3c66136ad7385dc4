import type { Country } from './define-country.ts'
import { Jurisdiction } from './jurisdiction.ts'
import { compiled } from './pattern.ts'
import type { Destination, Place } from './place.ts'

/** Why a destination cannot be looked up. */
export type PlaceError =
  | { error: 'no-pack'; country: string }
  | { error: 'unknown-subdivision'; country: string; subdivision: string }

/** Letters and figures alone, in capitals: how postal codes are compared. */
export function normalisePostalCode(postalCode: string): string {
  return postalCode
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
}

/** The packs that this engine runs, and the one place where an address becomes a jurisdiction. */
export class Registry {
  readonly countries: readonly Country[]
  readonly #jurisdictions = new Map<string, Jurisdiction>()
  /** ISO 3166-1 code → country and, for a territory's own code, the territory. */
  readonly #byCountryCode = new Map<string, Jurisdiction>()

  constructor(countries: readonly Country[]) {
    this.countries = countries
    for (const country of countries) {
      const national = new Jurisdiction(country)
      this.#jurisdictions.set(country.code, national)
      this.#byCountryCode.set(country.code, national)
      for (const territory of country.territories ?? []) {
        const jurisdiction = new Jurisdiction(country, territory)
        this.#jurisdictions.set(territory.code, jurisdiction)
        if (territory.select.countryCode) this.#byCountryCode.set(territory.select.countryCode, jurisdiction)
      }
    }
  }

  /** A jurisdiction by its code, such as a country's or a territory's, in either case. */
  jurisdiction(code: string): Jurisdiction | undefined {
    return this.#jurisdictions.get(code) ?? this.#jurisdictions.get(code.toUpperCase())
  }

  /** Every jurisdiction of a country, the country itself first. */
  jurisdictionsOf(country: Country): Jurisdiction[] {
    const codes = [country.code, ...(country.territories ?? []).map((territory) => territory.code)]
    return codes.map((code) => this.#jurisdictions.get(code) as Jurisdiction)
  }

  /** ISO 3166-1 codes that addresses may carry, territories' own codes among them. */
  countryCodes(): string[] {
    return [...this.#byCountryCode.keys()]
  }

  /** Where an address lies in law. */
  locate(destination: Destination, day: string): Place | PlaceError {
    const found = this.#byCountryCode.get(destination.country.toUpperCase())
    if (!found) return { error: 'no-pack', country: destination.country }
    const country = found.country
    const postalCode = destination.postalCode ? normalisePostalCode(destination.postalCode) : undefined
    const stated = destination.subdivision
      ? subdivisionCode(country, destination.subdivision, this.jurisdiction(country.code) as Jurisdiction, day)
      : undefined
    if (stated === null) {
      return { error: 'unknown-subdivision', country: country.code, subdivision: destination.subdivision as string }
    }
    const subdivisionOf = (this.jurisdiction(country.code) as Jurisdiction).value('address', 'subdivisionOf', day)
    const subdivision = stated ?? (postalCode ? subdivisionOf?.(postalCode) : undefined)
    const territory = found.territory ?? territoryOf(country, subdivision, postalCode)
    return {
      country: country.code,
      jurisdiction: territory?.code ?? country.code,
      ...(subdivision && { subdivision }),
      ...(postalCode && { postalCode }),
      ...(destination.city && { city: destination.city }),
    }
  }
}

/** The ISO code with its prefix; null where the pack lists subdivisions and this is none of them. */
function subdivisionCode(country: Country, text: string, national: Jurisdiction, day: string): string | null {
  const upper = text.trim().toUpperCase()
  const code = upper.startsWith(`${country.code}-`) ? upper : `${country.code}-${upper}`
  const listed = national.value('address', 'subdivisions', day)
  const known = (listed && code in listed) || country.territories?.some((territory) => selects(territory, code))
  if (known) return code
  return listed ? null : code
}

function selects(territory: NonNullable<Country['territories']>[number], subdivision: string): boolean {
  return territory.code === subdivision || (territory.select.subdivisions?.includes(subdivision) ?? false)
}

function territoryOf(country: Country, subdivision: string | undefined, postalCode: string | undefined) {
  const bySubdivision = subdivision && country.territories?.find((territory) => selects(territory, subdivision))
  if (bySubdivision) return bySubdivision
  if (!postalCode) return undefined
  return country.territories?.find((territory) => {
    const pattern = territory.select.postalCodes
    return pattern !== undefined && compiled(pattern).test(postalCode)
  })
}

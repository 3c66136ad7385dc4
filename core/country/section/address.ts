import type { Dated, None } from '../dated.ts'

export type AddressField = 'name' | 'company' | 'line1' | 'line2' | 'district' | 'city' | 'postalCode' | 'subdivision'

/** The section `address` of a pack. Formatting follows Google's address data; this says what must be there. */
export interface AddressRules {
  /** Fields in the order a form asks for them. */
  form?: Dated<{ fields: readonly AddressField[]; required: readonly AddressField[] }>
  /** `pattern` is an anchored regular expression over the normalised code; generous rather than exact. */
  postalCode?: Dated<{ pattern: string; example: string } | None>
  /**
   * How a label is printed. `subdivision`: left out, by its code, or by its name where the code is a number. `country`: ISO
   * 3166-1 code of a territory whose post has a format of its own.
   */
  label?: Dated<{ subdivision?: 'code' | 'name'; country?: string }>
  /** ISO 3166-2 codes with the country's prefix, and their names in the country's own language. */
  subdivisions?: Dated<Readonly<Record<string, string>> | None>
  /** Roughly where each subdivision is, latitude and longitude in degrees, where postal codes in order say little of distance. */
  centres?: Dated<Readonly<Record<string, readonly [latitude: number, longitude: number]>>>
  /** The subdivision that a postal code lies in, where the code says so. */
  subdivisionOf?: Dated<(postalCode: string) => string | undefined>
}

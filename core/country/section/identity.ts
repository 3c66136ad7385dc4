import type { Dated } from '../dated.ts'

/** How a number is checked: by a module of the library stdnum (`FR.tva`), or by the pack itself where the library errs. */
export type NumberCheck =
  | { stdnum: string }
  /** Form and check digits of a number in capitals, without spaces and punctuation. */
  | { valid: (compact: string) => boolean }

/** A kind of tax or company number, validated with its check digits. */
export type NumberScheme = NumberCheck & {
  /** Name that people of the country use: `TVA`, `USt-IdNr.`, `EIN`. */
  name: string
  /** A tax number entitles a company to treatment as such; a company number only identifies it. */
  use: 'tax' | 'company'
  /** Letters that belong to the number and that the check leaves out. */
  prefix?: string
  /** A made-up or published number that is valid. */
  example: string
}

/** The section `identity` of a pack. Schemes are tried in order. */
export interface IdentityRules {
  schemes?: Dated<readonly NumberScheme[]>
}

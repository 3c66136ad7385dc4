import type { Dated } from '../dated.ts'

/** A kind of tax or company number, validated with check digits by the library stdnum. */
export interface NumberScheme {
  /** Name that people of the country use: `TVA`, `USt-IdNr.`, `EIN`. */
  name: string
  /** Module of stdnum: `FR.tva`. Several for one name: any may fit. */
  stdnum: string
  /** A tax number entitles a company to treatment as such; a company number only identifies it. */
  use: 'tax' | 'company'
  /** Letters that belong to the number and that the module leaves out. */
  prefix?: string
  /** A made-up or published number that is valid. */
  example: string
}

/** The section `identity` of a pack. Schemes are tried in order. */
export interface IdentityRules {
  schemes?: Dated<readonly NumberScheme[]>
}

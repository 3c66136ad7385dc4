import type { Dated } from './dated.ts'
import type { AddressRules } from './section/address.ts'
import type { CalendarRules } from './section/calendar.ts'
import type { CurrencyRules } from './section/currency.ts'
import type { DeliveryRules } from './section/delivery.ts'
import type { IdentityRules } from './section/identity.ts'
import type { InvoiceRules } from './section/invoice.ts'
import type { LegalRules } from './section/legal.ts'
import type { PaymentRules } from './section/payment.ts'
import type { TaxRules } from './section/tax.ts'

/** Everything that a layer may say, by section. A layer says only what differs from the one below it. */
export interface Sections {
  tax?: TaxRules
  currency?: CurrencyRules
  payment?: PaymentRules
  delivery?: DeliveryRules
  legal?: LegalRules
  address?: AddressRules
  calendar?: CalendarRules
  invoice?: InvoiceRules
  identity?: IdentityRules
}

export const SECTIONS = [
  'tax',
  'currency',
  'payment',
  'delivery',
  'legal',
  'address',
  'calendar',
  'invoice',
  'identity',
] as const satisfies readonly (keyof Sections)[]

export type SectionName = (typeof SECTIONS)[number]

/** Texts by key for one language: `legal.order-button` → what the button says. */
export type Messages = Readonly<Record<string, string>>

/** Rules shared by countries, which each of them inherits while it is a member. */
export interface Group extends Sections {
  code: string
  messages: Readonly<Record<string, Messages>>
}

/** Part of a country with rules of its own, laid over the country's. */
export interface Territory extends Sections {
  /** ISO 3166-2 where there is one, otherwise the country's prefix and a name: `DE-BUESINGEN`. */
  code: string
  name: string
  /** Which addresses lie in it: the subdivision decides, else the postal code. */
  select: {
    subdivisions?: readonly string[]
    /** Anchored regular expression over the normalised postal code. */
    postalCodes?: string
    /** ISO 3166-1 code of its own, such as `GP` or `LI`. */
    countryCode?: string
  }
}

/** The pack of a country: its law, its customs and its texts. */
export interface Country extends Sections {
  /** ISO 3166-1 alpha-2. */
  code: string
  /** In English, for people who read tables of packs. */
  name: string
  /** Grows when the pack changes; orders remember it. */
  version: string
  /** Groups whose rules it inherits, by date: membership can end. */
  inherits?: Dated<readonly Group[]>
  /** Languages of the messages; the first is the country's own. */
  locales: readonly string[]
  messages: Readonly<Record<string, Messages>>
  territories?: readonly Territory[]
}

/** Declares a pack. The compiler refuses an unknown or misspelt rule; `conformance` checks what types cannot. */
export function defineCountry(country: Country): Country {
  return country
}

/** Declares a territory, typed the same way. */
export function defineTerritory(territory: Territory): Territory {
  return territory
}

/** Declares a group. */
export function defineGroup(group: Group): Group {
  return group
}

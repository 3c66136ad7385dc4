import type { Destination } from '../country/place.ts'
import type { PricePoint } from '../country/section/currency.ts'
import type { Seller } from '../country/section/tax.ts'

/** The legal entity that sells. */
export interface Entity {
  code: string
  name: string
  seller: Seller
}

/** Lists are sorted by name in each language of a market along an index of its own, and there are so many. */
export const LOCALES_MAX = 4

/** An offer to shoppers, as config defines it. Its code is by default its country's, in lower case. */
export interface MarketDefinition {
  code: string
  /** Home country, whose law shapes prices and offers. */
  country: string
  entity: Entity
  /** The first is the default. */
  currencies: readonly string[]
  /** BCP 47, the first is the default; at most `LOCALES_MAX`. */
  locales: readonly string[]
  /** IANA name; the market's day is the local date there. */
  timeZone: string
  /** The first is the default. */
  channels: readonly string[]
  /** ISO 3166-1 codes of the destinations that storefronts may name. */
  delivers: readonly string[]
  /** Where goods leave from unless a request says otherwise. */
  shipFrom: Destination
  /** What a price that includes tax keeps when the destination's tax differs: what the shopper pays, or what the seller gets. */
  holds: 'gross' | 'net'
  /**
   * Price of each delivery service, as displayed in the market, in minor units of the first currency. A service of the pack that
   * is not named is not offered, unless a rate table says what it costs.
   */
  delivery: Readonly<Record<string, number>>
  /** Overrides the pack's price point for converted prices. */
  pricePoint?: PricePoint
}

import type { Mapping } from './catalog/import/mapping.ts'
import type { CheckoutChoice } from './checkout/checkout-choice.ts'
import type { Registry } from './country/registry.ts'
import type { Carriers } from './delivery/carrier.ts'
import type { EventChoice } from './exchange/event-choice.ts'
import type { MarketSet } from './market/market-set.ts'
import type { Convert } from './market/quote-request.ts'
import type { ProviderChoice } from './payment/provider-choice.ts'
import type { StockChoices } from './stock/stock-choice.ts'

/** Packs, markets and the choices of config, brought together once. */
export interface Engine {
  registry: Registry
  markets: MarketSet
  /** Conversion at the rates that config fixes for thresholds of law. */
  customs: Convert
  /** Days after which an exchange rate no longer moves a price. */
  rateAgeMax: number
  /** Mappings of CSV files that config knows, by name. */
  mappings: ReadonlyMap<string, Mapping>
  /** How long carts live and hold their prices. */
  checkout: CheckoutChoice
  /** How long events are kept for who reads them. */
  events: EventChoice
  /** Who takes which payments. */
  providers: ProviderChoice
  /** Which locations serve which market, and how. */
  stock: StockChoices
  /** Who carries parcels, by market and kind of service. */
  carriers: Carriers
}

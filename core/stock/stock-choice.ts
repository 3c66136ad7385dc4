/** How an order's goods are found: near the shopper, in as few parcels as can be, or from shops before warehouses. */
export type SourcingPolicy = 'nearest' | 'fewest-shipments' | 'shop-first'

/** What a business chooses about the stock of one market. Config says it. */
export interface StockChoice {
  /** Codes of the locations that serve the market, the preferred first; it decides between equals. */
  locations: readonly string[]
  policy: SourcingPolicy
  /** Whether what is still to come may be promised. */
  backOrder: boolean
}

/** By code of market. A market that is not named keeps no stock: its availability is what the catalogue says. */
export type StockChoices = Readonly<Record<string, StockChoice>>

/** Markets that a location serves, in the order of config. */
export function marketsServedBy(choices: StockChoices, location: string): string[] {
  return Object.entries(choices)
    .filter(([, { locations }]) => locations.includes(location))
    .map(([market]) => market)
}

/** Locations that serve any of some markets; of all markets where `*` is among them. */
export function locationsServing(choices: StockChoices, markets: readonly string[]): string[] {
  const chosen = Object.entries(choices).filter(([market]) => markets.includes('*') || markets.includes(market))
  return [...new Set(chosen.flatMap(([, { locations }]) => locations))]
}

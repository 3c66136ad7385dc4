import type { PriceDocument, ProductDocument } from './product-document.ts'

/**
 * A document in the one form in which equal documents are the same text: keys in order, what equals its default left
 * out, prices in order. An export of a catalogue that was imported compares equal to the file it came from.
 */
export function canonical(document: ProductDocument): string {
  const { status, variants, markets, ...rest } = document
  return JSON.stringify(
    ordered({
      ...rest,
      ...(status === 'draft' && { status }),
      variants: variants.map(({ prices, ...variant }) => ({
        ...variant,
        ...(prices?.length && { prices: sortedPrices(prices) }),
      })),
      ...(markets && { markets: marketsWithout(markets) }),
    }),
  )
}

function sortedPrices(prices: readonly PriceDocument[]): string[] {
  return prices
    .map(({ list, minQuantity, reduction, ...price }) =>
      JSON.stringify(
        ordered({
          ...price,
          ...(list !== 'base' && { list }),
          ...(minQuantity !== 1 && { minQuantity }),
          ...(reduction && { reduction }),
        }),
      ),
    )
    .sort()
}

/** A market that says nothing is as if it were not named. */
function marketsWithout(markets: NonNullable<ProductDocument['markets']>): unknown {
  const said = Object.entries(markets).map(
    ([code, { sold, ...market }]) => [code, { ...market, ...(sold === false && { sold }) }] as const,
  )
  const speaking = said.filter(([, market]) => Object.keys(market).length > 0)
  return speaking.length > 0 ? Object.fromEntries(speaking) : undefined
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each)]))
}

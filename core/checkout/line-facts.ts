import { LAST_DAY, type OfferPrice, type OfferVariant } from '../catalog/offer.ts'
import type { ProductOffer } from '../catalog/quote-lines.sql.ts'
import type { RememberedOffers } from '../catalog/remembered-offers.ts'
import type { Day } from '../country/day.ts'
import type { Market } from '../market/market-set.ts'
import type { CartContent, CartLine, LineFacts } from './cart.ts'

/** What the catalogue says of SKUs now; those that the market does not sell are missing. One statement where not all are remembered. */
export async function readLineFacts(
  remembered: RememberedOffers,
  market: Market,
  { locale, currency, channel }: Pick<CartContent, 'locale' | 'currency' | 'channel'>,
  day: Day,
  skus: readonly string[],
): Promise<Map<string, LineFacts>> {
  if (skus.length === 0) return new Map()
  const position = market.definition.locales.indexOf(locale)
  const offers = await remembered.of({ skus, market: market.code, currency, channel, day })
  const wanted = new Set(skus)
  return new Map(
    offers.flatMap((offer) =>
      offer.data.variants
        .filter(({ sku }) => wanted.has(sku))
        .map((variant) => [variant.sku, factsOf(offer, variant, position)] as const),
    ),
  )
}

function factsOf(
  { names, data: { variants: _, ...data } }: ProductOffer,
  variant: OfferVariant,
  position: number,
): LineFacts {
  return { name: names[position] as string, offer: { data, variant: { ...variant, prices: variant.prices.map(held) } } }
}

/**
 * A price as it was shown: a window that closes does not take it away within the guaranteed time. It stays a price with a
 * window, which stands above one without.
 */
function held(price: OfferPrice): OfferPrice {
  return price.u === undefined ? price : { ...price, u: LAST_DAY }
}

/** The lines with facts of now; a line that the market does not sell has none. */
export function withFacts(lines: readonly CartLine[], facts: ReadonlyMap<string, LineFacts>): CartLine[] {
  return lines.map(({ sku, quantity }) => {
    const known = facts.get(sku)
    return { sku, quantity, ...(known && { facts: known }) }
  })
}

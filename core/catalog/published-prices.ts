import type { PriceCandidate } from '../pricing/select-price.ts'
import { type OfferData, toCandidate } from './offer.ts'
import type { OfferSpan } from './offered-prices.ts'
import type { PublishedPrices } from './project-offers.ts'

/** Converted prices as they stand in offers, by SKU, market and currency: what is kept when its rate has grown too old. */
export function publishedIn(spans: readonly OfferSpan[]): PublishedPrices {
  const published = new Map<string, PriceCandidate>()
  for (const { market, currency, data } of spans) {
    for (const { sku, prices } of (JSON.parse(data) as OfferData).variants) {
      const price = prices.find((each) => each.v)
      if (price) published.set(`${sku}|${market}|${currency}`, toCandidate(price, currency))
    }
  }
  return (sku, market, currency) => published.get(`${sku}|${market}|${currency}`)
}

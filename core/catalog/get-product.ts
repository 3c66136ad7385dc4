import type pg from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import { Serialised } from '../contract/serialised.ts'
import type { Day } from '../country/day.ts'
import { localeChain } from '../country/messages.ts'
import type { Market, MarketSet } from '../market/market-set.ts'
import { readProduct } from './get-product.sql.ts'
import type { OfferData } from './offer.ts'
import { showPriorPrices } from './prior-prices.ts'
import { shownOffers } from './shown-price.ts'

type Product = components['schemas']['Product']

export interface ProductRequest {
  market: Market
  slug: string
  locale: string
  currency: string
  channel: string
  day: Day
}

/** One product as a market shows it today, or undefined where it does not. One statement; more where a reduction is shown. */
export async function getProduct(
  pool: pg.Pool,
  markets: MarketSet,
  request: ProductRequest,
): Promise<{ id: string; product: Serialised<Product> } | undefined> {
  const { market, locale, currency, channel, day } = request
  const row = await readProduct(pool, {
    market: market.code,
    slug: request.slug,
    locales: [...localeChain(locale), ''],
    currency,
    channel,
    day,
  })
  if (!row) return undefined
  const data = JSON.parse(row.data) as OfferData
  const variants = shownOffers(data, { jurisdiction: market.jurisdiction, currency, channel, day })
  await showPriorPrices(pool, markets, market, variants, { currency, channel })
  return { id: String(row.id), product: withOffers(row.page, { variants, ...data.sale }) }
}

/** The stored page with what depends on the day. Both are objects that are not empty. */
function withOffers(page: string, offers: Pick<Product, 'variants' | 'from' | 'until'>): Serialised<Product> {
  return new Serialised(`${page.slice(0, -1)},${JSON.stringify(offers).slice(1)}`)
}

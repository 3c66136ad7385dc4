import type pg from 'pg'
import { offeredBySku } from '../catalog/price-history.ts'
import type { Day } from '../country/day.ts'
import type { Market, MarketSet } from '../market/market-set.ts'
import type { QuoteRequest, QuoteTerms } from '../market/quote-request.ts'
import type { OfferedPrice } from '../pricing/prior-price.ts'
import type { GivenCoupon, Reason } from '../pricing/promotion/promotion.ts'
import type { Promoting, QuoteInputLine } from '../pricing/quote-input.ts'
import { announcesOn, type PromotionBook } from './book.ts'
import { normalised } from './coupon-code.ts'
import { readCoupons, type StoredCoupon } from './given-coupons.sql.ts'

/** What of a basket promotions ask for. */
export type Basket = Pick<QuoteRequest, 'coupons' | 'segments' | 'firstOrder'> & {
  lines: readonly ({ sku: string } | object)[]
}

/** What a quote needs to know of promotions. */
export interface BasketPromotions {
  promoting: Promoting
  /** What the market offered by SKU; only where a reduction is announced. */
  offered: ReadonlyMap<string, OfferedPrice[]>
}

/**
 * What a quote needs to know of promotions; undefined where there are neither promotions nor coupons. No statement, but one
 * where the basket carries coupons, and two where a reduction is announced and a SKU is in the basket.
 */
export async function basketPromotions(
  pool: pg.Pool,
  markets: MarketSet,
  market: Market,
  book: Pick<PromotionBook, 'of'>,
  basket: Basket,
  terms: Pick<QuoteTerms, 'currency' | 'channel' | 'day'>,
): Promise<BasketPromotions | undefined> {
  const known = await book.of(market)
  const codes = [...new Set((basket.coupons ?? []).map((code) => code.trim()))]
  if (known.promotions.length === 0 && codes.length === 0) return undefined
  const skus = basket.lines.flatMap((line) => ('sku' in line ? [line.sku] : []))
  const [coupons, offered] = await Promise.all([
    givenCoupons(pool, codes, market, terms.day),
    announcesOn(known, terms.day) ? offeredBySku(pool, markets, market, [...new Set(skus)], terms) : new Map(),
  ])
  const { segments, firstOrder } = basket
  const promoting: Promoting = {
    ...known,
    coupons,
    ...(segments && { segments }),
    ...(firstOrder !== undefined && { firstOrder }),
  }
  return { promoting, offered }
}

/** Lines with what the market offered them at. */
export function withOffered(
  lines: readonly QuoteInputLine[],
  promotions: BasketPromotions | undefined,
): QuoteInputLine[] {
  if (!promotions || promotions.offered.size === 0) return [...lines]
  return lines.map((line) => {
    const offered = line.sku === undefined ? undefined : promotions.offered.get(line.sku)
    return offered ? { ...line, offered } : line
  })
}

async function givenCoupons(pool: pg.Pool, codes: readonly string[], market: Market, day: Day): Promise<GivenCoupon[]> {
  if (codes.length === 0) return []
  const stored = new Map((await readCoupons(pool, codes.map(normalised))).map((coupon) => [coupon.code, coupon]))
  return codes.map((code) => {
    const found = stored.get(normalised(code))
    const refused = whyRefused(found, market, day)
    return { code, ...(found && { promotion: found.promotion }), ...(refused && { refused }) }
  })
}

function whyRefused(coupon: StoredCoupon | undefined, market: Market, day: Day): Reason | undefined {
  if (!coupon) return 'unknown'
  const { active, from, until, markets, spent } = coupon
  if (!markets.includes(market.code)) return 'not-here'
  if (!active || (until !== null && day >= until)) return 'expired'
  if (from !== null && day < from) return 'not-yet'
  return spent ? 'used-up' : undefined
}

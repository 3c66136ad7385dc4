import type pg from 'pg'
import type { Market, MarketSet } from '../market/market-set.ts'
import { type OfferedPrice, priorPrice } from '../pricing/prior-price.ts'
import { type OfferedRow, passedSpans } from './offered-prices.ts'
import { readHistory, readSpansOfSkus } from './price-history.sql.ts'

const MS_PER_DAY = 86_400_000

/**
 * What a market offered of some SKUs, oldest first: what is recorded, and what has come into force since by itself,
 * which the next write will record.
 */
export async function offeredHistory(
  pool: pg.Pool,
  markets: MarketSet,
  market: Market,
  skus: readonly string[],
): Promise<OfferedRow[]> {
  const recorded = await readHistory(pool, market.code, skus)
  const spans = await readSpansOfSkus(pool, market.code, skus)
  const newest = new Map(recorded.map((row) => [row.sku, row.at.getTime()]))
  const passed = passedSpans(spans, {
    markets: [market],
    today: (each) => markets.today(each),
  }).filter((row) => skus.includes(row.sku) && row.at.getTime() > (newest.get(row.sku) ?? Number.NEGATIVE_INFINITY))
  return [...recorded, ...passed]
}

/** What a market offered each of some SKUs at, as one channel saw it: what the prior price of a reduction is found in. */
export async function offeredBySku(
  pool: pg.Pool,
  markets: MarketSet,
  market: Market,
  skus: readonly string[],
  scope: { currency: string; channel: string },
): Promise<Map<string, OfferedPrice[]>> {
  if (skus.length === 0) return new Map()
  const history = await offeredHistory(pool, markets, market, skus)
  return new Map(skus.map((sku) => [sku, seenBy(history, sku, scope)]))
}

function seenBy(
  history: readonly OfferedRow[],
  sku: string,
  { currency, channel }: { currency: string; channel: string },
): OfferedPrice[] {
  return history
    .filter((row) => row.sku === sku && row.currency === currency && (row.channel === '*' || row.channel === channel))
    .map(toOffered)
}

/** Prior prices by SKU for a channel and currency, where the law of the market asks for them and a reduction runs. */
export async function priorPrices(
  pool: pg.Pool,
  markets: MarketSet,
  market: Market,
  skus: readonly string[],
  { currency, channel }: { currency: string; channel: string },
): Promise<Map<string, { amount: bigint; began: string }>> {
  const days = market.jurisdiction.value('legal', 'priorPrice', markets.today(market))?.days
  const found = new Map<string, { amount: bigint; began: string }>()
  if (days === undefined || skus.length === 0) return found
  const now = new Date(markets.now()).toISOString()
  const history = await offeredHistory(pool, markets, market, skus)
  for (const sku of skus) {
    const prior = priorPrice(seenBy(history, sku, { currency, channel }), now, (began) =>
      new Date(Date.parse(began) - days * MS_PER_DAY).toISOString(),
    )
    if (prior) found.set(sku, prior)
  }
  return found
}

function toOffered({ at, amount, reduction }: OfferedRow): OfferedPrice {
  return { at: at.toISOString(), amount, reduction }
}

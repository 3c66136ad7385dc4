import type pg from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import type { Market, MarketSet } from '../market/market-set.ts'
import { offeredHistory, priorPrices } from './price-history.ts'
import { readPrices } from './price-report.sql.ts'

/** Prices of a SKU in a market, own and converted, what was offered, and the prior price of a reduction that runs. */
export async function priceReport(
  pool: pg.Pool,
  markets: MarketSet,
  market: Market,
  sku: string,
): Promise<components['schemas']['PriceReport']> {
  const { currencies, channels } = market.definition
  const currency = currencies[0] as string
  const scope = { currency, channel: channels[0] as string }
  const prior = (await priorPrices(pool, markets, market, [sku], scope)).get(sku)
  const history = await offeredHistory(pool, markets, market, [sku])
  return {
    sku,
    market: market.code,
    prices: await readPrices(pool, sku, market.code),
    offered: history.map(({ at, channel, amount, reduction, currency: paid }) => ({
      at: at.toISOString(),
      ...(channel !== '*' && { channel }),
      currency: paid,
      amount: Number(amount),
      reduction,
    })),
    ...(prior && { priorPrice: { amount: Number(prior.amount), currency, began: prior.began } }),
  }
}

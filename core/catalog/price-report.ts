import type pg from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import type { Market, MarketSet } from '../market/market-set.ts'
import { readSpansOfSkus } from './price-history.sql.ts'
import { offeredHistory, priorPrices } from './price-history.ts'
import { readPrices } from './price-report.sql.ts'
import { publishedIn } from './published-prices.ts'

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
    prices: [...(await readPrices(pool, sku, market.code)), ...(await convertedPrices(pool, sku, market))],
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

/** Prices that were converted from the core's; they stand in offers and in no price list. */
async function convertedPrices(
  pool: pg.Pool,
  sku: string,
  market: Market,
): Promise<components['schemas']['PriceReport']['prices']> {
  const published = publishedIn(await readSpansOfSkus(pool, market.code, [sku]))
  return market.definition.currencies.flatMap((currency) => {
    const price = published(sku, market.code, currency)
    if (!price?.conversion) return []
    const { list, amount, minQuantity, conversion } = price
    return [{ list, currency, amount: Number(amount), minQuantity, conversion }]
  })
}

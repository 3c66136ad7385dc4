import { readMarketRates } from '../../delivery/delivery-rates.sql.ts'
import { localeOf } from '../locale.ts'
import { marketDetail } from '../market-summary.ts'
import type { Handler } from '../operation.ts'

export const getMarket: Handler<'getMarket'> = async ({ path, query, headers }, { engine: { markets }, pool }) => {
  const market = markets.find(path.market)
  const locale = localeOf(market, query.locale, headers.acceptLanguage)
  const rates = await readMarketRates(pool, market.code)
  return { status: 200, body: marketDetail(markets, market, markets.today(market), locale, rates) }
}

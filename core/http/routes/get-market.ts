import { localeOf } from '../locale.ts'
import { marketDetail } from '../market-summary.ts'
import type { Handler } from '../operation.ts'

export const getMarket: Handler<'getMarket'> = async ({ path, query, headers }, { engine: { markets } }) => {
  const market = markets.find(path.market)
  const locale = localeOf(market, query.locale, headers.acceptLanguage)
  return { status: 200, body: marketDetail(markets, market, markets.today(market), locale) }
}

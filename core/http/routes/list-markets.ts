import { marketSummary } from '../market-summary.ts'
import type { Handler } from '../operation.ts'

export const listMarkets: Handler<'listMarkets'> = async (_request, { engine: { markets } }) => ({
  status: 200,
  body: { markets: markets.markets.map((market) => marketSummary(market, markets.today(market))) },
})

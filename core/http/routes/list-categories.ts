import { listCategories as read } from '../../catalog/list-categories.ts'
import { localeOf } from '../locale.ts'
import type { Handler } from '../operation.ts'

export const listCategories: Handler<'listCategories'> = async ({ path, query, headers }, { engine, pool }) => {
  const market = engine.markets.find(path.market)
  const categories = await read(pool, localeOf(market, query.locale, headers.acceptLanguage))
  return { status: 200, body: { categories } }
}

import { getProduct as read } from '../../catalog/get-product.ts'
import { knownCurrency } from '../../market/known-currency.ts'
import { knownChannel } from '../../market/quote-request.ts'
import { Refusal } from '../../problem/refusal.ts'
import { localeOf } from '../locale.ts'
import type { Handler } from '../operation.ts'

export const getProduct: Handler<'getProduct'> = async ({ path, query, headers }, { engine, pool }) => {
  const { markets } = engine
  const market = markets.find(path.market)
  const { slug } = path
  const found = await read(pool, markets, {
    market,
    slug,
    locale: localeOf(market, query.locale, headers.acceptLanguage),
    currency: knownCurrency(market, query.currency),
    channel: knownChannel(market, query.channel, 'channel'),
    day: markets.today(market),
  })
  if (!found) throw new Refusal('not-found', `${market.code} sells no product ${slug} today.`, 'slug')
  return { status: 200, body: found.product, product: found.id }
}

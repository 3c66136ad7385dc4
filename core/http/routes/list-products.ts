import { listProducts as read } from '../../catalog/list-products.ts'
import type { ListRequest, Sort } from '../../catalog/list-request.ts'
import { knownCurrency } from '../../market/known-currency.ts'
import { knownChannel } from '../../market/quote-request.ts'
import { Refusal } from '../../problem/refusal.ts'
import { localeOf } from '../locale.ts'
import type { Handler, Request } from '../operation.ts'

export const listProducts: Handler<'listProducts'> = async (request, { engine, pool }) => {
  const { path, query, headers } = request
  const market = engine.markets.find(path.market)
  const locale = localeOf(market, query.locale, headers.acceptLanguage)
  const list: Omit<ListRequest, 'after'> = {
    market: market.code,
    locale,
    localePosition: market.definition.locales.indexOf(locale),
    currency: knownCurrency(market, query.currency),
    channel: knownChannel(market, query.channel, 'channel'),
    day: engine.markets.today(market),
    tags: tagsOf(query),
    sort: sortOf(query),
    limit: query.limit ?? 20,
    facets: query.facets ?? false,
    ...(query.q !== undefined && { q: query.q }),
    ...(query.priceMin !== undefined && { priceMin: query.priceMin }),
    ...(query.priceMax !== undefined && { priceMax: query.priceMax }),
  }
  return { status: 200, body: await read(pool, list, query.cursor, { market, markets: engine.markets }) }
}

type Query = Request<'listProducts'>['query']

function tagsOf({ category, kind, brand, availability, attribute }: Query): string[] {
  return [
    ...(category === undefined ? [] : [`category:${category}`]),
    ...(kind === undefined ? [] : [`kind:${kind}`]),
    ...(brand === undefined ? [] : [`brand:${brand}`]),
    ...(availability === undefined ? [] : [`availability:${availability}`]),
    ...(attribute ?? []).map((each) => `attribute.${each}`),
  ]
}

function sortOf({ sort, q }: Query): Sort {
  if (sort === 'relevance' && q === undefined) {
    throw new Refusal('invalid-parameter', 'sort=relevance needs q; add it, or sort otherwise.', 'sort')
  }
  return sort ?? (q === undefined ? 'newest' : 'relevance')
}

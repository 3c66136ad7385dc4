import type pg from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import type { Market, MarketSet } from '../market/market-set.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { pathOf } from './list-path.ts'
import { type ListRow, readFacets, readPage } from './list-products.sql.ts'
import type { ListRequest } from './list-request.ts'
import type { OfferData } from './offer.ts'
import { showPriorPrices } from './prior-prices.ts'
import { shownOffers } from './shown-price.ts'

type Page = components['schemas']['ProductPage']
type Card = components['schemas']['ProductCard']

/** A page of products, localised, priced and taxed. One statement; more where facets are asked for or a reduction is shown. */
export async function listProducts(
  pool: pg.Pool,
  request: Omit<ListRequest, 'after'>,
  cursor: string | undefined,
  { market, markets }: { market: Market; markets: MarketSet },
): Promise<Page> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, request.sort)
  const path = await pathOf(pool, request.tags)
  const rows = await readPage(pool, { ...request, ...(after && { after }) }, path)
  const shown = rows.slice(0, request.limit)
  const view = {
    jurisdiction: market.jurisdiction,
    currency: request.currency,
    channel: request.channel,
    day: request.day,
  }
  const last = rows.length > request.limit ? shown.at(-1) : undefined
  const facets = request.facets ? facetsOf(await readFacets(pool, request)) : undefined
  const products = shown.map((row) => card(row, view))
  await showPriorPrices(
    pool,
    markets,
    market,
    products.flatMap((product) => product.variants),
    view,
  )
  return {
    products,
    ...(last && { next: encodeCursor({ sort: request.sort, key: last.key, id: String(last.id) }) }),
    ...(facets && { facets }),
  }
}

function card({ name, slug, data }: ListRow, view: Parameters<typeof shownOffers>[1]): Card {
  const offer = JSON.parse(data) as OfferData
  return {
    code: offer.code,
    slug,
    name,
    kind: offer.kind,
    ...(offer.brand && { brand: offer.brand }),
    ...(offer.image && { image: offer.image }),
    variants: shownOffers(offer, view),
  }
}

/** Tags as facets, each with its values, the most frequent first. */
function facetsOf(tags: readonly { tag: string; count: number }[]): NonNullable<Page['facets']> {
  const facets = new Map<string, { value: string; count: number }[]>()
  for (const { tag, count } of tags) {
    const colon = tag.indexOf(':')
    const name = tag.slice(0, colon)
    const values = facets.get(name) ?? []
    values.push({ value: tag.slice(colon + 1), count })
    facets.set(name, values)
  }
  return [...facets].map(([name, values]) => ({ name, values }))
}

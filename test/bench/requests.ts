import { encodeCursor } from '../../core/catalog/cursor.ts'
import type { Sort } from '../../core/catalog/list-request.ts'
import type { MarketDefinition } from '../../core/market/market.ts'
import { getRequest, jsonRequest } from './connection.ts'
import type { NextRequest } from './load.ts'

/** What requests are made of. */
export interface Catalogue {
  markets: readonly MarketDefinition[]
  /** Ids of products, ascending. */
  ids: readonly string[]
  codes: readonly string[]
  skus: readonly string[]
  themes: readonly string[]
}

/** Numbers that look random and are the same in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const SORTS: readonly Sort[] = ['newest', 'newest', 'price', '-price', 'name', '-name']

/** Pages of twenty: no combination of market, language, filter, sort and cursor ever comes twice. */
export function neverRepeatedLists({ markets, ids, themes }: Catalogue): NextRequest {
  const random = sequence(1)
  const asked = new Set<string>()
  return () => {
    for (;;) {
      const market = markets[random(markets.length)] as MarketDefinition
      const locale = market.locales[random(market.locales.length)] as string
      const sort = SORTS[random(SORTS.length)] as Sort
      const id = ids[random(ids.length)] as string
      const filter = random(3) === 0 ? `&attribute=${encodeURIComponent(`theme:${themes[random(themes.length)]}`)}` : ''
      const cursor = encodeCursor({ sort, key: keyFor(sort, id, random), id })
      const path = `/v1/markets/${market.code}/products?locale=${locale}&sort=${sort}&cursor=${cursor}${filter}`
      if (asked.has(path)) continue
      asked.add(path)
      return getRequest(path)
    }
  }
}

function keyFor(sort: Sort, id: string, random: (below: number) => number): string {
  if (sort === 'newest') return id
  if (sort === 'price' || sort === '-price') return String(500 + random(30_000))
  return String.fromCharCode(97 + random(26), 97 + random(26), 97 + random(26))
}

/** Product pages in turn; `limit` of them, all, or each with a language so that none comes twice. */
export function products({ markets, codes }: Catalogue, distinct: number): NextRequest {
  const pairs = markets.flatMap((market) => market.locales.map((locale) => ({ market: market.code, locale })))
  let count = 0
  return () => {
    const turn = count++ % distinct
    const { market, locale } = pairs[turn % pairs.length] as { market: string; locale: string }
    const code = codes[Math.floor(turn / pairs.length) % codes.length]
    return getRequest(`/v1/markets/${market}/products/${code}?locale=${locale}`)
  }
}

/** Quotes of five lines, each basket another. */
export function quotes({ skus }: Catalogue, path: string): NextRequest {
  const random = sequence(2)
  return () => {
    const chosen = new Set<string>()
    while (chosen.size < 5) chosen.add(skus[random(skus.length)] as string)
    return jsonRequest(
      'POST',
      path,
      JSON.stringify({ lines: [...chosen].map((sku) => ({ sku, quantity: 1 + random(3) })) }),
    )
  }
}

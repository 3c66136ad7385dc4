import { beforeAll, describe, expect, test } from 'vitest'
import { readPage } from '../core/catalog/list-products.sql.ts'
import { type ListRequest, SORTS } from '../core/catalog/list-request.ts'
import { type TestEngine, testEngine } from './engine.ts'

let engine: TestEngine
let tags: string[]
beforeAll(async () => {
  engine = await testEngine()
  const { rows } = await engine.pool.query<{ tag: string }>(
    'select distinct unnest(tags) as tag from offer order by tag',
  )
  tags = rows.map(({ tag }) => tag)
  return () => engine.close()
})

/** Every product of a market by following pages of three. */
async function walkThrough(request: Omit<ListRequest, 'limit'>, path: 'walk' | 'pick'): Promise<string[]> {
  const ids: string[] = []
  let after: ListRequest['after']
  for (;;) {
    const rows = await readPage(engine.pool, { ...request, ...(after && { after }), limit: 3 }, path)
    const page = rows.slice(0, 3)
    ids.push(...page.map(({ id }) => String(id)))
    const last = page.at(-1)
    if (rows.length <= 3 || !last) return ids
    after = { key: last.key, id: String(last.id) }
  }
}

describe('a filtered list is the same, and whole, whichever way its rows are found', () => {
  test.each(SORTS.filter((sort) => sort !== 'relevance'))('sorted by %s', async (sort) => {
    for (const [market, locales, currency] of [
      ['ch', ['de-CH', 'fr-CH', 'it-CH', 'en'], 'CHF'],
      ['jp', ['ja-JP', 'en'], 'JPY'],
    ] as const) {
      for (const [index, tag] of tags.entries()) {
        const localePosition = index % locales.length
        const request = {
          market,
          currency,
          localePosition,
          locale: locales[localePosition] as string,
          channel: 'web',
          day: '2026-11-22',
          tags: [tag],
          sort,
          facets: false,
        }
        const [walked, picked] = [await walkThrough(request, 'walk'), await walkThrough(request, 'pick')]
        expect(walked).toEqual(picked)
        const { rows } = await engine.pool.query<{ id: bigint }>(
          `select product_id as id from offer where market = $1 and currency = $2 and tags @> array[$3]
           and from_day <= '2026-11-22' and until_day > '2026-11-22' and 'web' = any(channels)`,
          [market, currency, tag],
        )
        expect(walked.toSorted()).toEqual(rows.map(({ id }) => String(id)).toSorted())
      }
    }
  })
})

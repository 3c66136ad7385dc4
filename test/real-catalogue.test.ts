import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile, type TestEngine, testEngine } from './engine.ts'

/** The 7,284 real products; the file lies beside the checkout and not in it. */
const TOYS = fileURLToPath(new URL('../../shared/data/toy-sets.csv', import.meta.url))

describe.runIf(existsSync(TOYS))(
  'the main job on real input (skipped where ../shared/data/toy-sets.csv is absent)',
  () => {
    let engine: TestEngine
    let imported: Awaited<ReturnType<typeof importFile>>
    beforeAll(async () => {
      engine = await testEngine()
      imported = await importFile(engine, TOYS, { format: 'csv', mapping: 'toy-sets' })
    }, 60_000)
    afterAll(() => engine?.close())

    test('every product is imported', () => {
      expect(imported).toMatchObject({ applied: true, read: 7284, created: 7284, failed: 0 })
    })

    test('imported again, nothing is touched', async () => {
      const revision = () =>
        engine.pool.query('select max(revision) as revision, max(changed_at) as at from catalogue_change, product')
      const before = (await revision()).rows
      const again = await importFile(engine, TOYS, { format: 'csv', mapping: 'toy-sets' })
      expect(again).toMatchObject({ applied: true, created: 0, updated: 0, unchanged: 7284, failed: 0 })
      expect((await revision()).rows).toEqual(before)
    })

    test('all of them are offered in all eleven markets', async () => {
      const { rows } = await engine.pool.query<{ market: string; count: number }>(
        `select market, count(distinct product_id)::integer as count from offer o join product p on p.id = o.product_id
       where p.code like 'set-%' group by market order by market`,
      )
      expect(rows).toHaveLength(11)
      for (const { count } of rows) expect(count).toBe(7284)
    })

    test.each(['fr', 'de', 'es', 'gb', 'ch', 'us', 'ca', 'jp', 'cn', 'in', 'br'])(
      'a basket is priced in %s',
      async (market) => {
        const lines = [
          { sku: '10223-1', quantity: 2 },
          { sku: '75192-1', quantity: 1 },
        ]
        const answer = await engine.app.inject({
          method: 'POST',
          url: `/v1/markets/${market}/quotes`,
          payload: { lines, delivery: { service: 'home' } },
        })
        expect(answer.statusCode, answer.body).toBe(200)
        const { totals, lines: priced, taxes } = answer.json()
        expect(totals.net + totals.tax).toBe(totals.gross)
        for (const line of priced) {
          expect(line.net + line.tax).toBe(line.gross)
          expect(line.unitPrice).toBeGreaterThan(0)
          expect(line.explain.length).toBeGreaterThanOrEqual(3)
        }
        expect(taxes.length).toBeGreaterThan(0)
      },
    )

    test('own prices are kept as they are, others are converted and say from what', async () => {
      // 10223-1 Kingdoms Joust: USD 119.99 in the file. ECB of 2026-04-13: USD 1.1684, JPY 186.75 for one euro.
      // 11999 × 186.75 / 1.1684 / 100 = 19178.4… JPY net, × 1.1 = 21096 JPY; the Japanese price point is 10 yen.
      const us = await engine.app.inject({ url: '/v1/markets/us/products/set-10223-1' })
      const jp = await engine.app.inject({ url: '/v1/markets/jp/products/set-10223-1' })
      expect(us.json().variants[0].price).toMatchObject({ amount: 11999, currency: 'USD', includesTax: false })
      expect(jp.json().variants[0].price).toMatchObject({ amount: 21100, currency: 'JPY', taxPercent: '10' })
    })
  },
)

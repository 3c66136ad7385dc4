import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { referenceRates } from '../config/reference-rates.ts'
import { makeReady } from '../core/bootstrap.ts'
import { compose } from '../core/compose.ts'
import { testDatabase } from './database.ts'
import { importFile, NOON, secondServer, type TestEngine, testEngine } from './engine.ts'
import { temporaryFolder } from './temporary-folder.ts'

let engine: TestEngine
let other: TestEngine['app']
let addresses: string[]
const folder = temporaryFolder('noyau-concurrency-')

beforeAll(async () => {
  engine = await testEngine()
  other = await secondServer(engine)
  addresses = await Promise.all([engine.app, other].map((app) => app.listen({ host: '127.0.0.1', port: 0 })))
})
afterAll(async () => {
  await other.close()
  await engine.close()
  folder.remove()
})

/** Real connections, to both processes in turn. */
async function put(url: string, body: unknown, index: number): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${addresses[index % 2]}${url}`, {
    method: 'PUT',
    headers: { ...engine.owner, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: await answer.json() }
}

async function get(url: string) {
  return (await engine.app.inject({ method: 'GET', url, headers: engine.owner })).json()
}

const TWENTY = Array.from({ length: 20 }, (_, index) => index)

function version(index: number) {
  const amount = 1000 + index
  return {
    code: 'contested',
    kind: 'toy',
    name: `Version ${index}`,
    attributes: { version: index },
    variants: [{ sku: 'CONTESTED-1', prices: [{ market: 'fr', currency: 'EUR', amount }] }],
  }
}

describe('twenty write the same at once', () => {
  test('a new product: one wins whole, and shoppers see that one', async () => {
    const answers = await Promise.all(TWENTY.map((index) => put('/v1/admin/products/contested', version(index), index)))
    for (const { status } of answers) expect([200, 409]).toContain(status)
    expect(answers.some(({ status }) => status === 200)).toBe(true)
    await expectOneWhole()
  })

  test('a product that is there: every write is taken, the last one stands', async () => {
    const answers = await Promise.all(TWENTY.map((index) => put('/v1/admin/products/contested', version(index), index)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    await expectOneWhole()
  })

  async function expectOneWhole() {
    const stored = await get('/v1/admin/products/contested')
    const winner = stored.attributes.version
    expect(stored).toMatchObject(version(winner))
    const shown = await get('/v1/markets/fr/products/contested')
    expect(shown).toMatchObject({ name: `Version ${winner}`, attributes: { version: winner } })
    expect(shown.variants).toMatchObject([{ sku: 'CONTESTED-1', price: { amount: 1000 + winner } }])
  }

  test('prices of one SKU: the offers match the prices', async () => {
    const url = '/v1/admin/markets/fr/prices/TOY-TR-36'
    const prices = (index: number) => ({ prices: [{ currency: 'EUR', amount: 2000 + index }] })
    const answers = await Promise.all(TWENTY.map((index) => put(url, prices(index), index)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const { prices: stored, offered } = await get(url)
    expect(stored).toHaveLength(1)
    const { variants } = await get('/v1/markets/fr/products/wooden-train-set')
    expect(variants[0].price.amount).toBe(stored[0].amount)
    expect(offered.at(-1).amount).toBe(stored[0].amount)
  })

  test('overlapping windows: exactly one stands', async () => {
    const url = '/v1/admin/markets/fr/prices/TOY-HT-BG'
    const window = (index: number) => ({
      prices: [
        { currency: 'EUR', amount: 5000 },
        { currency: 'EUR', amount: 3000 + index, from: `2026-11-${10 + (index % 10)}`, until: '2026-12-24' },
      ],
    })
    const answers = await Promise.all(TWENTY.map((index) => put(url, window(index), index)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const { prices } = await get(url)
    expect(prices).toHaveLength(2)
    const { variants } = await get('/v1/markets/fr/products/harbour-and-tide-game')
    expect(variants[0].price.amount).toBe(prices[1].amount)
  })

  test('prices, overrides and assortment of one product: none is lost', async () => {
    const product = '/v1/admin/products/stoneware-mug'
    const markets = ['fr', 'de', 'es', 'gb', 'ch', 'us', 'ca']
    const writes = markets.flatMap((market) => [
      [`${product}/overrides/${market}`, { attributes: { from: market } }],
      [`${product}/assortment/${market}`, { from: '2026-01-01' }],
    ]) as [string, object][]
    const answers = await Promise.all(writes.map(([url, body], index) => put(url, body, index)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const { markets: stored } = await get(product)
    for (const market of markets) expect(stored[market]).toEqual({ attributes: { from: market }, from: '2026-01-01' })
  })

  test('one SKU for many products: exactly one gets it', async () => {
    const claim = (index: number) => ({
      code: `claim-${index}`,
      kind: 'toy',
      name: 'Claim',
      variants: [{ sku: 'CLAIMED' }],
    })
    const answers = await Promise.all(
      TWENTY.map((index) => put(`/v1/admin/products/claim-${index}`, claim(index), index)),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    const refused = answers.filter(({ status }) => status === 409)
    expect(refused).toHaveLength(19)
    // Seen before the write, or by the database while another wrote: a name that is taken, never a price that overlaps.
    for (const { body } of refused)
      expect((body as { type: string }).type).toMatch(/\/(duplicate-key|concurrent-write)$/)
  })
})

test('imports at once: each file is taken whole, and what they share is one of the two', async () => {
  const files = [0, 1, 2].map((index) => {
    const lines = TWENTY.map((each) => {
      const shared = each < 10
      const code = shared ? `shared-${each}` : `own-${index}-${each}`
      return JSON.stringify({ code, kind: 'toy', name: `From ${index}`, variants: [{ sku: `${code}-1` }] })
    })
    const path = join(folder.path, `${index}.ndjson`)
    writeFileSync(path, (index % 2 ? lines.reverse() : lines).join('\n'))
    return path
  })
  const reports = await Promise.allSettled(files.map((path) => importFile(engine, path)))
  const taken = reports.flatMap((report, index) =>
    report.status === 'fulfilled' && report.value.applied ? [index] : [],
  )
  expect(taken.length).toBeGreaterThan(0)
  const { rows } = await engine.pool.query(
    `select count(distinct document ->> 'name')::integer as sources from product where code like 'shared-%'`,
  )
  expect(rows[0].sources).toBe(1)
  for (const index of [0, 1, 2]) {
    const { rows: own } = await engine.pool.query('select count(*)::integer as count from product where code like $1', [
      `own-${index}-%`,
    ])
    expect(own[0].count).toBe(taken.includes(index) ? 10 : 0)
  }
})

test('two engines that start at once load the sample once', async () => {
  const { pool } = await testDatabase()
  const told: string[] = []
  const starting = [1, 2].map(() =>
    makeReady(pool, compose({ now: () => NOON }), referenceRates, (line) => told.push(line)),
  )
  await Promise.all(starting)
  expect(told).toHaveLength(1)
  const { rows } = await pool.query(
    'select count(*)::integer as count, count(distinct code)::integer as codes from product',
  )
  expect(rows[0].count).toBe(rows[0].codes)
})

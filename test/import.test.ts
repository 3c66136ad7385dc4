import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csvHeader, csvRow, exportProducts } from '../core/catalog/export-products.ts'
import { importRates } from '../core/catalog/import-rates.ts'
import { reprojectAll } from '../core/catalog/reproject.ts'
import { importFile, type TestEngine, testEngine } from './engine.ts'
import { temporaryFolder } from './temporary-folder.ts'

let engine: TestEngine
const folder = temporaryFolder('noyau-import-')

beforeAll(async () => {
  engine = await testEngine()
})
afterAll(async () => {
  await engine.close()
  folder.remove()
})

function file(name: string, text: string): string {
  const path = join(folder.path, name)
  writeFileSync(path, text)
  return path
}

async function get(url: string) {
  const answer = await engine.app.inject({ method: 'GET', url, headers: engine.owner })
  return { status: answer.statusCode, body: answer.json() }
}

const document = async (code: string) => (await get(`/v1/admin/products/${code}`)).body

/** Everything that an import must not touch where nothing has changed. */
async function untouched(): Promise<string> {
  const { rows } = await engine.pool.query(
    `select (select json_agg(json_build_object('code', code, 'at', changed_at, 'hash', hash) order by code)::text from product)
       || (select max(revision)::text from catalogue_change) || (select count(*)::text from offered_price) as stamp`,
  )
  return rows[0].stamp
}

const COLUMNS =
  'number,numberVariant,name,year,theme,themeGroup,subtheme,category,pieces,minifigs,agerange_min,packagingType,availability,US_retailPrice,US_dateFirstAvailable,US_dateLastAvailable,UK_retailPrice,UK_dateFirstAvailable,UK_dateLastAvailable,CA_retailPrice,CA_dateFirstAvailable,CA_dateLastAvailable,DE_retailPrice,DE_dateFirstAvailable,DE_dateLastAvailable,height,width,depth,weight'

/** Invented sets. */
const SETS = {
  everywhere:
    '9001,1,"Harbour, with ""Crane""",2020,Town,Modern day,Port,Normal,512,4,7,Box,Retail,49.99,2020-01-02,2021-12-31,44.99,2020-01-03,2021-12-30,64.99,2020-01-04,2021-12-29,49.9,2020-01-05,2021-12-28,26.2,38.2,5.6,0.57',
  germany: '9002,1,Windmühle,2020,Town,Modern day,Farm,Normal,,,,Bag,Retail,,,,,,,,,,19.99,2020-02-01,,,,,0',
  unpriced: '9003,1,Lost Ship,2020,Sea,Historical,,Normal,10,1,4,Bag,Promotional,,,,,,,,,,,,,,,,',
}

function csv(...rows: string[]): string {
  return `${[COLUMNS, ...rows].join('\n')}\n`
}

const toySets = { format: 'csv', mapping: 'toy-sets' } as const

describe('CSV through a mapping', () => {
  test('columns become fields: amounts exact, measures in whole units, what is empty is absent', async () => {
    const path = file('sets.csv', csv(...Object.values(SETS)))
    expect(await importFile(engine, path, toySets)).toMatchObject({
      applied: true,
      read: 3,
      created: 3,
      failed: 0,
      errors: [],
    })
    expect(await document('set-9001-1')).toEqual({
      code: 'set-9001-1',
      kind: 'toy',
      name: 'Harbour, with "Crane"',
      weightGrams: 570,
      dimensionsMm: { length: 382, width: 56, height: 262 },
      attributes: {
        theme: 'Town',
        themeGroup: 'Modern day',
        subtheme: 'Port',
        category: 'Normal',
        packaging: 'Box',
        year: 2020,
        pieces: 512,
        minifigures: 4,
        ageFrom: 7,
      },
      variants: [
        {
          sku: '9001-1',
          corePrice: { amount: 4999, currency: 'USD' },
          prices: expect.arrayContaining([
            expect.objectContaining({ market: 'us', currency: 'USD', amount: 4999 }),
            expect.objectContaining({ market: 'gb', currency: 'GBP', amount: 4499 }),
            expect.objectContaining({ market: 'ca', currency: 'CAD', amount: 6499 }),
            expect.objectContaining({ market: 'de', currency: 'EUR', amount: 4990 }),
          ]),
        },
      ],
      markets: {
        us: { from: '2020-01-02' },
        gb: { from: '2020-01-03' },
        ca: { from: '2020-01-04' },
        de: { from: '2020-01-05' },
      },
    })
    const windmill = await document('set-9002-1')
    expect(windmill.variants[0].corePrice).toEqual({ amount: 1999, currency: 'EUR', taxOf: 'DE' })
    expect(windmill).not.toHaveProperty('weightGrams')
    expect(windmill.attributes).not.toHaveProperty('pieces')
    expect((await document('set-9003-1')).variants).toEqual([{ sku: '9003-1' }])
  })

  test('one price sells it everywhere, none nowhere', async () => {
    expect((await get('/v1/markets/fr/products/set-9002-1')).status).toBe(200)
    expect((await get('/v1/markets/jp/products/set-9002-1')).body.variants[0].price.currency).toBe('JPY')
    expect((await get('/v1/markets/fr/products/set-9003-1')).status).toBe(404)
  })

  test('the same file again touches nothing', async () => {
    const before = await untouched()
    engine.clock.now += 60_000
    const path = file('again.csv', csv(...Object.values(SETS)))
    expect(await importFile(engine, path, toySets)).toMatchObject({
      applied: true,
      unchanged: 3,
      created: 0,
      updated: 0,
    })
    expect(await untouched()).toBe(before)
  })

  test('last-sale days end the sale on the day after, and only when asked for', async () => {
    expect((await get('/v1/markets/us/products/set-9001-1')).status).toBe(200)
    const path = file('ended.csv', csv(...Object.values(SETS)))
    const report = await importFile(engine, path, { ...toySets, flags: ['last-sale-days'] })
    expect(report).toMatchObject({ updated: 1, unchanged: 2 })
    expect((await document('set-9001-1')).markets.us).toEqual({ from: '2020-01-02', until: '2022-01-01' })
    expect((await get('/v1/markets/us/products/set-9001-1')).status).toBe(404)
    expect((await get('/v1/markets/fr/products/set-9001-1')).status).toBe(200)
    await importFile(engine, path, toySets)
    expect((await get('/v1/markets/us/products/set-9001-1')).status).toBe(200)
  })

  const good = SETS.germany.replaceAll('9002', '9101')
  test.each([
    [
      'a price that is none',
      good.replace('19.99', 'cheap'),
      'column DE_retailPrice has cheap, which is not an amount of EUR',
    ],
    [
      'a price finer than cents',
      good.replace('19.99', '19.999'),
      'column DE_retailPrice has 19.999, which is finer than EUR goes',
    ],
    [
      'a day that is none',
      good.replace('2020-02-01', '1 Feb 2020'),
      'column DE_dateFirstAvailable has 1 Feb 2020, which is not a day',
    ],
    ['a weight that is none', good.replace(/,0$/, ',heavy'), 'column weight has heavy, which is not a number'],
    ['a name that is missing', good.replace('Windmühle', ''), 'is missing; add it'],
  ])('%s: the row is named; stop leaves everything, skip applies the rest', async (_, bad, reason) => {
    const before = await untouched()
    const other = SETS.germany.replaceAll('9002', '9102')
    const path = file('bad.csv', csv(bad, other))
    const stopped = await importFile(engine, path, toySets)
    expect(stopped).toMatchObject({ applied: false, read: 2, failed: 1, errors: [{ line: 2, reason }] })
    expect(await untouched()).toBe(before)
    const skipped = await importFile(engine, path, { ...toySets, onError: 'skip' })
    expect(skipped).toMatchObject({ applied: true, failed: 1, errors: [{ line: 2, reason }] })
    expect(skipped.created + skipped.unchanged).toBe(1)
    expect((await get('/v1/admin/products/set-9102-1')).status).toBe(200)
    expect((await get('/v1/admin/products/set-9101-1')).status).toBe(404)
  })

  test('a column that the mapping needs and the file does not have', async () => {
    const path = file('short.csv', 'number,numberVariant\n1,1\n')
    const report = await importFile(engine, path, toySets)
    expect(report.errors).toMatchObject([{ line: 2, reason: 'column name is not in the file' }])
  })
})

describe('export', () => {
  async function exported(format: 'csv' | 'ndjson'): Promise<string> {
    const client = await engine.pool.connect()
    try {
      const lines = format === 'csv' ? [csvHeader()] : []
      for await (const each of exportProducts(client))
        lines.push(format === 'csv' ? csvRow(each) : JSON.stringify(each))
      const end = format === 'csv' ? '\r\n' : '\n'
      return file(`export.${format}`, lines.map((line) => line + end).join(''))
    } finally {
      client.release()
    }
  }

  test.each(['ndjson', 'csv'] as const)('as %s, imported again, touches nothing', async (format) => {
    const before = await untouched()
    const path = await exported(format)
    const report = await importFile(engine, path, { format })
    expect(report).toMatchObject({ applied: true, created: 0, updated: 0, failed: 0, errors: [] })
    expect(report.unchanged).toBe(report.read)
    expect(report.read).toBeGreaterThan(60)
    expect(await untouched()).toBe(before)
  })
})

describe('exchange rates', () => {
  const rates = (...rows: string[]) => Readable.from([`Date,USD,JPY,GBP,CHF,BRL,CAD,CNY,INR,\n${rows.join('\n')}\n`])
  const yen = async () => (await get('/v1/markets/jp/products/set-9002-1')).body.variants[0].price.amount

  test('newer ones reprice what is converted, and the rate stays with the price', async () => {
    const report = await importRates(
      engine.pool,
      rates('2026-11-20,1.2,100,0.9,1,6,1.6,8,100,', '2026-11-19,1.2,99,N/A,1,6,1.6,8,100,'),
    )
    expect(report).toEqual({ days: 2, rates: 15, changed: 15, newest: '2026-11-20' })
    await reprojectAll(engine.pool, engine.engine)
    // 19.99 € with 19 % are 16.80 net; × 100 = 1,680 ¥; with 10 % 1,848, to tens 1,850.
    expect(await yen()).toBe(1850)
    const { body } = await get('/v1/admin/markets/jp/prices/9002-1')
    expect(body.prices).toMatchObject([
      { amount: 1850, conversion: { from: { amount: 1999, currency: 'EUR' }, rate: '100', day: '2026-11-20' } },
    ])
  })

  test('the same again changes nothing', async () => {
    expect((await importRates(engine.pool, rates('2026-11-20,1.2,100,0.9,1,6,1.6,8,100,'))).changed).toBe(0)
  })

  test.each([
    ['a rate that is none', ['2026-11-21,1.2,dear,0.9,1,6,1.6,8,100,'], 'Line 2: dear is not a rate of JPY'],
    ['a rate of nothing', ['2026-11-21,1.2,0,0.9,1,6,1.6,8,100,'], 'Line 2: 0 is not a rate of JPY'],
    ['a day that is none', ['2026-11-31,1.2,100,0.9,1,6,1.6,8,100,'], 'Line 2: 2026-11-31 is not a day'],
    ['a row cut off', ['2026-11-21,1.2'], 'Line 2: '],
    ['a day twice', ['2026-11-21,1,1,1,1,1,1,1,1,', '2026-11-21,2,2,2,2,2,2,2,2,'], 'Line 3: 2026-11-21 stands twice'],
    ['no rate at all', [], 'there is no rate in the file'],
  ])('%s is refused, and nothing is imported', async (_, rows, reason) => {
    await expect(importRates(engine.pool, rates(...rows))).rejects.toThrow(reason)
    const { rows: kept } = await engine.pool.query(`select max(day)::text as newest from fx_rate`)
    expect(kept[0].newest).toBe('2026-11-20')
  })

  test('past the age that config allows the price is kept, and the shopper is told', async () => {
    engine.clock.now += (engine.engine.rateAgeMax + 1) * 86_400_000
    await reprojectAll(engine.pool, engine.engine)
    expect(await yen()).toBe(1850)
    const lines = [{ sku: '9002-1', quantity: 1 }]
    const answer = await engine.app.inject({ method: 'POST', url: '/v1/markets/jp/quotes', payload: { lines } })
    expect(answer.json().lines[0].unitPrice).toBe(1850)
    expect(answer.json().notices).toContainEqual(
      expect.objectContaining({ code: 'notice.stale-rate', pointer: '/lines/0' }),
    )
  })
})

/** The real file, where the checkout lies beside the shared folder. */
const REAL = join(import.meta.dirname, '..', '..', 'shared', 'data', 'toy-sets.csv')

test.skipIf(!existsSync(REAL))(
  `the real toy-sets.csv, all 7,284 (skipped where ${REAL} is absent)`,
  async () => {
    const report = await importFile(engine, REAL, toySets)
    expect(report).toMatchObject({ applied: true, read: 7284, created: 7284, failed: 0 })
    const again = await importFile(engine, REAL, toySets)
    expect(again).toMatchObject({ unchanged: 7284, created: 0, updated: 0 })
  },
  60_000,
)

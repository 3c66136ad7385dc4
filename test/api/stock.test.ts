import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stock } from '../../config/stock.ts'
import { transaction } from '../../core/db/pool.ts'
import { reserve } from '../../core/stock/reservations.sql.ts'
import { type TestEngine, testEngine } from '../engine.ts'

let engine: TestEngine
beforeAll(async () => {
  engine = await testEngine()
})
afterAll(() => engine.close())

type Headers = Record<string, string>

async function call(method: 'GET' | 'POST' | 'PUT', url: string, payload?: unknown, headers: Headers = engine.owner) {
  const body = payload === undefined ? {} : { payload: payload as object }
  const answer = await engine.app.inject({ method, url: `/v1/admin/stock${url}`, headers, ...body })
  return { status: answer.statusCode, body: answer.json() }
}

const get = (url: string, headers?: Headers) => call('GET', url, undefined, headers)
const NOBODY: Headers = {}

const keys = new Map<string, Headers>()
async function keyOf(role: string, ...markets: string[]): Promise<Headers> {
  const name = `${role} ${markets}`
  const known = keys.get(name)
  if (known) return known
  const payload = { label: name, role, markets }
  const answer = await engine.app.inject({ method: 'POST', url: '/v1/admin/keys', headers: engine.owner, payload })
  const key = { authorization: `Bearer ${answer.json().secret}` }
  keys.set(name, key)
  return key
}

function feed(rows: string, query = '', type = 'text/csv', headers: Headers = engine.owner) {
  return call('POST', `/feed${query}`, rows, { ...headers, 'content-type': type })
}

async function levelOf(sku: string, location: string) {
  const { body } = await get(`/levels?sku=${sku}`)
  return body.levels.find((level: { location: string }) => level.location === location)
}

const DEPOT = { kind: 'third-party', name: 'Depot 東京', country: 'JP', postalCode: '135-0064' }

describe('locations', () => {
  test('listStockLocations: by code, with the markets that they serve; 401', async () => {
    const { status, body } = await get('/locations')
    expect(status).toBe(200)
    expect(body.locations).toHaveLength(16)
    expect(body.locations[1]).toMatchObject({ code: 'ca-toronto', kind: 'warehouse', active: true, markets: ['ca'] })
    expect((await get('/locations', NOBODY)).status).toBe(401)
  })

  test('every location of config is in the sample', async () => {
    const { body } = await get('/locations')
    const codes = body.locations.map(({ code }: { code: string }) => code)
    expect(
      Object.values(stock)
        .flatMap(({ locations }) => locations)
        .toSorted(),
    ).toEqual(codes)
  })

  test('a key sees what serves its markets', async () => {
    const { body } = await get('/locations', await keyOf('viewer', 'fr', 'jp'))
    expect(body.locations.map(({ code }: { code: string }) => code)).toEqual([
      'fr-lyon',
      'fr-paris',
      'jp-koto',
      'jp-kyoto',
    ])
    expect((await get('/locations/fr-paris', await keyOf('viewer', 'fr'))).status).toBe(200)
    expect((await get('/locations/jp-koto', await keyOf('viewer', 'fr'))).status).toBe(403)
  })

  test('getStockLocation and putStockLocation: as it was put; 400, 401, 403, 404, 413 and 415', async () => {
    expect((await get('/locations/jp-depot')).status).toBe(404)
    const coordinates = { latitude: 35.6, longitude: 139.8 }
    const put = await call('PUT', '/locations/jp-depot', { ...DEPOT, coordinates })
    expect(put).toEqual({ status: 200, body: { code: 'jp-depot', ...DEPOT, coordinates, active: true, markets: [] } })
    expect((await get('/locations/jp-depot')).body).toEqual(put.body)
    const again = await call('PUT', '/locations/jp-depot', { ...DEPOT, active: false })
    expect(again.body).toEqual({ code: 'jp-depot', ...DEPOT, active: false, markets: [] })
    expect((await call('PUT', '/locations/UPPER', DEPOT)).status).toBe(400)
    expect((await call('PUT', '/locations/a', { ...DEPOT, coordinates: { latitude: 91, longitude: 0 } })).status).toBe(
      400,
    )
    expect((await call('PUT', '/locations/a', DEPOT, NOBODY)).status).toBe(401)
    expect((await call('PUT', '/locations/fr-lyon', DEPOT, await keyOf('viewer', '*'))).status).toBe(403)
    expect((await call('PUT', '/locations/fr-lyon', DEPOT, await keyOf('editor', 'de'))).status).toBe(403)
    expect((await call('PUT', '/locations/a', DEPOT, await keyOf('editor', 'fr'))).status).toBe(403)
    expect((await call('PUT', '/locations/a', { ...DEPOT, name: 'a'.repeat(2 ** 20) })).status).toBe(413)
    expect((await call('PUT', '/locations/a', 'a', { ...engine.owner, 'content-type': 'text/csv' })).status).toBe(415)
  })
})

describe('levels', () => {
  test('listStockLevels: of several SKUs, at the locations of the key; 400 and 401', async () => {
    const { status, body } = await get('/levels?sku=TOY-TR-36&sku=GEN-MG-CRM', await keyOf('viewer', 'jp'))
    expect(status).toBe(200)
    expect(body.levels.map(({ sku, location }: Record<string, string>) => `${sku} ${location}`)).toEqual([
      'GEN-MG-CRM jp-koto',
      'GEN-MG-CRM jp-kyoto',
      'TOY-TR-36 jp-koto',
    ])
    expect((await get('/levels?sku=EBK-LHI-EP')).body).toEqual({ levels: [] })
    expect((await get('/levels')).status).toBe(400)
    expect((await get('/levels?sku=TOY-TR-36', NOBODY)).status).toBe(401)
  })
})

describe('adjustments', () => {
  const adjust = (body: object, headers?: Headers) => call('POST', '/adjustments', body, headers)
  const line = (delta: number, more: object = {}) => ({ sku: 'TOY-TR-36', location: 'fr-lyon', delta, ...more })

  test('createStockAdjustment: changes what is on hand and says who, when and why', async () => {
    const { onHand } = await levelOf('TOY-TR-36', 'fr-lyon')
    const { status, body } = await adjust({ reason: 'damaged', note: 'Wet 📦 مبلل', lines: [line(-2)] })
    expect(status).toBe(200)
    expect(body.movements).toMatchObject([
      { ...line(-2), reason: 'damaged', note: 'Wet 📦 مبلل', at: '2026-11-22T11:00:00.000Z' },
    ])
    expect(await levelOf('TOY-TR-36', 'fr-lyon')).toMatchObject({
      onHand: onHand - 2,
      available: onHand - 2,
      reserved: 0,
    })
  })

  test('once for its id: sent again it answers the same; with another body it is refused', async () => {
    const id = randomUUID()
    const first = await adjust({ id, reason: 'received', lines: [line(5)] })
    const { onHand } = await levelOf('TOY-TR-36', 'fr-lyon')
    expect(await adjust({ id, reason: 'received', lines: [line(5)] })).toEqual(first)
    expect(await levelOf('TOY-TR-36', 'fr-lyon')).toMatchObject({ onHand })
    expect(await adjust({ id, reason: 'received', lines: [line(6)] })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/id' }] },
    })
  })

  test('all lines or none: 409 names the line that would take what is not there', async () => {
    const before = await levelOf('TOY-TR-36', 'fr-lyon')
    const lines = [line(1), line(-1_000, { location: 'fr-paris' })]
    const { status, body } = await adjust({ reason: 'lost', lines })
    expect(status).toBe(409)
    expect(body).toMatchObject({ title: 'There cannot be so little or so much in stock' })
    expect(body.errors).toMatchObject([{ pointer: '/lines/1/delta' }])
    expect(await levelOf('TOY-TR-36', 'fr-lyon')).toEqual(before)
    for (let times = 0; times < 9; times++)
      expect((await adjust({ reason: 'counted', lines: [line(100_000_000, { location: 'fr-paris' })] })).status).toBe(
        200,
      )
    const most = await adjust({ reason: 'counted', lines: [line(100_000_000, { location: 'fr-paris' })] })
    expect(most.status).toBe(409)
  })

  test('400, 401, 403, 413, 415 and 422', async () => {
    const fine = { reason: 'counted', lines: [line(1)] }
    expect((await adjust({ reason: 'shipped', lines: [line(1)] })).status).toBe(400)
    expect((await adjust({ reason: 'counted', lines: [line(0)] })).body.errors).toMatchObject([
      { pointer: '/lines/0/delta' },
    ])
    expect((await adjust({ reason: 'counted', lines: [line(1), line(2)] })).status).toBe(400)
    expect((await adjust({ reason: 'counted', lines: [] })).status).toBe(400)
    expect((await adjust(fine, NOBODY)).status).toBe(401)
    expect((await adjust(fine, await keyOf('viewer', '*'))).status).toBe(403)
    expect((await adjust(fine, await keyOf('editor', 'jp'))).status).toBe(403)
    expect((await adjust(fine, await keyOf('editor', 'fr'))).status).toBe(200)
    expect((await adjust({ ...fine, note: 'a'.repeat(2 ** 20) })).status).toBe(413)
    expect((await call('POST', '/adjustments', 'a', { ...engine.owner, 'content-type': 'text/csv' })).status).toBe(415)
    const unknown = await adjust({ reason: 'counted', lines: [line(1, { sku: 'NO', location: 'jp-depot-2' })] })
    expect(unknown.status).toBe(422)
    expect(unknown.body.errors).toMatchObject([{ pointer: '/lines/0/sku' }, { pointer: '/lines/0/location' }])
  })

  test('what is received is no longer incoming', async () => {
    await feed('location,sku,onHand,incoming\nfr-lyon,GEN-MG-INK,0,30\n')
    await adjust({ reason: 'received', lines: [line(12, { sku: 'GEN-MG-INK' })] })
    expect(await levelOf('GEN-MG-INK', 'fr-lyon')).toMatchObject({ onHand: 12, incoming: 18 })
  })
})

describe('the feed', () => {
  const HEAD = 'location,sku,onHand,delta,incoming\n'

  test('createStockFeed: counts and adds, as CSV and NDJSON; what changes nothing is told so', async () => {
    const csv = await feed(`${HEAD}de-leipzig,TEA-WS-24,71,,\nde-leipzig,SLT-FL-125,33,,5\nde-berlin,GFT-020,3,,`)
    expect(csv).toMatchObject({
      status: 200,
      body: { applied: true, read: 3, created: 1, updated: 2, unchanged: 0, failed: 0, errors: [] },
    })
    const rows = [
      { location: 'de-leipzig', sku: 'TEA-WS-24', onHand: 71 },
      { location: 'de-leipzig', sku: 'SLT-FL-125', delta: -3, reason: 'damaged' },
      { location: 'de-leipzig', sku: 'BOK-LHI-PB', incoming: 9 },
    ]
    const body = rows.map((row) => JSON.stringify(row)).join('\n')
    const ndjson = await feed(body, '', 'application/x-ndjson')
    expect(ndjson.body).toMatchObject({ applied: true, created: 0, updated: 2, unchanged: 1 })
    expect(await levelOf('TEA-WS-24', 'de-leipzig')).toMatchObject({ onHand: 71 })
    expect(await levelOf('SLT-FL-125', 'de-leipzig')).toMatchObject({ onHand: 30, incoming: 5 })
    const { body: audit } = await get('/movements?sku=SLT-FL-125&location=de-leipzig')
    expect(audit.movements.map(({ reason }: { reason: string }) => reason)).toEqual(['counted', 'counted', 'damaged'])
  })

  const BAD = `${HEAD}nowhere,TEA-WS-24,1,,
de-leipzig,NO-SUCH,1,,
de-leipzig,TEA-WS-24,many,,
de-leipzig,TEA-WS-24,1,1,
de-leipzig,TEA-WS-24,,,
de-leipzig,GUM-OR-200,,-9999,
de-leipzig,CAR-SB-150,11,,
de-leipzig,CAR-SB-150,12,,
"de-leipzig
`

  test('names the line, field and reason of every bad row; stop changes nothing, skip takes the good rows', async () => {
    const stopped = await feed(BAD)
    expect(stopped).toMatchObject({ status: 400, body: { detail: expect.stringContaining('7 of 9 rows') } })
    expect(stopped.body.errors[0]).toEqual({ pointer: '/2/location', detail: 'there is no location nowhere' })
    const skipped = await feed(BAD, '?onError=skip')
    expect(skipped.body).toMatchObject({ applied: true, updated: 1, failed: 8 })
    expect(skipped.body.errors).toMatchObject([
      { line: 2, field: '/location', reason: 'there is no location nowhere' },
      { line: 3, field: '/sku', reason: 'there is no SKU NO-SUCH' },
      { line: 4, field: '/onHand' },
      { line: 5, field: '/delta', reason: 'say onHand or delta, not both' },
      { line: 6, reason: 'says nothing: give onHand, delta or incoming' },
      { line: 7, field: '/delta' },
      { line: 9, reason: 'the SKU at this location stands on line 8 already' },
      { reason: expect.stringContaining('is the file cut off?') },
    ])
    expect(await levelOf('CAR-SB-150', 'de-leipzig')).toMatchObject({ onHand: 11 })
  })

  test('what adds is done once under its key, for each SKU and location, however often it is sent', async () => {
    const head = 'location,sku,delta,reason,key\n'
    const note = `${head}de-leipzig,TEA-WS-24,5,received,N-1\nde-leipzig,SLT-FL-125,7,received,N-1\nde-berlin,TEA-WS-24,2,received,N-1\n`
    const before = (await levelOf('TEA-WS-24', 'de-leipzig')).onHand
    const first = await feed(note)
    expect(first.body).toMatchObject({ applied: true, read: 3, unchanged: 0, repeated: 0, failed: 0 })
    const again = await feed(note)
    expect(again.body).toMatchObject({ applied: true, read: 3, updated: 0, unchanged: 3, repeated: 3, failed: 0 })
    expect((await levelOf('TEA-WS-24', 'de-leipzig')).onHand).toBe(before + 5)
    const other = await feed(`${head}de-leipzig,TEA-WS-24,6,received,N-1\nde-leipzig,TEA-WS-24,1,,\n`, '?onError=skip')
    expect(other.body.errors).toMatchObject([{ line: 2, field: '/key' }, { line: 3 }])
    const next = await feed(`${head}de-leipzig,TEA-WS-24,5,received,N-2\n`)
    expect(next.body).toMatchObject({ updated: 1, repeated: 0 })
    expect((await levelOf('TEA-WS-24', 'de-leipzig')).onHand).toBe(before + 10)
    const counted = await feed('location,sku,onHand,key\nde-leipzig,TEA-WS-24,5,N-3\n')
    expect(counted).toMatchObject({ status: 400, body: { errors: [{ pointer: '/2/key' }] } })
  })

  test('one key in ten feeds at once counts once; a row that was refused may come again under its key', async () => {
    const found = async () => (await levelOf('TEA-WS-24', 'de-berlin')).onHand
    const before = await found()
    const rows = ['TEA-WS-24', 'SLT-FL-125'].map((each) => ({
      location: 'de-berlin',
      sku: each,
      delta: 3,
      key: 'once',
    }))
    const sent = (each: readonly object[]) =>
      feed(each.map((row) => JSON.stringify(row)).join('\n'), '', 'application/x-ndjson')
    const reports = await Promise.all(
      Array.from({ length: 10 }, (_, index) => sent(index % 2 ? rows : rows.toReversed())),
    )
    expect(reports.map(({ body }) => body.repeated).toSorted()).toEqual([0, ...Array(9).fill(2)])
    expect(await found()).toBe(before + 3)
    const lost = [{ location: 'de-berlin', sku: 'TEA-WS-24', delta: -(before + 4), key: 'lost', reason: 'lost' }]
    const more = { location: 'de-berlin', sku: 'HNY-AC-350', delta: 1 }
    const skipped = await feed(
      [...lost, more].map((row) => JSON.stringify(row)).join('\n'),
      '?onError=skip',
      'application/x-ndjson',
    )
    expect(skipped.body).toMatchObject({ applied: true, errors: [{ line: 1, field: '/delta' }] })
    await feed('location,sku,delta\nde-berlin,TEA-WS-24,1\n')
    expect((await sent(lost)).body).toMatchObject({ applied: true, updated: 1, repeated: 0 })
    expect(await found()).toBe(0)
  })

  test('dryRun changes nothing and says what it would', async () => {
    const before = await levelOf('TEA-WS-24', 'de-leipzig')
    const { body } = await feed(`${HEAD}de-leipzig,TEA-WS-24,1,,\n`, '?dryRun=true')
    expect(body).toMatchObject({ dryRun: true, applied: false, updated: 1 })
    expect(await levelOf('TEA-WS-24', 'de-leipzig')).toEqual(before)
  })

  test('a count below what is promised is taken, and told as a shortfall', async () => {
    const allocation = [{ sku: 'HNY-AC-350', location: 'de-leipzig', quantity: 4, backOrder: 0 }]
    await transaction(engine.pool, (client) => reserve(client, 99n, allocation, null))
    await feed(`${HEAD}de-leipzig,HNY-AC-350,1,,\n`)
    expect(await levelOf('HNY-AC-350', 'de-leipzig')).toMatchObject({
      onHand: 1,
      reserved: 4,
      available: 0,
      shortfall: 3,
    })
  })

  test('400, 401, 403 and 415; a key writes its markets’ locations only', async () => {
    const row = `${HEAD}fr-lyon,TEA-WS-24,5,,\n`
    expect((await feed(row, '?onError=ask')).status).toBe(400)
    expect((await feed(row, '', 'text/csv', NOBODY)).status).toBe(401)
    expect((await feed(row, '', 'text/csv', await keyOf('viewer', '*'))).status).toBe(403)
    expect((await feed('{}', '', 'application/json')).status).toBe(415)
    const other = await feed(row, '', 'text/csv', await keyOf('editor', 'de'))
    expect(other).toMatchObject({ status: 400, body: { errors: [{ pointer: '/2/location' }] } })
    expect((await feed(row, '', 'text/csv', await keyOf('editor', 'fr'))).body).toMatchObject({ applied: true })
  })

  test.each(['text/csv', 'application/x-ndjson'])('%s over 64 MB is refused: 413', async (type) => {
    const { status } = await feed('x'.repeat(64 * 1024 * 1024 + 1), '', type)
    expect(status).toBe(413)
  })
})

describe('movements', () => {
  test('listStockMovements: in pages, oldest first, by SKU and location; 400, 401 and 403', async () => {
    const whole = (await get('/movements?sku=TOY-TR-36&limit=1000')).body.movements
    expect(whole.length).toBeGreaterThan(10)
    const paged: unknown[] = []
    let after = '0'
    for (let next: string | undefined = after; next !== undefined; after = next ?? after) {
      const { body } = await get(`/movements?sku=TOY-TR-36&limit=7&after=${next}`)
      paged.push(...body.movements)
      next = body.next
      if (next === undefined) break
    }
    expect(paged).toEqual(whole)
    const french = await get('/movements?limit=1000', await keyOf('viewer', 'fr'))
    expect(new Set(french.body.movements.map(({ location }: { location: string }) => location))).toEqual(
      new Set(['fr-lyon', 'fr-paris']),
    )
    expect((await get('/movements?location=jp-koto', await keyOf('viewer', 'fr'))).status).toBe(403)
    expect((await get('/movements?after=x')).status).toBe(400)
    expect((await get('/movements', NOBODY)).status).toBe(401)
  })
})

test('a flip is announced for the product’s page within a poll, a sale that flips nothing is not', async () => {
  const revisions = async () =>
    (await engine.pool.query('select count(*)::integer as n from catalogue_change')).rows[0].n
  await feed('location,sku,onHand\nus-new-york,ELE-DL-HER,3\nus-reno,ELE-DL-HER,0\n')
  const before = await revisions()
  const sell = (order: bigint, quantity: number) =>
    transaction(engine.pool, (client) =>
      reserve(client, order, [{ sku: 'ELE-DL-HER', location: 'us-new-york', quantity, backOrder: 0 }], null),
    )
  await sell(501n, 2)
  expect(await revisions()).toBe(before)
  await sell(502n, 1)
  expect(await revisions()).toBe(before + 1)
  const { rows } = await engine.pool.query(
    `select p.code from catalogue_change c join product p on p.id = c.product_id order by revision desc limit 1`,
  )
  expect(rows[0].code).toBe('desk-lamp-heron')
})

test('the sample stock is of the sample catalogue', () => {
  const [head, ...rows] = readFileSync('catalogue/sample/stock.csv', 'utf8').trim().split('\n')
  expect(head).toBe('location,sku,onHand,incoming')
  expect(rows.length).toBeGreaterThan(900)
})

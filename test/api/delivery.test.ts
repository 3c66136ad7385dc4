import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRates } from '../../core/delivery/delivery-rates.sql.ts'
import { offerDelivery } from '../../core/delivery/offer-delivery.ts'
import { findPickupPoint } from '../../core/delivery/pickup-points.sql.ts'
import type { SimulatedCarrier } from '../../core/delivery/simulated-carrier.ts'
import { makeKey } from '../../core/http/keys.ts'
import { locate } from '../../core/market/quote-request.ts'
import type { Problem } from '../../core/problem/problem.ts'
import { NOON, type TestEngine, testEngine } from '../engine.ts'

let engine: TestEngine
let viewer: { authorization: string }
let german: { authorization: string }
let carrier: SimulatedCarrier

beforeAll(async () => {
  engine = await testEngine()
  const key = async (role: 'viewer' | 'owner', markets: string[]) => {
    const { secret } = await makeKey(engine.pool, { label: role, role, markets }, new Date(NOON))
    return { authorization: `Bearer ${secret}` }
  }
  viewer = await key('viewer', ['*'])
  german = await key('owner', ['de'])
  carrier = engine.engine.carriers.named('simulated') as SimulatedCarrier
})
afterAll(() => engine.close())

interface Sent {
  method?: 'GET' | 'PUT' | 'POST'
  headers?: object
  type?: string
}

async function ask(
  url: string,
  body?: unknown,
  { method, headers = engine.owner, type = 'application/json' }: Sent = {},
) {
  const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  return engine.app.inject({
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    url: encodeURI(url),
    headers: { ...(payload !== undefined && { 'content-type': type }), ...headers },
    ...(payload !== undefined && { payload }),
  })
}

type Reply = Awaited<ReturnType<typeof ask>>

function refused(answer: Reply, status: number, type: string, pointer: string): Problem {
  const problem = answer.json() as Problem
  const told = { status: answer.statusCode, type: problem.type, pointers: problem.errors.map((each) => each.pointer) }
  expect(told).toEqual({
    status,
    type: `https://noyau.dev/problems/${type}`,
    pointers: expect.arrayContaining([pointer]),
  })
  return problem
}

describe('rate tables', () => {
  const url = '/v1/admin/markets/fr/delivery-rates'
  const put = (body: unknown, sent: Sent = {}) => ask(url, body, { method: 'PUT', ...sent })
  const home = {
    service: 'home',
    currency: 'EUR',
    volumetricDivisor: 5000,
    rates: [
      { weightUntil: 1000, price: 490, freeFrom: 5000 },
      { weightFrom: 1000, weightUntil: 30000, price: 890 },
      { zone: 'corsica', price: 1290 },
      { zone: 'DE', price: 990 },
    ],
  }

  async function price(postalCode: string, weightGrams: number, value: bigint, country = 'FR') {
    const { markets } = engine.engine
    const market = markets.find('fr')
    const destination = locate(markets, { country, postalCode }, markets.today(market), '/shipTo')
    const items = [{ ref: 'a', quantity: 1, weightGrams, value }]
    const options = await offerDelivery({ of: (key) => readRates(engine.pool, key) }, engine.engine, market, {
      destination,
      currency: 'EUR',
      items,
    })
    return options.find(({ service }) => service === 'home')?.price
  }

  test('a table takes the place of the price of config, and goes again', async () => {
    expect(await price('75001', 900, 1000n)).toBe(590n)
    const answer = await put(home)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      market: 'fr',
      tables: [
        {
          ...home,
          rates: [
            { weightFrom: 0, weightUntil: 1000, valueFrom: 0, price: 490, freeFrom: 5000 },
            { weightFrom: 1000, weightUntil: 30000, valueFrom: 0, price: 890 },
            { zone: 'DE', weightFrom: 0, valueFrom: 0, price: 990 },
            { zone: 'corsica', weightFrom: 0, valueFrom: 0, price: 1290 },
          ],
        },
      ],
    })
    expect((await ask(`${url}?service=home`, undefined, { headers: viewer })).json()).toEqual(answer.json())
    expect((await ask(`${url}?service=locker`)).json().tables).toEqual([])
    expect(await price('75001', 900, 1000n)).toBe(490n)
    expect(await price('75001', 900, 5000n)).toBe(0n)
    expect(await price('75001', 1000, 5000n)).toBe(890n)
    expect(await price('20000', 900, 5000n)).toBe(1290n)
    expect(await price('10115', 900, 5000n, 'DE')).toBe(990n)
    expect((await put({ ...home, rates: [] })).json().tables).toEqual([])
    expect(await price('75001', 900, 1000n)).toBe(590n)
  })

  test('a table holds from its day on', async () => {
    await put({
      ...home,
      rates: [
        { price: 100, until: '2026-11-22' },
        { price: 200, from: '2026-11-23' },
      ],
    })
    expect(await price('75001', 900, 1000n)).toBe(590n)
    engine.clock.now = NOON + 86_400_000
    expect(await price('75001', 900, 1000n)).toBe(200n)
    engine.clock.now = NOON
    await put({ ...home, rates: [] })
  })

  const rates = (...list: object[]) => ({ ...home, rates: list })
  test.each<[string, unknown, number, string, string]>([
    [
      'two rows for one load',
      rates({ price: 1 }, { weightFrom: 500, price: 2 }),
      409,
      'overlapping-window',
      '/rates/1',
    ],
    [
      'two rows for one day',
      rates({ price: 1, from: '2026-01-01' }, { price: 2, from: '2025-01-01', until: '2026-01-02' }),
      409,
      'overlapping-window',
      '/rates/1',
    ],
    [
      'an empty bracket',
      rates({ weightFrom: 5, weightUntil: 5, price: 1 }),
      422,
      'reversed-window',
      '/rates/0/weightUntil',
    ],
    [
      'days that end before they begin',
      rates({ from: '2026-02-01', until: '2026-01-01', price: 1 }),
      422,
      'reversed-window',
      '/rates/0/until',
    ],
    ['a price below zero', rates({ price: -1 }), 400, 'invalid-request', '/rates/0/price'],
    ['a field too many', rates({ price: 1, colour: 'red' }), 400, 'invalid-request', '/rates/0/colour'],
    ['a zone of another country', rates({ zone: 'highlands', price: 1 }), 422, 'unknown-reference', '/rates/0/zone'],
    ['a service that there is not', { ...home, service: 'drone' }, 422, 'unknown-delivery-service', '/service'],
    ['a currency that is not taken', { ...home, currency: 'USD' }, 422, 'currency-not-tendered', '/currency'],
    ['no JSON', '{', 400, 'malformed-body', ''],
  ])('%s', async (_, body, status, type, pointer) => {
    const answer = await put(body)
    if (pointer === '') expect(answer.statusCode).toBe(status)
    else refused(answer, status, type, pointer)
    expect((await ask(url)).json().tables).toEqual([])
  })

  test('who may not', async () => {
    for (const sent of [{}, { method: 'PUT' as const }]) {
      const body = sent.method && home
      expect((await ask(url, body, { ...sent, headers: {} })).statusCode).toBe(401)
      expect((await ask(url, body, { ...sent, headers: german })).statusCode).toBe(403)
    }
    refused(await put(home, { headers: viewer }), 403, 'forbidden', 'Authorization')
    refused(await ask('/v1/admin/markets/zz/delivery-rates'), 404, 'unknown-market', 'market')
    refused(await ask('/v1/admin/markets/zz/delivery-rates', home, { method: 'PUT' }), 404, 'unknown-market', 'market')
    refused(await ask(`${url}?service=No%21`), 400, 'invalid-parameter', 'service')
    expect((await put('x', { type: 'text/plain' })).statusCode).toBe(415)
    expect((await put(`"${'x'.repeat(1024 * 1024)}"`)).statusCode).toBe(413)
  })

  test('the database refuses what two writers make together', async () => {
    const insert = (divisor: number, from: number) =>
      engine.pool.query(
        `insert into delivery_rate (market, service, currency, weight_from, weight_until, price, volumetric_divisor)
         values ('fr', 'home', 'EUR', $1, $2, 1, $3)`,
        [from, from + 10, divisor],
      )
    await insert(5000, 0)
    await expect(insert(5000, 5)).rejects.toThrow('delivery_rate_overlap')
    await expect(insert(4000, 50)).rejects.toThrow('delivery_rate_divisor')
    await insert(5000, 10)
    await put({ ...home, rates: [] })
  })
})

const point = {
  code: 'LYO-1',
  kind: 'pickup-point',
  country: 'FR',
  postalCode: '69002',
  name: 'Tabac du Rhône',
  line1: '4 rue Mercière',
  city: 'Lyon',
  latitude: 45.7634,
  longitude: 4.8342,
  openingHours: [{ weekday: 1, from: '08:00', until: '19:00' }],
}
const imports = '/v1/admin/pickup-points/imports'
const ndjson = (rows: readonly unknown[], query = '') =>
  ask(`${imports}${query}`, rows.map((row) => JSON.stringify(row)).join('\n'), { type: 'application/x-ndjson' })

describe('pickup points', () => {
  test('imported, found and closed', async () => {
    const list = [
      point,
      { ...point, code: 'LYO-2', postalCode: '69003', name: 'Presse' },
      { ...point, code: 'PAR-1', postalCode: '75 001', city: 'Paris' },
      { ...point, code: 'BOX-1', kind: 'locker' },
      { ...point, code: 'MQ-1', country: 'MQ', postalCode: '97200', city: 'Fort-de-France' },
    ]
    expect((await ndjson(list, '?dryRun=true')).json()).toMatchObject({ applied: false, created: 5, failed: 0 })
    expect((await ndjson(list)).json()).toMatchObject({ applied: true, read: 5, created: 5, updated: 0, failed: 0 })
    const again = (await ndjson([...list.slice(1), { ...point, name: 'Tabac' }])).json()
    expect(again).toMatchObject({ created: 0, updated: 1, unchanged: 4 })
    expect((await ask(`/v1/admin/imports/${again.id}`)).json()).toEqual(again)

    const near = '/v1/markets/fr/pickup-points?service=pickup-point&postalCode=69002'
    const found = (await ask(near, undefined, { headers: {} })).json().points
    expect(found.map(({ code }: { code: string }) => code)).toEqual(['LYO-1', 'LYO-2', 'MQ-1', 'PAR-1'])
    expect(found[0]).toEqual({
      code: 'LYO-1',
      kind: 'pickup-point',
      name: 'Tabac',
      address: { line1: '4 rue Mercière', city: 'Lyon', postalCode: '69002', country: 'FR' },
      latitude: 45.7634,
      longitude: 4.8342,
      openingHours: point.openingHours,
    })
    const [one] = (await ask(`${near}&latitude=45.7634&longitude=4.8342&limit=1`)).json().points
    expect(one.distanceMetres).toBe(0)
    expect((await ask('/v1/markets/fr/pickup-points?service=locker&postalCode=69002')).json().points).toHaveLength(1)

    expect((await ndjson([{ ...point, active: false }])).json().updated).toBe(1)
    expect((await ask(near)).json().points[0].code).toBe('LYO-2')
    const asked = { country: 'FR', kind: 'pickup-point' as const }
    expect(await findPickupPoint(engine.pool, { ...asked, code: 'LYO-1' })).toBeUndefined()
    expect((await findPickupPoint(engine.pool, { ...asked, code: 'LYO-2' }))?.name).toBe('Presse')
  })

  test('CSV has a column for each field', async () => {
    const csv = [
      'code,kind,country,postalCode,name,line1,line2,city,latitude,longitude,openingHours,active',
      'BER-1,locker,DE,10115,Packstation 101,Torstr. 1,,Berlin,52.53,13.38,"[{""weekday"":1,""from"":""00:00"",""until"":""24:00""}]",true',
      'BER-2,locker,DE,10115,Packstation 102,Torstr. 9,,Berlin,north,13.38,,',
    ].join('\n')
    const report = (await ask(`${imports}?onError=skip`, csv, { type: 'text/csv' })).json()
    expect(report).toMatchObject({ applied: true, created: 1, failed: 1 })
    expect(report.errors).toEqual([{ line: 3, reason: 'column latitude has north, which is not JSON' }])
    const found = (await ask('/v1/markets/de/pickup-points?service=locker&postalCode=10117')).json().points
    expect(found.map(({ code }: { code: string }) => code)).toEqual(['BER-1'])
  })

  test.each<[string, object | string, string | undefined, RegExp]>([
    ['no name', { ...point, name: undefined }, '/name', /missing/],
    ['a country without a pack', { ...point, country: 'XX' }, '/country', /no pack/],
    ['a postal code of nowhere', { ...point, postalCode: '6900' }, '/postalCode', /like 75008/],
    ['half a place on the globe', { ...point, longitude: undefined }, '/latitude', /longitude/],
    ['the same point again', { ...point, code: 'FIRST' }, '/code', /line 1/],
    ['no JSON', 'not JSON', undefined, /is not JSON/],
  ])('%s is reported with its line and stops the import', async (_, row, field, reason) => {
    const lines = [{ ...point, code: 'FIRST' }, row].map((each) =>
      typeof each === 'string' ? each : JSON.stringify(each),
    )
    const answer = await ask(imports, lines.join('\n'), { type: 'application/x-ndjson' })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors).toEqual([{ pointer: `/2${field ?? ''}`, detail: expect.stringMatching(reason) }])
    expect(await findPickupPoint(engine.pool, { country: 'FR', kind: 'pickup-point', code: 'FIRST' })).toBeUndefined()
  })

  test('who asks wrongly', async () => {
    const near = (query: string) => ask(`/v1/markets/fr/pickup-points?${query}`, undefined, { headers: {} })
    refused(await near('service=pickup-point'), 400, 'invalid-parameter', 'postalCode')
    refused(await near('postalCode=69002'), 400, 'invalid-parameter', 'service')
    refused(await near('service=locker&postalCode=69002&limit=51'), 400, 'invalid-parameter', 'limit')
    refused(await near('service=locker&postalCode=69002&latitude=45'), 400, 'invalid-parameter', 'longitude')
    refused(await near('service=home&postalCode=69002'), 422, 'unknown-delivery-service', 'service')
    refused(await near('service=drone&postalCode=69002'), 422, 'unknown-delivery-service', 'service')
    refused(await near('service=locker&postalCode=ABC'), 422, 'invalid-address', 'postalCode')
    refused(await ask('/v1/markets/zz/pickup-points?service=locker&postalCode=1'), 404, 'unknown-market', 'market')
    expect((await ask(imports, '{}', { type: 'application/x-ndjson', headers: {} })).statusCode).toBe(401)
    expect((await ask(imports, '{}', { type: 'application/x-ndjson', headers: german })).statusCode).toBe(403)
    expect((await ask(imports, {})).statusCode).toBe(415)
    refused(await ask(`${imports}?onError=shrug`, '{}', { type: 'text/csv' }), 400, 'invalid-parameter', 'onError')
  })
})

describe('events of a carrier', () => {
  const url = '/v1/carriers/simulated/events'
  const at = new Date(NOON)
  const send = (body: string, signature: string | undefined, to = url) =>
    ask(to, body, { headers: { ...(signature && { 'noyau-signature': signature }) } })

  test('signed, they are taken, each once, in any language', async () => {
    const { body, signature } = carrier.post('SIM1', 'delivered', at)
    const answer = await send(body, signature)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ received: 1, stored: 1 })
    expect((await send(body, signature)).json()).toEqual({ received: 1, stored: 0 })
    const { rows } = await engine.pool.query('select raw from tracking_event where tracking_number = $1', ['SIM1'])
    expect(rows).toEqual([{ raw: JSON.parse(body).events[0] }])
  })

  test.each([
    ['without a signature', undefined, 0],
    ['forged', `t=${NOON / 1000},v1=${'0'.repeat(64)}`, 0],
    ['of another body', carrierPost, 0],
    ['old', undefined, 301_000],
  ] as const)('%s, they are refused and leave nothing', async (name, given, age) => {
    const { body, signature } = carrier.post(`SIM-${name}`, 'delivered', new Date(NOON - age))
    const wrong = typeof given === 'function' ? given() : age > 0 ? signature : given
    const answer = await send(body, wrong)
    const problem = refused(answer, 401, 'invalid-signature', 'Noyau-Signature')
    expect(problem.title).toBe('The signature does not hold')
    expect(answer.headers['www-authenticate']).toBeUndefined()
    const { rowCount } = await engine.pool.query('select from tracking_event where tracking_number = $1', [
      `SIM-${name}`,
    ])
    expect(rowCount).toBe(0)
  })
  function carrierPost() {
    return carrier.post('SIM-other', 'label', at).signature
  }

  test('what cannot be read', async () => {
    refused(await send('{}', undefined, '/v1/carriers/nobody/events'), 404, 'not-found', 'carrier')
    refused(await send('{"events":[{}]}', undefined), 400, 'invalid-request', '/events/0/id')
    expect((await send('{', undefined)).statusCode).toBe(400)
    expect((await ask(url, '{}', { type: 'text/plain' })).statusCode).toBe(415)
    expect((await send(`{"x":"${'x'.repeat(1024 * 1024)}"}`, undefined)).statusCode).toBe(413)
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '../../core/problem/problem.ts'
import { type TestEngine, testEngine } from '../engine.ts'

let engine: TestEngine
let untouched: string

beforeAll(async () => {
  engine = await testEngine()
  await put('/v1/admin/products/no-price', { ...product, code: 'no-price', variants: [{ sku: 'NO-PRICE' }] })
  untouched = await catalogue()
})
afterAll(() => engine.close())

const product = { code: 'x', kind: 'toy', name: 'X', variants: [{ sku: 'X-1' }] }

/** Everything that a refusal must leave alone. */
async function catalogue(): Promise<string> {
  const { rows } = await engine.pool.query(
    `select (select json_agg(p order by p.id)::text from product p) || (select json_agg(v order by v.sku)::text from variant v)
       || (select json_agg(r order by r.sku, r.market, r.currency, r.amount)::text from price r)
       || (select max(revision)::text from catalogue_change) as everything`,
  )
  return rows[0].everything
}

async function send(method: 'GET' | 'POST' | 'PUT', url: string, payload?: unknown, headers: object = engine.owner) {
  const body = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload)
  const type = payload === undefined ? {} : { 'content-type': 'application/json' }
  return engine.app.inject({
    method,
    url,
    headers: { ...type, ...headers },
    ...(body !== undefined && { payload: body }),
  })
}

const put = (url: string, payload: unknown) => send('PUT', url, payload)
const quote = (market: string, payload: unknown) => send('POST', `/v1/markets/${market}/quotes`, payload)

/** A refusal is a problem document that names its type, the field, and how to mend it. */
function refused(answer: Awaited<ReturnType<typeof send>>, status: number, type: string, pointer: string): Problem {
  const problem = answer.json() as Problem
  expect({ status: answer.statusCode, type: problem.type, body: problem.status }).toEqual({
    status,
    type: `https://noyau.dev/problems/${type}`,
    body: status,
  })
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(problem.errors.map((error) => error.pointer)).toContain(pointer)
  expect(problem.detail).not.toBe('')
  expect(problem.title).not.toBe('')
  expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/)
  return problem
}

const sku = { sku: 'TOY-TR-36', quantity: 1 }
const free = { ref: 'a', kind: 'toy', unitPrice: 100, quantity: 1 }
const with_ = (line: object) => ({ lines: [{ ...free, ...line }] })

describe('a refusal changes nothing', () => {
  afterEach(async () => {
    expect(await catalogue()).toBe(untouched)
  })

  describe('markets, languages and parameters', () => {
    test.each([
      ['/v1/markets/xx', 404, 'unknown-market', 'market'],
      ['/v1/markets/xx/products', 404, 'unknown-market', 'market'],
      ['/v1/markets/fr?locale=de', 400, 'unknown-locale', 'locale'],
      ['/v1/markets/fr/products?locale=xx-YY', 400, 'unknown-locale', 'locale'],
      ['/v1/markets/fr?locale=%3Cb%3E', 400, 'invalid-parameter', 'locale'],
      ['/v1/markets/%zz', 400, 'invalid-parameter', 'path'],
      [`/v1/markets/${'x'.repeat(400)}`, 400, 'invalid-parameter', 'path'],
      ['/v1/markets/fr%00', 400, 'invalid-parameter', 'market'],
      ['/v1/markets/fr/products?currency=USD', 422, 'currency-not-tendered', 'currency'],
      ['/v1/markets/fr/products?channel=moon', 422, 'unknown-channel', 'channel'],
      ['/v1/markets/fr/products?kind=spaceship', 400, 'invalid-parameter', 'kind'],
      ['/v1/markets/fr/products?limit=0', 400, 'invalid-parameter', 'limit'],
      ['/v1/markets/fr/products?limit=1e9', 400, 'invalid-parameter', 'limit'],
      ['/v1/markets/fr/products?limit=many', 400, 'invalid-parameter', 'limit'],
      ['/v1/markets/fr/products?limit=1&limit=2', 400, 'invalid-parameter', 'limit'],
      ['/v1/markets/fr/products?cursor=nonsense', 400, 'stale-cursor', 'cursor'],
      ['/v1/markets/fr/products?q=%00', 400, 'invalid-parameter', 'q'],
      ['/v1/markets/fr/products?q=', 400, 'invalid-parameter', 'q'],
      ['/v1/markets/fr/products?sort=relevance', 400, 'invalid-parameter', 'sort'],
      ['/v1/markets/fr/products?colour=red', 400, 'invalid-parameter', 'colour'],
      ['/v1/markets/fr/products?__proto__=1', 400, 'invalid-parameter', '__proto__'],
      ['/v1/markets/fr/products?priceMin=9007199254740992', 400, 'invalid-parameter', 'priceMin'],
      ['/v1/markets/fr/products/no-such-thing', 404, 'not-found', 'slug'],
      ['/v1/admin/markets/fr/rules?day=2026-02-30', 400, 'invalid-parameter', 'day'],
      ['/v1/admin/markets/fr/rules?section=magic', 404, 'unknown-rule', 'section'],
      ['/v1/admin/markets/fr/rules/diff/xx', 404, 'unknown-market', 'market'],
      ['/v1/admin/imports/1', 400, 'invalid-parameter', 'id'],
    ])('GET %s', async (url, status, type, pointer) => {
      refused(await send('GET', url), status, type, pointer)
    })

    test('a cursor of one sort is refused by another', async () => {
      const { next } = (await send('GET', '/v1/markets/fr/products?sort=name&limit=5')).json()
      refused(await send('GET', `/v1/markets/fr/products?sort=price&cursor=${next}`), 400, 'stale-cursor', 'cursor')
    })

    test('titles are in the language asked for, or English', async () => {
      const answer = await send('GET', '/v1/markets/xx', undefined, { 'accept-language': 'xx-Weird;q=zero, ;;' })
      expect(answer.json().title).toBe('There is no such market')
    })
  })

  describe('quotes', () => {
    test.each<[string, string, unknown, number, string, string]>([
      ['market', 'zz', { lines: [free] }, 404, 'unknown-market', 'market'],
      ['no lines', 'fr', { lines: [] }, 400, 'invalid-request', '/lines'],
      ['lines missing', 'fr', {}, 400, 'invalid-request', '/lines'],
      ['kind', 'fr', with_({ kind: 'spaceship' }), 400, 'invalid-request', '/lines/0/kind'],
      ['quantity below zero', 'fr', with_({ quantity: -1 }), 400, 'invalid-request', '/lines/0/quantity'],
      ['quantity zero', 'fr', with_({ quantity: 0 }), 400, 'invalid-request', '/lines/0/quantity'],
      ['quantity huge', 'fr', with_({ quantity: 1e15 }), 400, 'invalid-request', '/lines/0/quantity'],
      ['quantity a fraction', 'fr', with_({ quantity: 1.5 }), 400, 'invalid-request', '/lines/0/quantity'],
      ['quantity as text', 'fr', with_({ quantity: '1' }), 400, 'invalid-request', '/lines/0/quantity'],
      ['price below zero', 'fr', with_({ unitPrice: -1 }), 400, 'invalid-request', '/lines/0/unitPrice'],
      ['price beyond 2^53 − 1', 'fr', with_({ unitPrice: 2 ** 53 }), 400, 'invalid-request', '/lines/0/unitPrice'],
      [
        'a line beyond 2^53 − 1',
        'fr',
        with_({ unitPrice: 2 ** 53 - 1, quantity: 2 }),
        422,
        'amount-out-of-bounds',
        '/lines/0',
      ],
      [
        'a total beyond 2^53 − 1',
        'fr',
        {
          lines: [
            { ...free, unitPrice: 2 ** 53 - 1 },
            { ...free, ref: 'b', unitPrice: 1 },
          ],
        },
        422,
        'amount-out-of-bounds',
        '/lines',
      ],
      ['tax on top beyond 2^53 − 1', 'us', with_({ unitPrice: 2 ** 53 - 1 }), 422, 'amount-out-of-bounds', '/lines'],
      ['unknown field', 'fr', { lines: [free], coupon: 'X' }, 400, 'invalid-request', '/coupon'],
      ['unknown field of a line', 'fr', with_({ colour: 'red' }), 400, 'invalid-request', '/lines/0/colour'],
      ['unknown SKU', 'fr', { lines: [{ sku: 'NOPE', quantity: 1 }] }, 422, 'unknown-sku', '/lines/0/sku'],
      [
        'SKU without a price',
        'fr',
        { lines: [sku, { sku: 'NO-PRICE', quantity: 1 }] },
        422,
        'no-price',
        '/lines/1/sku',
      ],
      ['SKU of a draft', 'fr', { lines: [{ sku: 'TEA-WS-24', quantity: 1 }] }, 422, 'not-sold', '/lines/0/sku'],
      [
        'SKU of another country',
        'fr',
        { lines: [{ sku: 'SAK-JM-720', quantity: 1 }] },
        422,
        'not-sold',
        '/lines/0/sku',
      ],
      [
        'currency not the market’s',
        'de',
        { lines: [free], currency: 'DEM' },
        422,
        'currency-not-tendered',
        '/currency',
      ],
      ['currency unheard of', 'fr', { lines: [free], currency: 'eur' }, 400, 'invalid-request', '/currency'],
      [
        'a day before the euro',
        'de',
        { lines: [free], day: '1998-12-31', currency: 'EUR' },
        422,
        'no-rule-on-day',
        '/day',
      ],
      ['a day before the first rule', 'fr', { lines: [free], day: '1700-01-01' }, 422, 'no-rule-on-day', '/day'],
      ['a day that is none', 'fr', { lines: [free], day: '2026-02-30' }, 400, 'invalid-request', '/day'],
      [
        'postal code',
        'fr',
        { lines: [free], shipTo: { country: 'FR', postalCode: '7500' } },
        422,
        'invalid-address',
        '/shipTo/postalCode',
      ],
      [
        'subdivision',
        'us',
        { lines: [free], shipTo: { country: 'US', subdivision: 'US-XX' } },
        422,
        'invalid-address',
        '/shipTo/subdivision',
      ],
      ['country without a pack', 'fr', { lines: [free], shipTo: { country: 'AU' } }, 422, 'no-pack', '/shipTo/country'],
      [
        'country that is none',
        'fr',
        { lines: [free], shipTo: { country: 'France' } },
        400,
        'invalid-request',
        '/shipTo/country',
      ],
      ['origin', 'fr', { lines: [free], shipFrom: { country: 'AU' } }, 422, 'no-pack', '/shipFrom/country'],
      ['channel', 'fr', { lines: [free], channel: 'moon' }, 422, 'unknown-channel', '/channel'],
      [
        'payment method',
        'fr',
        { lines: [free], payment: { method: 'shells' } },
        422,
        'unknown-payment-method',
        '/payment/method',
      ],
      [
        'delivery service',
        'fr',
        { lines: [free], delivery: { service: 'balloon' } },
        422,
        'unknown-delivery-service',
        '/delivery/service',
      ],
    ])('%s', async (_, market, payload, status, type, pointer) => {
      refused(await quote(market, payload), status, type, pointer)
    })

    test.each<[string, unknown, string]>([
      ['free lines', { lines: [free] }, '/lines/0/unitPrice'],
      ['a day', { lines: [sku], day: '2026-01-01' }, '/day'],
      ['a group', { lines: [sku], group: 'members' }, '/group'],
      ['an origin', { lines: [sku], shipFrom: { country: 'FR' } }, '/shipFrom'],
      ['a price of delivery', { lines: [sku], delivery: { price: 0 } }, '/delivery/price'],
    ])('%s need a key', async (_, payload, pointer) => {
      refused(await send('POST', '/v1/markets/fr/quotes', payload, {}), 403, 'admin-only', pointer)
    })

    test('a destination that the market does not serve is refused to a shopper', async () => {
      const payload = { lines: [sku], shipTo: { country: 'BR' } }
      const answer = await send('POST', '/v1/markets/fr/quotes', payload, {})
      refused(answer, 422, 'destination-not-served', '/shipTo/country')
    })

    test('a tax number with a wrong check digit gets the price of a consumer, and a notice', async () => {
      const basket = { lines: [sku], shipTo: { country: 'DE' } }
      const consumer = (await quote('fr', basket)).json()
      const company = await quote('fr', { ...basket, buyer: { type: 'company', taxId: 'DE136695977' } })
      expect(company.statusCode).toBe(200)
      expect(company.json().totals).toEqual(consumer.totals)
      expect(company.json().notices).toContainEqual(
        expect.objectContaining({ code: 'notice.invalid-tax-number', pointer: '/buyer/taxId' }),
      )
    })
  })

  describe('bodies', () => {
    const url = '/v1/markets/fr/quotes'
    test.each<[string, string | Buffer, string, number, string, string]>([
      ['malformed JSON', '{"lines": [', 'application/json', 400, 'malformed-body', ''],
      ['nothing at all', '', 'application/json', 400, 'malformed-body', ''],
      ['a list', '[]', 'application/json', 400, 'invalid-request', ''],
      ['null', 'null', 'application/json', 400, 'invalid-request', ''],
      ['a __proto__ key', '{"__proto__": {"lines": []}}', 'application/json', 400, 'malformed-body', ''],
      ['another type', '<lines/>', 'application/xml', 415, 'unsupported-media-type', 'Content-Type'],
      ['a form', 'lines=1', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type', 'Content-Type'],
      ['10 MB', Buffer.alloc(10 * 1024 * 1024, ' '), 'application/json', 413, 'body-too-large', ''],
      [
        'deep nesting',
        `{"lines":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
        'application/json',
        400,
        'invalid-request',
        '/lines/0',
      ],
    ])('%s', async (_, payload, type, status, problem, pointer) => {
      const answer = await engine.app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload })
      refused(answer, status, problem, pointer)
    })

    test('a file is no quote', async () => {
      const answer = await engine.app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'text/csv' },
        payload: 'a,b',
      })
      refused(answer, 415, 'unsupported-media-type', 'Content-Type')
    })
  })

  describe('products', () => {
    const price = { market: 'fr', currency: 'EUR', amount: 100 }
    const variant = (more: object) => ({ variants: [{ sku: 'X-1', ...more }] })
    test.each<[string, object, number, string, string]>([
      ['kind', { kind: 'spaceship' }, 400, 'invalid-request', '/kind'],
      ['no variant', { variants: [] }, 400, 'invalid-request', '/variants'],
      ['unknown field', { colour: 'red' }, 400, 'invalid-request', '/colour'],
      ['another code', { code: 'y' }, 400, 'invalid-request', '/code'],
      ['unknown category', { categories: ['nowhere'] }, 422, 'unknown-reference', '/categories/0'],
      ['unknown market', { only: ['zz'] }, 422, 'unknown-reference', '/only/0'],
      [
        'window turned round',
        { markets: { fr: { from: '2026-02-01', until: '2026-01-01' } } },
        422,
        'reversed-window',
        '/markets/fr/until',
      ],
      ['GTIN', variant({ gtin: '4006381333932' }), 422, 'invalid-gtin', '/variants/0/gtin'],
      [
        'price of zero',
        variant({ prices: [{ ...price, amount: 0 }] }),
        400,
        'invalid-request',
        '/variants/0/prices/0/amount',
      ],
      [
        'price beyond 2^53 − 1',
        variant({ prices: [{ ...price, amount: 2 ** 53 }] }),
        400,
        'invalid-request',
        '/variants/0/prices/0/amount',
      ],
      [
        'currency',
        variant({ prices: [{ ...price, currency: 'USD' }] }),
        422,
        'currency-not-tendered',
        '/variants/0/prices/0/currency',
      ],
      [
        'two standing prices',
        variant({ prices: [price, { ...price, amount: 90 }] }),
        409,
        'overlapping-window',
        '/variants/0/prices/1',
      ],
      [
        'overlapping windows',
        variant({
          prices: [
            { ...price, from: '2026-01-01', until: '2026-02-01' },
            { ...price, from: '2026-01-31', until: '2026-03-01' },
          ],
        }),
        409,
        'overlapping-window',
        '/variants/0/prices/1',
      ],
      ['SKU of another product', { variants: [{ sku: 'TOY-TR-36' }] }, 409, 'duplicate-key', '/variants/0/sku'],
      ['SKU twice', { variants: [{ sku: 'X-1' }, { sku: 'X-1' }] }, 422, 'repeated-sku', '/variants/1/sku'],
      [
        'bundle of nothing',
        variant({ bundle: [{ sku: 'NOPE', quantity: 1 }] }),
        422,
        'unknown-reference',
        '/variants/0/bundle/0/sku',
      ],
      ['NUL in a name', { name: 'a\0b' }, 400, 'invalid-request', ''],
    ])('%s', async (_, change, status, type, pointer) => {
      refused(await put('/v1/admin/products/x', { ...product, ...change }), status, type, pointer)
    })
  })

  test.each([
    [
      'overlapping windows',
      [{ from: '2026-01-01', until: '2026-02-01' }, { from: '2026-01-31' }],
      409,
      'overlapping-window',
      '/prices/1',
    ],
    ['two standing prices', [{}, {}], 409, 'overlapping-window', '/prices/1'],
    ['a window turned round', [{ from: '2026-02-01', until: '2026-01-01' }], 422, 'reversed-window', '/prices/0/until'],
    ['a currency not tendered', [{ currency: 'USD' }], 422, 'currency-not-tendered', '/prices/0/currency'],
    ['a year that never was', [{ from: '0000-01-01' }], 400, 'invalid-request', '/prices/0/from'],
    ['a quantity of zero', [{ minQuantity: 0 }], 400, 'invalid-request', '/prices/0/minQuantity'],
  ])('prices with %s', async (_, windows, status, type, pointer) => {
    const prices = windows.map((window, index) => ({ currency: 'EUR', amount: 100 + index, ...window }))
    refused(await put('/v1/admin/markets/fr/prices/TOY-TR-36', { prices }), status, type, pointer)
  })

  describe('imports', () => {
    const row = (code: string) => JSON.stringify({ ...product, code, variants: [{ sku: `${code}-1` }] })
    const imported = async (type: string, payload: string | Buffer, query = '') => {
      const headers = { 'content-type': type, ...engine.owner }
      return engine.app.inject({ method: 'POST', url: `/v1/admin/imports${query}`, headers, payload })
    }
    const ndjson = 'application/x-ndjson'

    test.each<[string, string, string | Buffer, number, RegExp]>([
      [
        'broken UTF-8',
        ndjson,
        Buffer.concat([
          Buffer.from(`${row('i1')}\n{"code":"i2","name":"`),
          Buffer.from([0xff, 0xfe]),
          Buffer.from('"}\n'),
        ]),
        2,
        /not valid UTF-8/,
      ],
      ['a NUL character', ndjson, `${row('i1')}\n${row('i\0')}\n`, 2, /NUL/],
      ['an escaped NUL character', ndjson, `${row('i1')}\n${row('i2').replace('"X"', '"\\u0000"')}\n`, 2, /NUL/],
      ['JSON cut off', ndjson, `${row('i1')}\n${row('i2').slice(0, 30)}`, 2, /cut off/],
      [
        'characters cut in half by the parser',
        ndjson,
        `${row('i1')}\n${'💥'.repeat(20)}\n x${'💥'.repeat(20)}`,
        2,
        /not JSON/,
      ],
      ['no object', ndjson, `${row('i1')}\n\n[1]\n`, 3, /not a JSON object/],
      [
        'a __proto__ key',
        ndjson,
        `${row('i1')}\n{"__proto__":{"code":"i2"},"code":"i2"}\n`,
        2,
        /is not known here|missing/,
      ],
      ['a code twice', ndjson, `${row('i1')}\n${row('i1')}\n`, 2, /stands on line 1 already/],
      ['deep nesting', ndjson, `${row('i1')}\n{"code":${'['.repeat(50_000)}${']'.repeat(50_000)}}\n`, 2, /./],
      [
        'CSV broken UTF-8',
        'text/csv',
        Buffer.concat([
          Buffer.from('code,kind,name,variants\ni1,toy,'),
          Buffer.from([0xc3, 0x28]),
          Buffer.from(',[]\n'),
        ]),
        2,
        /not valid UTF-8/,
      ],
      ['a quote that never closes', 'text/csv', 'code,kind,name,variants\ni1,toy,"Bear\ni2,toy,Fox', 3, /cut off/],
      ['a quote inside a cell', 'text/csv', 'code,kind,name,variants\ni1,toy,Be"ar,[]\n', 2, /./],
      ['a row cut off', 'text/csv', 'code,kind,name,variants\ni1,toy\n', 2, /cut off|quote missing/],
      ['a cell that is no JSON', 'text/csv', 'code,kind,name,variants\ni1,toy,Bear,[\n', 2, /not JSON/],
    ])('%s', async (_, type, payload, line, reason) => {
      const answer = await imported(type, payload)
      expect(answer.statusCode).toBe(400)
      expect(answer.json()).toMatchObject({ type: expect.stringMatching(/invalid-request$/) })
      const named = { pointer: expect.stringMatching(`^/${line}(/|$)`), detail: expect.stringMatching(reason) }
      expect(answer.json().errors).toContainEqual(named)
    })

    test('an unknown mapping', async () => {
      refused(await imported('text/csv', 'a', '?mapping=nope'), 422, 'unknown-reference', 'mapping')
    })

    test('JSON is no file', async () => {
      const answer = await imported('application/json', '{}')
      refused(answer, 415, 'unsupported-media-type', 'Content-Type')
    })
  })
})

describe('text is text', () => {
  const NASTY = `Robert'); drop table product;-- <script>alert("1")</script> %s $1 \\ "q" \u202e`

  test('SQL and HTML in names are stored, found and given back as they are', async () => {
    const document = {
      ...product,
      code: 'nasty',
      name: NASTY,
      variants: [{ sku: 'N-1', corePrice: { amount: 100, currency: 'EUR' } }],
    }
    expect((await put('/v1/admin/products/nasty', document)).json().name).toBe(NASTY)
    expect((await send('GET', '/v1/markets/fr/products/nasty')).json().name).toBe(NASTY)
    const found = await send('GET', `/v1/markets/fr/products?q=${encodeURIComponent('robert')}`)
    expect(found.json().products).toMatchObject([{ code: 'nasty', name: NASTY }])
    expect(found.headers['content-type']).toBe('application/json; charset=utf-8')
  })

  test.each([
    "'; drop table product; --",
    '" or 1=1',
    '<script>',
    '& | ! ( ) : *',
    "\\'",
    '%',
    '_',
    '-',
    '()',
    "'",
    '(((',
    'a & b | !c',
    '"',
    '☕',
    '\ud800',
    "l'eau",
    '-x',
    ':*',
    '$1',
  ])('searching for %j finds what fits or nothing, in every locale', async (typed) => {
    for (const [market, locale] of [
      ['fr', 'fr-FR'],
      ['jp', 'ja-JP'],
      ['cn', 'zh-CN'],
      ['in', 'hi-IN'],
    ]) {
      const q = encodeURIComponent(typed.toWellFormed())
      const answer = await send('GET', `/v1/markets/${market}/products?locale=${locale}&facets=true&q=${q}`)
      expect(answer.statusCode).toBe(200)
    }
    expect((await send('GET', '/v1/markets/fr/products?limit=100')).json().products.length).toBeGreaterThan(30)
  })
})

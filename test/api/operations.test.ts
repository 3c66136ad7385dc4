import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestEngine, testEngine } from '../engine.ts'

let engine: TestEngine
beforeAll(async () => {
  engine = await testEngine()
})
afterAll(() => engine.close())

type Headers = Record<string, string>

async function call(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: unknown,
  headers: Headers = engine.owner,
) {
  const body = payload === undefined ? {} : { payload: payload as object }
  const { statusCode, body: text, headers: answered } = await engine.app.inject({ method, url, headers, ...body })
  const json = text !== '' && String(answered['content-type']).includes('json')
  return { status: statusCode, text, body: json ? JSON.parse(text) : undefined, headers: answered }
}

const get = (url: string, headers?: Headers) => call('GET', url, undefined, headers)
const ANYONE: Headers = {}

async function keyFor(role: string, markets: string[]): Promise<Headers & { id: string }> {
  const { status, body } = await call('POST', '/v1/admin/keys', { label: `${role} of ${markets}`, role, markets })
  expect(status).toBe(201)
  return { authorization: `Bearer ${body.secret}`, id: body.id }
}

function withoutId({ id: _, ...headers }: Headers): Headers {
  return headers
}

async function unitPrice(sku: string, request: object = {}, quantity = 1): Promise<number> {
  const { body } = await call('POST', '/v1/markets/fr/quotes', { ...request, lines: [{ sku, quantity }] })
  return body.lines[0].unitPrice
}

const BEAR = {
  code: 'bear',
  kind: 'toy',
  name: 'Bear',
  variants: [{ sku: 'BEAR-1', corePrice: { amount: 1000, currency: 'EUR' } }],
}

describe('markets', () => {
  test('listMarkets: the eleven, in the order of config, and 304', async () => {
    const { status, body, headers } = await get('/v1/markets', ANYONE)
    expect(status).toBe(200)
    expect(body.markets.map(({ code }: { code: string }) => code).join(' ')).toBe('fr de es gb ch us ca jp cn in br')
    expect((await get('/v1/markets', { 'if-none-match': String(headers.etag) })).status).toBe(304)
  })

  test('getMarket: with what its law asks, each with its source; in either case; 304 and 404', async () => {
    const { body, headers } = await get('/v1/markets/JP', ANYONE)
    expect(body).toMatchObject({
      code: 'jp',
      currency: 'JPY',
      day: '2026-11-22',
      pricesIncludeTax: true,
      locales: ['ja-JP', 'en'],
    })
    for (const rule of [...body.paymentMethods, ...body.deliveryServices, ...body.legalRules]) {
      expect(rule.source.cite).not.toBe('')
    }
    expect(body.addressForms).toMatchObject([{ country: 'JP', postalCode: { example: expect.any(String) } }])
    expect((await get('/v1/markets/JP', { 'if-none-match': String(headers.etag) })).status).toBe(304)
    expect((await get('/v1/markets/xx', ANYONE)).status).toBe(404)
  })

  test('getMarket speaks the language asked for', async () => {
    const texts = async (url: string, headers: Headers) => {
      const { body } = await get(url, headers)
      return body.legalRules.map(({ message }: { message?: string }) => message).filter(Boolean)
    }
    const french = await texts('/v1/markets/ch?locale=fr-CH', ANYONE)
    expect(french).not.toEqual(await texts('/v1/markets/ch', ANYONE))
    expect(await texts('/v1/markets/ch', { 'accept-language': 'xx, fr-BE;q=0.9, de;q=0.1' })).toEqual(french)
  })

  test('listCategories: parents before children, in the language, 304 and 404', async () => {
    const { body, headers } = await get('/v1/markets/fr/categories', ANYONE)
    const seen = new Set<string>()
    for (const { code, parent } of body.categories) {
      if (parent) expect(seen).toContain(parent)
      seen.add(code)
    }
    expect(body.categories).toContainEqual(
      expect.objectContaining({ code: 'grocery', name: 'Épicerie', slug: 'epicerie' }),
    )
    expect((await get('/v1/markets/fr/categories', { 'if-none-match': String(headers.etag) })).status).toBe(304)
    expect((await get('/v1/markets/xx/categories', ANYONE)).status).toBe(404)
  })
})

describe('operations', () => {
  test('getHealth, getReady, getMetrics', async () => {
    expect(await get('/health', ANYONE)).toMatchObject({ status: 200, body: { status: 'ok' } })
    expect(await get('/ready', ANYONE)).toMatchObject({ status: 200, body: { status: 'ok' } })
    const { status, text, headers } = await get('/metrics', ANYONE)
    expect(status).toBe(200)
    expect(headers['content-type']).toMatch(/^text\/plain/)
    expect(text).toMatch(/noyau_http_requests_total\{method="GET",route="\/health",status="200"\} \d+/)
    expect(text).toContain('process_cpu_seconds_total')
  })

  test('getReady: 503 while the database does not answer', async () => {
    const query = engine.pool.query
    engine.pool.query = (() => Promise.reject(new Error('gone'))) as never
    try {
      expect(await get('/ready', ANYONE)).toMatchObject({ status: 503, body: { status: 'no database' } })
      expect((await get('/health', ANYONE)).status).toBe(200)
    } finally {
      engine.pool.query = query
    }
  })

  test('an address where nothing is', async () => {
    expect(await get('/v2/markets', ANYONE)).toMatchObject({
      status: 404,
      body: { type: expect.stringMatching(/not-found$/) },
    })
    expect((await call('DELETE', '/v1/markets', undefined, ANYONE)).status).toBe(404)
  })

  test('the contract, the narrowed one, and a page to read it', async () => {
    expect((await get('/openapi/v1.json', ANYONE)).body.openapi).toBe('3.1.0')
    const { body, headers } = await get('/openapi/v1/fr.json', ANYONE)
    expect(body.info).toMatchObject({ 'x-market': 'fr', 'x-pack-version': expect.any(String) })
    expect((await get('/openapi/v1/fr.json', { 'if-none-match': String(headers.etag) })).status).toBe(304)
    expect((await get('/openapi/v1/xx.json', ANYONE)).status).toBe(404)
    expect((await get('/docs/', ANYONE)).status).toBe(200)
  })

  test('pictures of the sample catalogue, and nothing beside them', async () => {
    const picture = await engine.app.inject({ url: '/media/matcha-ceremonial.svg' })
    expect(picture).toMatchObject({ statusCode: 200, headers: { 'content-type': 'image/svg+xml' } })
    expect(picture.body).toContain('<svg ')
    for (const url of ['/media/nope.svg', '/media/..%2Fproducts.ndjson', '/media/README.md']) {
      const answer = await engine.app.inject({ url })
      expect(answer.statusCode).toBe(404)
      expect(answer.json()).toMatchObject({ type: expect.stringMatching(/not-found$/) })
    }
  })
})

describe('keys', () => {
  test('createKey, listKeys, revokeKey', async () => {
    const key = await keyFor('viewer', ['fr'])
    const listed = await get('/v1/admin/keys')
    expect(listed.body.keys).toContainEqual({
      id: key.id,
      label: 'viewer of fr',
      role: 'viewer',
      markets: ['fr'],
      createdAt: '2026-11-22T11:00:00.000Z',
    })
    expect(listed.text).not.toContain('secret')
    expect((await get('/v1/admin/markets/fr/rules', withoutId(key))).status).toBe(200)
    expect((await call('DELETE', `/v1/admin/keys/${key.id}`)).status).toBe(204)
    expect((await call('DELETE', `/v1/admin/keys/${key.id}`)).status).toBe(404)
    engine.clock.now += 1_001
    expect((await get('/v1/admin/markets/fr/rules', withoutId(key))).status).toBe(401)
  })

  test('a key for a market that there is not', async () => {
    const answer = await call('POST', '/v1/admin/keys', { label: 'x', role: 'viewer', markets: ['fr', 'zz'] })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/markets/1' }] } })
  })

  const admin = [
    ['GET', '/v1/admin/keys', 'owner', '*'],
    ['POST', '/v1/admin/keys', 'owner', '*'],
    ['DELETE', '/v1/admin/keys/7f6dc1a5-2d5a-4c5c-9f1e-3b6e3a1c2d4e', 'owner', '*'],
    ['PUT', '/v1/admin/categories', 'editor', '*'],
    ['GET', '/v1/admin/products', 'viewer', '*'],
    ['GET', '/v1/admin/products/stoneware-mug', 'viewer', '*'],
    ['PUT', '/v1/admin/products/bear', 'editor', '*'],
    ['PUT', '/v1/admin/products/stoneware-mug/assortment/fr', 'editor', 'fr'],
    ['PUT', '/v1/admin/products/stoneware-mug/overrides/fr', 'editor', 'fr'],
    ['GET', '/v1/admin/markets/fr/prices/GEN-MG-CRM', 'viewer', 'fr'],
    ['PUT', '/v1/admin/markets/fr/prices/GEN-MG-INK', 'editor', 'fr'],
    ['GET', '/v1/admin/promotions', 'viewer', '*'],
    ['GET', '/v1/admin/promotions?market=fr', 'viewer', 'fr'],
    ['GET', '/v1/admin/promotions/none', 'viewer', '*'],
    ['PUT', '/v1/admin/promotions/made', 'editor', 'fr'],
    ['GET', '/v1/admin/promotions/made', 'viewer', 'fr'],
    ['GET', '/v1/admin/promotions/made/coupons', 'viewer', 'fr'],
    ['PUT', '/v1/admin/promotions/made/coupons', 'editor', 'fr'],
    ['POST', '/v1/admin/promotions/made/coupons', 'editor', 'fr'],
    ['DELETE', '/v1/admin/promotions/none', 'editor', '*'],
    ['POST', '/v1/admin/imports', 'editor', '*'],
    ['GET', '/v1/admin/imports/7f6dc1a5-2d5a-4c5c-9f1e-3b6e3a1c2d4e', 'viewer', '*'],
    ['GET', '/v1/admin/markets/fr/rules', 'viewer', 'fr'],
    ['GET', '/v1/admin/markets/fr/rules/diff/fr', 'viewer', 'fr'],
  ] as const
  const bodies: Record<string, unknown> = {
    '/v1/admin/keys': { label: 'made', role: 'viewer', markets: ['fr'] },
    '/v1/admin/categories': { categories: [] },
    '/v1/admin/products/bear': BEAR,
    '/v1/admin/products/stoneware-mug/assortment/fr': {},
    '/v1/admin/products/stoneware-mug/overrides/fr': {},
    '/v1/admin/markets/fr/prices/GEN-MG-INK': { prices: [] },
    '/v1/admin/promotions/made': {
      code: 'made',
      labels: { en: 'Made' },
      markets: ['fr'],
      active: false,
      action: { type: 'free-delivery' },
    },
    'PUT /v1/admin/promotions/made/coupons': { codes: ['MADE'] },
    'POST /v1/admin/promotions/made/coupons': { count: 1 },
  }
  const ranks = ['viewer', 'editor', 'owner']
  const keys = new Map<string, Headers>()

  beforeAll(async () => {
    for (const role of ranks) {
      for (const market of ['*', 'fr', 'de']) keys.set(`${role} ${market}`, withoutId(await keyFor(role, [market])))
    }
  })

  function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, headers: Headers) {
    if (url.endsWith('/imports')) return call(method, url, '', { ...headers, 'content-type': 'application/x-ndjson' })
    const body = bodies[`${method} ${url}`] ?? bodies[url]
    return call(method, url, method === 'GET' || method === 'DELETE' ? undefined : body, headers)
  }

  test.each(admin)('%s %s needs %s for %s', async (method, url, role, market) => {
    expect((await ask(method, url, ANYONE)).status).toBe(401)
    expect((await ask(method, url, { authorization: 'Bearer nobody' })).status).toBe(401)
    expect((await ask(method, url, { authorization: 'Basic eDp5' })).status).toBe(401)
    for (const [name, headers] of keys) {
      const [has, reach] = name.split(' ') as [string, string]
      const suffices = ranks.indexOf(has) >= ranks.indexOf(role) && (reach === '*' || reach === market)
      const { status } = await ask(method, url, headers)
      if (suffices) expect([200, 201, 204, 404], name).toContain(status)
      else expect(status, name).toBe(403)
    }
  })

  test('a refusal says how to sign in', async () => {
    expect((await get('/v1/admin/keys', ANYONE)).headers['www-authenticate']).toBe('Bearer')
  })

  test('a key of another market does not quote here', async () => {
    const lines = [{ sku: 'TOY-TR-36', quantity: 1 }]
    expect((await call('POST', '/v1/markets/fr/quotes', { lines }, keys.get('owner de'))).status).toBe(403)
    expect((await call('POST', '/v1/markets/fr/quotes', { lines }, { authorization: 'Bearer nobody' })).status).toBe(
      401,
    )
    expect((await call('POST', '/v1/markets/fr/quotes', { lines }, ANYONE)).status).toBe(200)
  })
})

describe('products', () => {
  test('putProduct and getAdminProduct give back what was written', async () => {
    const document = {
      ...BEAR,
      status: 'draft',
      brand: 'Tannenspatz',
      categories: ['toys'],
      description: 'Soft.',
      translations: { fr: { name: 'Ours', slug: 'ours' }, 'fr-CH': { description: 'Doux.' } },
      hsCode: '9503.00',
      perishable: false,
      madeToOrder: true,
      originCountry: 'DE',
      weightGrams: 250,
      dimensionsMm: { length: 1, width: 2, height: 3 },
      attributes: { soft: true, eyes: 2, colour: 'brown' },
      media: [{ url: '/bear.svg', alt: { en: 'A bear' } }],
      safety: { manufacturer: { name: 'Tannenspatz' }, warnings: { en: 'Not for babies.' } },
      options: [{ code: 'size', values: ['s', 'l'] }],
      variants: [
        {
          sku: 'BEAR-1',
          gtin: '4006381333931',
          options: { size: 's' },
          corePrice: { amount: 1000, currency: 'EUR', taxOf: 'DE' },
          cost: { amount: 400, currency: 'EUR' },
          charges: [{ code: 'eco-participation', market: 'fr', amount: 5, currency: 'EUR' }],
          prices: [{ market: 'fr', currency: 'EUR', amount: 1200 }],
        },
        { sku: 'BEAR-2', options: { size: 'l' }, bundle: [{ sku: 'BEAR-1', quantity: 2 }] },
      ],
      only: ['fr', 'ch'],
      markets: { fr: { from: '2026-01-01', name: { fr: 'Nounours' } } },
    }
    const written = await call('PUT', '/v1/admin/products/bear', document)
    expect(written).toMatchObject({ status: 200, body: document })
    const { body } = await get('/v1/admin/products/bear')
    expect(body).toEqual(written.body)
    expect(await call('PUT', '/v1/admin/products/bear', body)).toMatchObject({ status: 200, body })
    expect((await get('/v1/markets/fr/products/bear', ANYONE)).status).toBe(404)
    engine.clock.now += 1
    const published = await call('PUT', '/v1/admin/products/bear', { ...document, status: 'published' })
    expect(published).toMatchObject({ status: 200, body: { status: 'published' } })
    expect(await get('/v1/markets/fr/products/ours', ANYONE)).toMatchObject({
      status: 200,
      body: { name: 'Nounours', madeToOrder: true },
    })
    expect((await get('/v1/markets/de/products/bear', ANYONE)).status).toBe(404)
  })

  test('putProduct: what a code, a SKU or a slug says is refused where another has it', async () => {
    const other = { ...BEAR, code: 'other' }
    expect(
      await call('PUT', '/v1/admin/products/other', { ...other, variants: [{ sku: 'GEN-MG-CRM' }] }),
    ).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/variants/0/sku' }] },
    })
    const slug = { ...other, slug: 'stoneware-mug', variants: [{ sku: 'OTHER-1' }] }
    expect((await call('PUT', '/v1/admin/products/other', slug)).status).toBe(409)
  })

  test('listAdminProducts: drafts too, page by page, each once', async () => {
    const codes: string[] = []
    for (let after = ''; ; ) {
      const { body } = await get(`/v1/admin/products?limit=25${after && `&after=${after}`}`)
      codes.push(...body.products.map(({ code }: { code: string }) => code))
      if (!body.next) break
      after = body.next
    }
    const { rows } = await engine.pool.query('select count(*)::integer as count from product')
    expect(codes.length).toBe(rows[0].count)
    expect(new Set(codes).size).toBe(codes.length)
    const drafts = await get('/v1/admin/products?status=draft')
    expect(drafts.body.products.map(({ code }: { code: string }) => code)).toEqual([
      'plant-sensor-sprout',
      'winter-tea-sampler',
    ])
  })

  test('getAdminProduct: 404', async () => {
    expect((await get('/v1/admin/products/nothing')).status).toBe(404)
  })

  test('putCategories: created, renamed, and a parent that is not there refused', async () => {
    const names = { en: 'Puzzles', fr: 'Casse-têtes' }
    const answer = await call('PUT', '/v1/admin/categories', {
      categories: [{ code: 'toys.puzzles', parent: 'toys', names }],
    })
    expect(answer.status).toBe(200)
    const { body } = await get('/v1/markets/fr/categories?locale=fr')
    expect(body.categories).toContainEqual(
      expect.objectContaining({ code: 'toys.puzzles', parent: 'toys', name: 'Casse-têtes' }),
    )
    const orphan = { categories: [{ code: 'orphan', parent: 'nowhere', names }] }
    expect((await call('PUT', '/v1/admin/categories', orphan)).status).toBe(422)
    const twice = [
      { code: 'twice', names },
      { code: 'twice', names },
    ]
    expect((await call('PUT', '/v1/admin/categories', { categories: twice })).status).toBe(409)
  })
})

describe('what a market says', () => {
  const MUG = '/v1/admin/products/stoneware-mug'
  const shown = async (market = 'fr') => get(`/v1/markets/${market}/products/stoneware-mug`, engine.owner)

  test('putAssortment: from the first day until the day before the last', async () => {
    for (const [window, status] of [
      [{ from: '2026-11-22', until: '2026-11-23' }, 200],
      [{ from: '2026-11-23' }, 404],
      [{ until: '2026-11-22' }, 404],
      [{ sold: false }, 404],
      [{}, 200],
    ] as const) {
      expect(await call('PUT', `${MUG}/assortment/fr`, window)).toMatchObject({ status: 200, body: window })
      expect((await shown()).status, JSON.stringify(window)).toBe(status)
      expect((await shown('de')).status).toBe(200)
    }
    expect((await call('PUT', `${MUG}/assortment/fr`, { from: '2026-02-01', until: '2026-02-01' })).status).toBe(422)
    expect((await call('PUT', '/v1/admin/products/nothing/assortment/fr', {})).status).toBe(404)
    expect((await call('PUT', `${MUG}/assortment/zz`, {})).status).toBe(404)
  })

  test('putOverride: says it for one market, and provenance says so', async () => {
    const override = { name: { fr: 'Mug en grès' }, attributes: { dishwasher: false }, availability: 'preorder' }
    expect(await call('PUT', `${MUG}/overrides/fr`, override)).toMatchObject({ status: 200, body: override })
    const { body } = await shown()
    expect(body).toMatchObject({ name: 'Mug en grès', attributes: { dishwasher: false } })
    expect(body.variants[0].availability).toBe('preorder')
    expect(body.provenance).toMatchObject({
      name: 'market fr (fr)',
      slug: 'fr',
      'attributes.dishwasher': 'market fr',
      availability: 'market fr',
    })
    expect((await shown('de')).body.provenance).toMatchObject({ name: 'de', availability: 'core' })
    await call('PUT', `${MUG}/overrides/fr`, {})
    expect((await shown()).body.provenance).toMatchObject({ name: 'fr', availability: 'core' })
    expect((await call('PUT', '/v1/admin/products/nothing/overrides/fr', {})).status).toBe(404)
  })
})

describe('prices', () => {
  const URL = '/v1/admin/markets/fr/prices/TOY-MR-72'

  test('putPrices: the ladder decides in quotes', async () => {
    const euros = (amount: number, more = {}) => ({ currency: 'EUR', amount, ...more })
    const prices = [
      euros(6000),
      euros(5500, { minQuantity: 10 }),
      euros(5000, { from: '2026-12-01', until: '2026-12-25' }),
      euros(5900, { channel: 'app' }),
      euros(4000, { group: 'members' }),
    ]
    const { status, body } = await call('PUT', URL, { prices })
    expect(status).toBe(200)
    expect(body.prices).toHaveLength(5)
    expect(await unitPrice('TOY-MR-72')).toBe(6000)
    expect(await unitPrice('TOY-MR-72', {}, 9)).toBe(6000)
    expect(await unitPrice('TOY-MR-72', {}, 10)).toBe(5500)
    expect(await unitPrice('TOY-MR-72', { channel: 'app' }, 10)).toBe(5900)
    expect(await unitPrice('TOY-MR-72', { channel: 'app', group: 'members' })).toBe(4000)
    expect(await unitPrice('TOY-MR-72', { day: '2026-11-30' }, 10)).toBe(5500)
    expect(await unitPrice('TOY-MR-72', { day: '2026-12-01' }, 10)).toBe(5000)
    expect(await unitPrice('TOY-MR-72', { day: '2026-12-24' })).toBe(5000)
    expect(await unitPrice('TOY-MR-72', { day: '2026-12-25' })).toBe(6000)
    expect((await get(URL)).body).toEqual(body)
  })

  test('without a price of its own the market converts, and says from what', async () => {
    // 59.90 € with 19 % are 50.34 net; with 20 % 60.41; the French price point follows.
    const { body } = await call('PUT', URL, { prices: [] })
    expect(body.prices).toMatchObject([
      { list: 'converted', conversion: { from: { amount: 5990, currency: 'EUR' }, rate: '1' } },
    ])
    const quote = await call('POST', '/v1/markets/fr/quotes', { lines: [{ sku: 'TOY-MR-72', quantity: 1 }] })
    expect(quote.body.lines[0].explain[0]).toMatchObject({ step: 'price', rule: 'price.converted' })
  })

  test('a reduction shows the prior price, and the history of what was offered', async () => {
    const sku = '/v1/admin/markets/fr/prices/TOY-OT-SM'
    await call('PUT', sku, { prices: [{ currency: 'EUR', amount: 2500 }] })
    engine.clock.now += 3_600_000
    const { body } = await call('PUT', sku, { prices: [{ currency: 'EUR', amount: 1999, reduction: true }] })
    expect(body.offered.map(({ amount }: { amount: number }) => amount).slice(-2)).toEqual([2500, 1999])
    expect(body.priorPrice).toMatchObject({ currency: 'EUR', amount: expect.any(Number) })
    expect(body.priorPrice.amount).toBeLessThanOrEqual(2500)
    const product = await get('/v1/markets/fr/products/plush-otter')
    expect(product.body.variants.find((each: { sku: string }) => each.sku === 'TOY-OT-SM').price).toMatchObject({
      amount: 1999,
      reduction: true,
      priorPrice: body.priorPrice.amount,
    })
  })

  test('an unknown SKU', async () => {
    expect((await get('/v1/admin/markets/fr/prices/NOPE')).status).toBe(404)
    expect((await call('PUT', '/v1/admin/markets/fr/prices/NOPE', { prices: [] })).status).toBe(404)
  })
})

describe('rules', () => {
  test('listRules: in force on a day, with layer, first day and source', async () => {
    const { body } = await get('/v1/admin/markets/de/rules?section=tax.rate.standard&day=2020-08-01')
    expect(body).toMatchObject({
      market: 'de',
      day: '2020-08-01',
      rules: [{ rule: 'rate.standard', layer: 'DE', from: '2020-07-01', value: { components: [{ percent: '16' }] } }],
    })
    const all = (await get('/v1/admin/markets/de/rules')).body.rules
    expect(new Set(all.map(({ layer }: { layer: string }) => layer))).toEqual(new Set(['DE', 'EU', 'core']))
    expect((await get('/v1/admin/markets/de/rules?section=nonsense')).status).toBe(404)
  })

  test('diffRules: where two markets differ', async () => {
    const { body } = await get('/v1/admin/markets/fr/rules/diff/de?section=tax.rate.standard&day=2026-11-22')
    expect(body.differences).toMatchObject([
      {
        rule: 'rate.standard',
        a: { layer: 'FR', value: { components: [{ percent: '20' }] } },
        b: { value: { components: [{ percent: '19' }] } },
      },
    ])
    expect((await get('/v1/admin/markets/fr/rules/diff/fr')).body.differences).toEqual([])
    expect((await get('/v1/admin/markets/fr/rules/diff/zz')).status).toBe(404)
  })
})

describe('imports', () => {
  const line = (code: string, more = {}) =>
    JSON.stringify({ code, kind: 'toy', name: code, variants: [{ sku: `${code}-1` }], ...more })
  const send = (payload: string, query = '') =>
    call('POST', `/v1/admin/imports${query}`, payload, { ...engine.owner, 'content-type': 'application/x-ndjson' })
  const exists = async (code: string) => (await get(`/v1/admin/products/${code}`)).status === 200

  test('createImport and getImport: created, unchanged, updated', async () => {
    const first = await send(`${line('i1')}\n${line('i2')}`)
    expect(first.body).toMatchObject({
      applied: true,
      read: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      failed: 0,
      errors: [],
    })
    const second = await send(`${line('i1')}\n${line('i2', { name: 'Other' })}`)
    expect(second.body).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
    expect((await get(`/v1/admin/imports/${first.body.id}`)).body).toEqual(first.body)
    expect((await get('/v1/admin/imports/7f6dc1a5-2d5a-4c5c-9f1e-3b6e3a1c2d4e')).status).toBe(404)
  })

  test('a dry run says what it would do, and does not', async () => {
    expect((await send(line('i3'), '?dryRun=true')).body).toMatchObject({ dryRun: true, applied: false, created: 1 })
    expect(await exists('i3')).toBe(false)
  })

  test('stop leaves everything, skip applies what is good', async () => {
    const file = `${line('i4')}\n${line('i5', { kind: 'spaceship' })}\n${line('i6')}`
    const stopped = await send(file)
    expect(stopped).toMatchObject({ status: 400, body: { errors: [{ pointer: '/2/kind' }] } })
    const [id] = /[0-9a-f-]{36}/.exec(stopped.body.detail) as RegExpExecArray
    expect((await get(`/v1/admin/imports/${id}`)).body).toMatchObject({
      applied: false,
      failed: 1,
      errors: [{ line: 2 }],
    })
    expect([await exists('i4'), await exists('i6')]).toEqual([false, false])
    expect((await send(file, '?onError=skip')).body).toMatchObject({ applied: true, created: 2, failed: 1 })
    expect([await exists('i4'), await exists('i5'), await exists('i6')]).toEqual([true, false, true])
  })
})

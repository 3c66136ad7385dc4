import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { secondServer, type TestEngine, testEngine } from '../engine.ts'

let engine: TestEngine
let other: FastifyInstance

beforeAll(async () => {
  engine = await testEngine()
  other = await secondServer(engine)
})
afterAll(async () => {
  await other.close()
  await engine.close()
})

type Headers = Record<string, string>
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
const ANYONE: Headers = {}

async function call(
  method: Method,
  url: string,
  payload?: unknown,
  { headers = engine.owner as Headers, app = engine.app } = {},
) {
  const answer = await app.inject({
    method,
    url,
    headers,
    ...(payload !== undefined && { payload: payload as object }),
  })
  const json = String(answer.headers['content-type']).includes('json')
  return { status: answer.statusCode, body: json ? answer.json() : undefined, text: answer.body }
}

const ADMIN = '/v1/admin/promotions'

/** A promotion that takes 10 % off one SKU, which no other test looks at. */
function promotion(code: string, more: object = {}) {
  return {
    code,
    labels: { en: 'Ten off', fr: 'Dix de moins' },
    markets: ['fr'],
    on: { skus: ['TOY-TR-36'] },
    action: { type: 'percent', percent: '10' },
    ...more,
  }
}

async function put(document: { code: string }) {
  const answer = await call('PUT', `${ADMIN}/${document.code}`, document)
  expect(answer).toMatchObject({ status: 200 })
  return answer
}

async function quoted(request: object, { market = 'fr', headers = ANYONE, query = '', app = engine.app } = {}) {
  const answer = await call('POST', `/v1/markets/${market}/quotes${query}`, request, { headers, app })
  expect(answer).toMatchObject({ status: 200 })
  return answer.body
}

const train = { lines: [{ sku: 'TOY-TR-36', quantity: 1 }] }
const withCoupon = (...coupons: string[]) => ({ ...train, coupons })

async function keyFor(role: string, markets: string[]): Promise<Headers> {
  const { body } = await call('POST', '/v1/admin/keys', { label: role, role, markets })
  return { authorization: `Bearer ${body.secret}` }
}

/** A promotion for the time of some work. The poll of every process is asked, not waited for. */
async function during<T>(document: { code: string }, work: () => Promise<T>): Promise<T> {
  await put(document)
  await polled()
  try {
    return await work()
  } finally {
    await call('DELETE', `${ADMIN}/${document.code}`)
    await polled()
  }
}

let probes = 0

/** Both processes have seen what was written: the probe that is written after it shows in quotes of both. */
async function polled(): Promise<void> {
  const amount = ++probes
  const action = { type: 'amount', amounts: [{ amount, currency: 'EUR' }], per: 'piece' }
  await put(promotion('probe', { on: { skus: ['GEN-MG-CRM'] }, action }))
  for (const app of [engine.app, other]) {
    const seen = async () => (await quoted({ lines: [{ sku: 'GEN-MG-CRM', quantity: 1 }] }, { app })).totals.discount
    await expect.poll(seen, { timeout: 1000, interval: 20 }).toBe(amount)
  }
}

describe('putPromotion, getPromotion, deletePromotion', () => {
  test('what was written comes back, with a revision that grows and what it was used', async () => {
    const document = promotion('spring', { priority: 3, stacks: 'seasons', limits: { total: 5 }, until: '2027-01-01' })
    expect((await put(document)).body).toEqual({ document, revision: 1, uses: 0, coupons: 0 })
    expect((await put(document)).body.revision).toBe(2)
    expect(await call('GET', `${ADMIN}/spring`)).toMatchObject({ status: 200, body: { document, revision: 2 } })
    expect((await call('DELETE', `${ADMIN}/spring`)).status).toBe(204)
    expect((await call('GET', `${ADMIN}/spring`)).status).toBe(404)
    expect((await call('DELETE', `${ADMIN}/spring`)).status).toBe(404)
    expect((await put(document)).body.revision).toBe(4)
    await call('DELETE', `${ADMIN}/spring`)
  })

  test('twenty write a new one at once: every write is taken, one after the other', async () => {
    const writes = Array.from({ length: 20 }, (_, priority) =>
      call('PUT', `${ADMIN}/contested`, promotion('contested', { priority, active: false })),
    )
    const answers = await Promise.all(writes)
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(answers.map(({ body }) => body.revision).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    )
    await call('DELETE', `${ADMIN}/contested`)
  })

  test('listPromotions: page by page, by market', async () => {
    for (const code of ['list-a', 'list-b', 'list-c']) await put(promotion(code, { markets: ['de'], active: false }))
    const codes = ({ body }: { body: { promotions: { document: { code: string } }[] } }) =>
      body.promotions.map(({ document }) => document.code)
    const first = await call('GET', `${ADMIN}?market=DE&limit=2`)
    expect(codes(first)).toEqual(['list-a', 'list-b'])
    const second = await call('GET', `${ADMIN}?market=de&limit=2&after=${first.body.next}`)
    expect(codes(second)).toEqual(['list-c'])
    expect(second.body.next).toBeUndefined()
    expect(codes(await call('GET', `${ADMIN}?market=jp`))).toEqual([])
    expect((await call('GET', `${ADMIN}?market=xx`)).status).toBe(404)
    expect((await call('GET', `${ADMIN}?limit=0`)).status).toBe(400)
  })

  const euros = (amount: number) => [{ amount, currency: 'EUR' }]
  test.each<[string, object, number, string, string]>([
    ['another code', { code: 'y' }, 400, 'invalid-request', '/code'],
    [
      'a percentage above 100',
      { action: { type: 'percent', percent: '100.5' } },
      400,
      'invalid-request',
      '/action/percent',
    ],
    [
      'a percentage of nothing',
      { action: { type: 'percent', percent: '0' } },
      422,
      'unknown-reference',
      '/action/percent',
    ],
    ['no label', { labels: {} }, 400, 'invalid-request', '/labels'],
    ['an unknown market', { markets: ['fr', 'zz'] }, 422, 'unknown-reference', '/markets/1'],
    ['an unknown category', { on: { categories: ['nowhere'] } }, 422, 'unknown-reference', '/on/categories/0'],
    ['an unknown SKU', { on: { skus: ['TOY-TR-36', 'NO'] } }, 422, 'unknown-reference', '/on/skus/1'],
    ['an unknown product', { on: { products: ['no'] } }, 422, 'unknown-reference', '/on/products/0'],
    ['an unknown channel', { when: { channels: ['moon'] } }, 422, 'unknown-reference', '/when/channels/0'],
    ['a window turned round', { from: '2026-02-01', until: '2026-02-01' }, 422, 'unknown-reference', '/until'],
    [
      'a currency that no market of it takes',
      { action: { type: 'amount', amounts: [...euros(1), { amount: 1, currency: 'USD' }] } },
      422,
      'unknown-reference',
      '/action/amounts/1/currency',
    ],
    [
      'a market without an amount',
      { markets: ['fr', 'jp'], action: { type: 'fixed-price', prices: euros(1) } },
      422,
      'unknown-reference',
      '/action/prices',
    ],
    [
      'a currency twice',
      { when: { cartMin: [...euros(1), ...euros(2)] } },
      422,
      'unknown-reference',
      '/when/cartMin/1/currency',
    ],
    [
      'a tier that counts both',
      { action: { type: 'tiers', tiers: [{ quantity: 1, value: euros(1) }] } },
      422,
      'unknown-reference',
      '/action/tiers/0',
    ],
    [
      'tiers that do not ascend',
      {
        action: {
          type: 'tiers',
          tiers: [
            { quantity: 2, percent: '1' },
            { quantity: 2, percent: '2' },
          ],
        },
      },
      422,
      'unknown-reference',
      '/action/tiers/1',
    ],
    [
      'announced to some only',
      { announced: 'reduction', when: { segments: ['vip'] } },
      422,
      'unknown-reference',
      '/when/segments',
    ],
    [
      'announced, off the basket',
      { announced: 'reduction', action: { type: 'amount', amounts: euros(1) } },
      422,
      'unknown-reference',
      '/action',
    ],
    // Code de commerce, art. L310-3: the next sales begin on 2027-01-06.
    [
      'a sale in November',
      { announced: 'sale', from: '2026-11-22', until: '2026-11-29' },
      422,
      'promotion-not-lawful',
      '/from',
    ],
    [
      'a sale that outlives its period',
      { announced: 'sale', from: '2027-01-06', until: '2027-02-04' },
      422,
      'promotion-not-lawful',
      '/until',
    ],
    ['a sale without an end', { announced: 'sale', from: '2027-01-06' }, 422, 'promotion-not-lawful', '/until'],
  ])('refuses %s', async (_, change, status, type, pointer) => {
    const answer = await call('PUT', `${ADMIN}/x`, { ...promotion('x'), ...change })
    expect(answer.status).toBe(status)
    expect(answer.body.type).toBe(`https://noyau.dev/problems/${type}`)
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
    expect((await call('GET', `${ADMIN}/x`)).status).toBe(404)
  })

  test('a sale inside its period is taken, and where the law fixes none on any day', async () => {
    await put(promotion('soldes', { announced: 'sale', from: '2027-01-06', until: '2027-02-03' }))
    await put(promotion('rebajas', { announced: 'sale', markets: ['es'] }))
    for (const code of ['soldes', 'rebajas']) await call('DELETE', `${ADMIN}/${code}`)
  })

  test('the problem’s title speaks the reader’s language', async () => {
    const headers = { ...engine.owner, 'accept-language': 'fr' }
    const sale = promotion('x', { announced: 'sale' })
    const { body } = await call('PUT', `${ADMIN}/x`, sale, { headers })
    expect(body.title).toBe('La loi ne permet pas cette promotion')
    expect(body.detail).toContain('2027-01-06 to 2027-02-02')
  })

  test('a body of another type, or too large', async () => {
    const headers = { ...engine.owner, 'content-type': 'text/csv' }
    for (const [method, url] of [
      ['PUT', `${ADMIN}/x`],
      ['PUT', `${ADMIN}/x/coupons`],
      ['POST', `${ADMIN}/x/coupons`],
    ] as const) {
      const type = await engine.app.inject({ method, url, headers, payload: 'a' })
      expect(type.statusCode).toBe(415)
      const large = await engine.app.inject({
        method,
        url,
        headers: { ...headers, 'content-type': 'application/json' },
        payload: ' '.repeat(1024 * 1024 + 1),
      })
      expect(large.statusCode).toBe(413)
    }
  })
})

describe('who may', () => {
  test('an editor of every market that it names, old and new; a viewer of one sees it', async () => {
    await put(promotion('mine', { markets: ['fr', 'de'], active: false }))
    const french = { headers: await keyFor('editor', ['fr']) }
    const both = { headers: await keyFor('editor', ['fr', 'de']) }
    const spanish = { headers: await keyFor('owner', ['es']) }
    const viewer = { headers: await keyFor('viewer', ['de']) }
    const document = promotion('mine', { active: false })
    const to = (options: object, code = 'mine') => call('PUT', `${ADMIN}/${code}`, { ...document, code }, options)
    expect((await to(french)).status).toBe(403)
    expect((await to({ headers: ANYONE })).status).toBe(401)
    expect((await to(both)).status).toBe(200)
    expect((await to(french)).status).toBe(200)
    expect((await to(spanish)).status).toBe(403)
    expect((await to(viewer)).status).toBe(403)
    expect((await call('GET', `${ADMIN}/mine`, undefined, french)).status).toBe(200)
    expect((await call('GET', `${ADMIN}/mine`, undefined, spanish)).status).toBe(403)
    expect((await call('GET', `${ADMIN}/nothing`, undefined, spanish)).status).toBe(403)
    expect((await call('GET', ADMIN, undefined, french)).status).toBe(403)
    expect((await call('GET', `${ADMIN}?market=fr`, undefined, french)).status).toBe(200)
    expect((await call('GET', `${ADMIN}/mine/coupons`, undefined, spanish)).status).toBe(403)
    expect((await call('PUT', `${ADMIN}/mine/coupons`, { codes: [] }, spanish)).status).toBe(403)
    expect((await call('POST', `${ADMIN}/mine/coupons`, { count: 1 }, spanish)).status).toBe(403)
    expect((await call('DELETE', `${ADMIN}/mine`, undefined, viewer)).status).toBe(403)
    expect((await call('DELETE', `${ADMIN}/mine`, undefined, french)).status).toBe(204)
    for (const [method, url, body] of [
      ['GET', ADMIN, undefined],
      ['GET', `${ADMIN}/mine`, undefined],
      ['DELETE', `${ADMIN}/mine`, undefined],
      ['GET', `${ADMIN}/mine/coupons`, undefined],
      ['PUT', `${ADMIN}/mine/coupons`, { codes: [] }],
      ['POST', `${ADMIN}/mine/coupons`, { count: 1 }],
    ] as const)
      expect((await call(method, url, body, { headers: ANYONE })).status).toBe(401)
  })
})

describe('coupons', () => {
  beforeAll(() => put(promotion('with-coupons', { when: { coupon: true } })))
  const url = `${ADMIN}/with-coupons/coupons`

  test('putCoupons replaces them; case does not matter; those that stay keep their uses', async () => {
    expect(await call('PUT', url, { codes: ['Hello', 'hello', 'BYE-1'], usesMax: 5 })).toMatchObject({
      status: 200,
      body: { coupons: 2 },
    })
    await call('PUT', url, { codes: ['HELLO'] })
    expect((await call('GET', url)).body).toEqual({ coupons: [{ code: 'HELLO', uses: 0 }] })
    expect((await call('GET', `${ADMIN}/with-coupons`)).body.coupons).toBe(1)
  })

  test('one that another promotion has is refused, and nothing changes', async () => {
    await put(promotion('rival', { active: false }))
    const answer = await call('PUT', `${ADMIN}/rival/coupons`, { codes: ['FREE-1', 'hello'] })
    expect(answer).toMatchObject({ status: 409, body: { errors: [{ pointer: '/codes/1' }] } })
    expect((await call('GET', `${ADMIN}/rival/coupons`)).body.coupons).toEqual([])
    await call('DELETE', `${ADMIN}/rival`)
  })

  test('generateCoupons: as many as asked, each once, for one order each; listed page by page', async () => {
    const made = await call('POST', url, { count: 250, prefix: 'xmas-' })
    expect(made.status).toBe(201)
    expect(new Set(made.body.codes).size).toBe(250)
    for (const code of made.body.codes) expect(code).toMatch(/^XMAS-[2-9A-Z]{12}$/)
    const listed: string[] = []
    for (let after = ''; ; ) {
      const { body } = await call('GET', `${url}?limit=100${after && `&after=${after}`}`)
      listed.push(...body.coupons.map(({ code }: { code: string }) => code))
      if (!body.next) break
      after = body.next
    }
    expect(listed).toHaveLength(251)
    const { body } = await call('GET', `${url}?after=HELLO&limit=1`)
    expect(body.coupons).toEqual([{ code: made.body.codes[0], usesMax: 1, uses: 0 }])
    await call('PUT', url, { codes: ['HELLO'] })
  })

  test('of a promotion that there is not, or badly formed', async () => {
    const nothing = `${ADMIN}/nothing/coupons`
    expect((await call('GET', nothing)).status).toBe(404)
    expect((await call('PUT', nothing, { codes: ['ABC'] })).status).toBe(404)
    expect((await call('POST', nothing, { count: 1 })).status).toBe(404)
    expect((await call('PUT', url, { codes: ['a b'] })).status).toBe(400)
    expect((await call('POST', url, { count: 0 })).status).toBe(400)
    expect((await call('GET', `${url}?limit=0`)).status).toBe(400)
    expect((await call('GET', `${ADMIN}/%20`)).status).toBe(400)
    expect((await call('DELETE', `${ADMIN}/%20`)).status).toBe(400)
  })
})

describe('quotes', () => {
  let price: number
  /** With the eco-participation, which is no part of the price. */
  let full: number
  beforeAll(async () => {
    const { lines, totals } = await quoted(train)
    price = lines[0].unitPrice
    full = totals.gross
  })
  const tenth = () => Math.round(price / 10)

  test('a promotion shows on every process, in the language of the answer, and goes again', async () => {
    await during(promotion('shown'), async () => {
      for (const app of [engine.app, other]) {
        const body = await quoted(train, { app, query: '?locale=fr-FR' })
        expect(body.promotions).toEqual([{ code: 'shown', label: 'Dix de moins', amount: tenth(), times: 1 }])
        expect(body.totals).toMatchObject({ discount: tenth(), gross: full - tenth() })
        expect(body.lines[0].explain).toContainEqual(
          expect.objectContaining({ step: 'promotion', rule: 'promotion.shown' }),
        )
      }
      expect((await quoted(train, { query: '?locale=en' })).promotions[0].label).toBe('Ten off')
      expect((await quoted(train, { market: 'de' })).promotions).toBeUndefined()
    })
    expect((await quoted(train, { app: other })).promotions).toBeUndefined()
  })

  test('products, categories with those above, and kinds of the catalogue', async () => {
    const { rows } = await engine.pool.query(
      `select p.code, p.document->'categories'->>0 as category from variant v join product p on p.id = v.product_id where v.sku = 'TOY-TR-36'`,
    )
    const { rows: parents } = await engine.pool.query('select parent from category where code = $1', [rows[0].category])
    for (const on of [
      { products: [rows[0].code] },
      { categories: [rows[0].category] },
      { categories: [parents[0].parent ?? rows[0].category] },
      { kinds: ['toy'] },
    ])
      await during(promotion('chosen', { on }), async () => {
        expect((await quoted(train)).totals.discount).toBe(tenth())
      })
  })

  test('no statement for goods that were quoted before, with promotions or without; one for a coupon', async () => {
    const statements: string[] = []
    const query = engine.pool.query.bind(engine.pool) as (...args: unknown[]) => unknown
    const counting = (...args: [{ text?: string } | string, ...unknown[]]) => {
      const text = typeof args[0] === 'string' ? args[0] : String(args[0].text)
      if (!text.includes('catalogue_change')) statements.push(text)
      return query(...args)
    }
    const asked = async (request: object) => {
      statements.length = 0
      await quoted(request)
      return statements.length
    }
    engine.pool.query = counting as never
    try {
      await asked(train)
      expect(await asked(train)).toBe(0)
      await during(promotion('counted'), async () => {
        await asked(train)
        expect(await asked(train)).toBe(0)
        expect(await asked(withCoupon('hello'))).toBe(1)
      })
    } finally {
      engine.pool.query = query as never
    }
  })

  test('a coupon in any case opens its promotion', async () => {
    const body = await quoted(withCoupon(' heLLo ', 'nonsense'))
    expect(body.promotions).toMatchObject([{ code: 'with-coupons', coupon: 'heLLo', amount: tenth() }])
    expect(body.coupons).toEqual([
      { code: 'heLLo', applied: true },
      { code: 'nonsense', applied: false, reason: 'unknown', message: expect.any(String) },
    ])
    expect((await quoted(train)).promotions).toBeUndefined()
  })

  test.each<[string, object]>([
    ['expired', { until: '2026-11-22' }],
    ['expired', { active: false }],
    ['not-yet', { from: '2026-11-23' }],
    ['not-here', { markets: ['de'] }],
    ['conditions', { when: { coupon: true, cartMin: [{ amount: 10_000_000, currency: 'EUR' }] } }],
    ['no-delivery', { action: { type: 'free-delivery' } }],
    ['no-effect', { action: { type: 'fixed-price', prices: [{ amount: 10_000_000, currency: 'EUR' }] } }],
    ['law', { on: { kinds: ['book'] } }],
  ])('a coupon that does not apply says why, in the shopper’s language: %s', async (reason, change) => {
    const document = promotion('why', { when: { coupon: true }, ...change })
    await during(document, async () => {
      await call('PUT', `${ADMIN}/why/coupons`, { codes: ['WHY'] })
      const { rows } = await engine.pool.query(
        `select v.sku from variant v join product p on p.id = v.product_id where p.document->>'kind' = 'book' and p.status = 'published' limit 1`,
      )
      const lines = reason === 'law' ? [{ sku: rows[0].sku, quantity: 1 }] : train.lines
      const french = await quoted({ lines, coupons: ['WHY'] }, { query: '?locale=fr-FR' })
      const english = await quoted({ lines, coupons: ['WHY'] }, { query: '?locale=en' })
      expect(french.coupons).toMatchObject([{ code: 'WHY', applied: false, reason }])
      expect(french.coupons[0].message).not.toBe(english.coupons[0].message)
    })
  })

  test('used up: a coupon that was spent, and a promotion that was', async () => {
    await during(promotion('spent', { when: { coupon: true }, limits: { total: 1 } }), async () => {
      await call('PUT', `${ADMIN}/spent/coupons`, { codes: ['SPENT'], usesMax: 1 })
      await engine.pool.query(`select * from claim_promotions(1, 'c', '{spent}', '{SPENT}', '{1}')`)
      await polled()
      expect((await quoted(withCoupon('spent'))).coupons).toMatchObject([{ applied: false, reason: 'used-up' }])
      await call('PUT', `${ADMIN}/spent/coupons`, { codes: ['SPENT'] })
      expect((await quoted(withCoupon('spent'))).coupons).toMatchObject([{ applied: false, reason: 'used-up' }])
      await engine.pool.query('select release_promotions(1)')
      await polled()
      expect((await quoted(withCoupon('spent'))).coupons).toEqual([{ code: 'spent', applied: true }])
    })
  })

  test('segments and a first order are for keys to say', async () => {
    for (const [field, value] of [
      ['segments', ['vip']],
      ['firstOrder', true],
    ] as const) {
      const answer = await call('POST', '/v1/markets/fr/quotes', { ...train, [field]: value }, { headers: ANYONE })
      expect(answer).toMatchObject({ status: 403, body: { errors: [{ pointer: `/${field}` }] } })
    }
    await during(promotion('vip', { when: { segments: ['vip'], firstOrder: true } }), async () => {
      const headers = engine.owner as Headers
      expect((await quoted({ ...train, segments: ['vip'], firstOrder: true }, { headers })).totals.discount).toBe(
        tenth(),
      )
      expect((await quoted({ ...train, segments: ['vip'] }, { headers })).totals.discount).toBe(0)
      expect((await quoted(train)).totals.discount).toBe(0)
    })
  })

  test('free delivery', async () => {
    await during(promotion('free', { action: { type: 'free-delivery', services: ['home'] } }), async () => {
      const home = await quoted({ ...train, delivery: { service: 'home' } })
      expect(home.delivery).toMatchObject({ price: 590, discount: 590, gross: 0 })
      expect(home.totals).toMatchObject({ discount: 590, delivery: 0, gross: full })
      expect((await quoted({ ...train, delivery: { service: 'locker' } })).delivery.discount).toBeUndefined()
    })
  })

  test('an announced reduction says its percentage on the prior price', async () => {
    engine.clock.now += 1000
    await during(promotion('announced', { announced: 'reduction' }), async () => {
      const { reduction } = (await quoted(train)).lines[0]
      expect(reduction).toEqual({ priorPrice: price, percent: '10' })
    })
  })

  test('what goods cost is nowhere to be seen, and no promotion goes below it', async () => {
    const document = {
      code: 'costly',
      kind: 'toy',
      name: 'Costly',
      variants: [
        {
          sku: 'COSTLY-1',
          cost: { amount: 777, currency: 'EUR' },
          prices: [{ market: 'fr', currency: 'EUR', amount: 1000 }],
        },
      ],
    }
    await call('PUT', '/v1/admin/products/costly', document)
    const seen = [
      await call('GET', '/v1/markets/fr/products/costly', undefined, { headers: ANYONE }),
      await call('GET', '/v1/markets/fr/products?q=costly', undefined, { headers: ANYONE }),
    ]
    // With 20 % of tax the purchase price is 9.32: 6 % off 10.00 is 9.40, 7 % is 9.30.
    for (const [percent, discount] of [
      ['6', 60],
      ['7', 0],
    ] as const)
      await during(
        promotion('cheap', { on: { products: ['costly'] }, action: { type: 'percent', percent } }),
        async () => {
          const body = await quoted({ lines: [{ sku: 'COSTLY-1', quantity: 1 }] })
          expect(body.totals.discount).toBe(discount)
          seen.push({ status: 200, body, text: JSON.stringify(body) })
        },
      )
    for (const { status, text } of seen) {
      expect(status).toBe(200)
      expect(text).not.toMatch(/777|932|"cost"/)
    }
  })

  test('the narrowed contract takes coupons, and nothing that only keys may say', async () => {
    const { body } = await call('GET', '/openapi/v1/fr.json', undefined, { headers: ANYONE })
    const { properties } = body.components.schemas.QuoteRequest
    expect(Object.keys(properties)).toContain('coupons')
    for (const field of ['segments', 'firstOrder', 'day']) expect(Object.keys(properties)).not.toContain(field)
    expect(body.components.schemas.PromotionDocument).toBeUndefined()
  })
})

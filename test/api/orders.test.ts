import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADDRESSES, readyCart, type Shop, shop } from '../checkout/shop.ts'
import { AT_ONCE, authorised, type Cart, place, placeCart, type Story } from '../order/story.ts'
import { type Answer, type Call, Calls, type Done, needsKey, type OperationId, refusedAtTheEdge } from './calls.ts'

let world: Shop
const calls = new Calls(() => world.app)
/** Headers of an owner, of a viewer, of an editor of another market. */
let owner: Record<string, string>
let viewer: Record<string, string>
let stranger: Record<string, string>

beforeAll(async () => {
  world = await shop()
  const keyOf = async (role: string, market: string) => {
    const made = await world.staff<{ secret: string }>('POST', '/v1/admin/keys', {
      label: role,
      role,
      markets: [market],
    })
    return { authorization: `Bearer ${made.secret}` }
  }
  owner = await keyOf('owner', '*')
  viewer = await keyOf('viewer', 'fr')
  stranger = await keyOf('editor', 'de')
})

const MUG = { sku: 'GEN-MG-CRM', quantity: 2 }
const TWO = [{ ref: MUG.sku, quantity: 2 }]
const ONE = [{ ref: MUG.sku, quantity: 1 }]
const THREE = [{ ref: MUG.sku, quantity: 3 }]
const OTHER = [{ ref: 'NOT-IN-IT', quantity: 1 }]
const ID = '00000000-0000-4000-8000-000000000000'
const SEEN = { condition: 'as-new' }

/** Each operation with a body that fits, and what must be in its path. */
const OPERATIONS: readonly [OperationId, object | undefined][] = [
  ['findOrder', { number: 'FR-1', email: 'a@b.example' }],
  ['getOrder', undefined],
  ['payOrder', {}],
  ['cancelOrder', {}],
  ['declareWithdrawal', {}],
  ['confirmWithdrawal', undefined],
  ['announceReturn', { lines: ONE, reason: 'damaged' }],
  ['listOrders', undefined],
  ['getAdminOrder', undefined],
  ['editOrder', { version: 1, contact: { email: 'a@b.example' } }],
  ['shipOrder', {}],
  ['deliverShipment', {}],
  ['returnShipment', {}],
  ['getCustomsDeclaration', undefined],
  ['cancelAdminOrder', {}],
  ['refundOrder', { reason: 'a late parcel' }],
  ['inspectReturn', { lines: [{ ...ONE[0], ...SEEN }] }],
]
const NOWHERE = { market: 'fr', order: 'a'.repeat(22), number: 'FR-1', return: ID, shipment: 1 }

afterAll(() => {
  const ids = OPERATIONS.map(([id]) => id)
  expect(calls.missing(ids), 'statuses that the contract names and no test saw').toEqual([])
})

describe.each(OPERATIONS)('%s', (id, body) => {
  const call = (): Call => ({ path: NOWHERE, body, ...(needsKey(id) && { headers: owner }) })

  test('refuses what no operation takes', () => refusedAtTheEdge(calls, id, call()))

  if (id !== 'listOrders')
    test('404: an order that is not there', async () => {
      await calls.refused(id, call(), 404, 'not-found', 'order')
    })

  if (needsKey(id))
    test('401 and 403: without a key, with one of another market, with one that may only look', async () => {
      await calls.refused(id, { ...call(), headers: {} }, 401, 'unauthenticated', 'Authorization')
      await calls.refused(id, { ...call(), headers: stranger }, 403, 'forbidden')
      if (body !== undefined) await calls.refused(id, { ...call(), headers: viewer }, 403, 'forbidden')
    })
})

const shopper = ({ id }: Story, more: object = {}) => ({ path: { market: 'fr', order: id, ...more } })
const staff = ({ number }: Story, more: object = {}) => ({ path: { market: 'fr', number, ...more }, headers: owner })
const key = (name: string) => ({ 'idempotency-key': `key-of-${name}` })

/** The same key twice is answered alike, and refused for another request. */
async function repeatable<Id extends OperationId>(id: Id, call: Call, other: unknown): Promise<Answer<Done<Id>>> {
  const headers = { ...call.headers, ...key(`${id}-${crypto.randomUUID()}`) }
  const first = await calls.send(id, { ...call, headers })
  expect([200, 201], JSON.stringify(first.body)).toContain(first.status)
  const again = await calls.send(id, { ...call, headers })
  // Nothing of it has happened twice: versions, sums, shipments, returns and history are the same.
  expect([again.status, again.body]).toEqual([first.status, first.body])
  await calls.refused(id, { ...call, headers, body: other }, 409, 'idempotency-mismatch')
  return first
}

describe('who may see an order', () => {
  test('getOrder 200: by its secret, with it and without history', async () => {
    const story = await place(world, 'fr', [MUG])
    const { status, body } = await calls.send('getOrder', shopper(story))
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: story.id, number: story.number, state: 'pending' })
    expect(body).not.toHaveProperty('events')
  })

  test('another market’s order is not there', async () => {
    const story = await place(world, 'fr', [MUG])
    await calls.refused('getOrder', { path: { market: 'de', order: story.id } }, 404, 'not-found', 'order')
    const abroad = { path: { market: 'de', number: story.number }, headers: owner }
    await calls.refused('getAdminOrder', abroad, 404, 'not-found', 'order')
    await calls.refused('shipOrder', { ...abroad, body: {} }, 404, 'not-found', 'order')
  })

  test('findOrder 200: by number and e-mail or telephone, however they are written; the secret is not told', async () => {
    const { number } = await place(world, 'fr', [MUG])
    for (const contact of [{ email: 'Shopper@Example.ORG' }, { phone: '+33 (1) 23.45.67.89' }]) {
      const found = await calls.send('findOrder', { path: { market: 'fr' }, body: { number, ...contact } })
      expect(found.status).toBe(200)
      expect(found.body).toMatchObject({ number })
      expect(found.body).not.toHaveProperty('id')
    }
    const wrong = { path: { market: 'fr' }, body: { number, email: 'somebody@else.example' } }
    await calls.refused('findOrder', wrong, 404, 'not-found', 'order')
    await calls.refused('findOrder', { path: { market: 'fr' }, body: { number } }, 404, 'not-found', 'order')
    // A telephone number without digits is no telephone number.
    const empty = { path: { market: 'fr' }, body: { number, phone: '-----' } }
    await calls.refused('findOrder', empty, 404, 'not-found', 'order')
  })

  test('getAdminOrder 200 with history, listOrders 200 by pages and by state', async () => {
    const first = await place(world, 'fr', [MUG])
    const second = await place(world, 'fr', [MUG])
    await second.cancel()
    const { status, body } = await calls.send('getAdminOrder', staff(second))
    expect(status).toBe(200)
    expect(body.events?.map(({ type }) => type)).toEqual(['placed', 'cancelled'])
    expect(body).not.toHaveProperty('id')
    const page = async (query: Call['query']) => {
      const answer = await calls.send('listOrders', { path: { market: 'fr' }, query: query ?? {}, headers: viewer })
      expect(answer.status).toBe(200)
      return answer.body.orders.map(({ number }: { number: string }) => number)
    }
    expect(await page({ limit: 1 })).toEqual([second.number])
    expect(await page({ limit: 1, before: second.number })).toEqual([first.number])
    expect(await page({ limit: 1, state: 'pending' })).toEqual([first.number])
  })
})

describe('payOrder', () => {
  test('201, then 409: the same key is the same payment, another method with it is refused, an order that is paid is not paid again', async () => {
    const story = await place(world, 'fr', [MUG], 'card')
    const call = { ...shopper(story), body: {}, headers: key('a-payment') }
    const first = await calls.send('payOrder', call)
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({ state: 'requires-action', amount: story.toPay })
    expect((await calls.send('payOrder', call)).body.id).toBe(first.body.id)
    for (const other of [
      { method: 'paypal' },
      { returnUrl: 'https://shop.example/back' },
      { testNumber: '4000000000002008' },
    ])
      await calls.refused('payOrder', { ...call, body: other }, 409, 'idempotency-mismatch')
    await story.happens(first.body, 'approve')
    await calls.refused('payOrder', { ...shopper(story), body: {} }, 409, 'order-not-payable')
  })

  test('422: a method that the market does not have', async () => {
    const story = await place(world, 'fr', [MUG])
    const call = { ...shopper(story), body: { method: 'pix' } }
    await calls.refused('payOrder', call, 422, 'unknown-payment-method', '/payment/method')
  })
})

describe.each([
  ['cancelOrder', shopper],
  ['cancelAdminOrder', staff],
] as const)('%s', (id, at) => {
  test('200, 409 and 422', async () => {
    const story = await authorised(world, 'fr', [MUG])
    await calls.refused(id, { ...at(story), body: { lines: OTHER } }, 422, 'unknown-reference', '/lines/0/ref')
    await calls.refused(id, { ...at(story), body: { lines: THREE } }, 409, 'not-open', '/lines/0/quantity')
    await repeatable(id, { ...at(story), body: { lines: ONE } }, { lines: TWO })
    const { body } = await calls.send(id, { ...at(story), body: {} })
    expect(body).toMatchObject({ state: 'cancelled', lines: [{ cancelled: 2 }] })
    await calls.refused(id, { ...at(story), body: {} }, 409, 'not-open')
  })
})

describe('editOrder', () => {
  test('200, 400, 409 and 422', async () => {
    const story = await authorised(world, 'fr', [MUG])
    const { version } = await story.now()
    const edit = (body: object) => ({ ...staff(story), body })
    const contact = { email: 'other@example.org' }
    await calls.refused('editOrder', edit({ version }), 400, 'invalid-request')
    await calls.refused('editOrder', edit({ version, contact: { email: 'nobody' } }), 400, 'invalid-request')
    await calls.refused('editOrder', edit({ version: version + 1, contact }), 409, 'stale-version', '/version')
    const away = { ...ADDRESSES.fr, postalCode: '97110', city: 'Pointe-à-Pitre' }
    await calls.refused('editOrder', edit({ version, shipTo: away }), 422, 'edit-changes-tax', '/shipTo/postalCode')
    const { body } = await repeatable('editOrder', edit({ version, contact }), { version, contact: { phone: '12345' } })
    expect(body).toMatchObject({ contact, version: version + 1 })
    await story.ship()
    const late = edit({ version: (await story.now()).version, contact })
    await calls.refused('editOrder', late, 409, 'not-open')
  })
})

describe('shipOrder and deliverShipment', () => {
  test('201, 409 and 422 of a shipment', async () => {
    const pending = await place(world, 'fr', [MUG])
    await calls.refused('shipOrder', { ...staff(pending), body: {} }, 409, 'not-open')
    const story = await authorised(world, 'fr', [MUG])
    const ship = (lines: object) => ({ ...staff(story), body: { lines } })
    await calls.refused('shipOrder', ship(OTHER), 422, 'unknown-reference', '/lines/0/ref')
    await calls.refused('shipOrder', ship(THREE), 409, 'not-open', '/lines/0/quantity')
    await calls.refused('shipOrder', ship([...ONE, ...ONE]), 400, 'invalid-request', '/lines/1/ref')
    await repeatable('shipOrder', ship(ONE), { lines: TWO })
    const { body } = await calls.send('shipOrder', { ...staff(story), body: {} })
    expect(body).toMatchObject({ fulfilmentState: 'shipped', lines: [{ shipped: 2 }] })
  })

  test('200 of a hand-over, once; 404 of a shipment that is not there; never before it left or in the future', async () => {
    const story = await authorised(world, 'fr', [MUG])
    await story.ship()
    const at = (shipment: number, body: object = {}) => ({ ...staff(story, { shipment }), body })
    await calls.refused('deliverShipment', at(2), 404, 'not-found', 'shipment')
    await calls.refused('deliverShipment', at(1, { at: '2026-11-22T10:59:59Z' }), 400, 'invalid-request', '/at')
    await calls.refused('deliverShipment', at(1, { at: '2999-01-01T00:00:00Z' }), 400, 'invalid-request', '/at')
    const { status, body } = await calls.send('deliverShipment', at(1))
    expect(status).toBe(200)
    expect(body).toMatchObject({ state: 'completed', fulfilmentState: 'delivered' })
    expect((await calls.send('deliverShipment', at(1))).body.events).toEqual(body.events)
  })
})

describe('returnShipment', () => {
  test('200 once; 404 of a shipment that is not there; 409 for another reason; what came back is not handed over', async () => {
    const story = await authorised(world, 'fr', [MUG])
    await story.ship()
    const at = (shipment: number, body: object = {}) => ({ ...staff(story, { shipment }), body })
    await calls.refused('returnShipment', at(2), 404, 'not-found', 'shipment')
    const { status, body } = await calls.send('returnShipment', at(1, { reason: 'refused at the door' }))
    expect(status).toBe(200)
    expect(body.returns).toMatchObject([
      { kind: 'return', state: 'announced', shipment: 1, reason: 'refused at the door', lines: TWO },
    ])
    expect((await calls.send('returnShipment', at(1))).body.events).toEqual(body.events)
    await calls.refused('returnShipment', at(1, { reason: 'unknown' }), 409, 'already-declared', '/reason')
    await calls.refused('deliverShipment', at(1), 409, 'not-open')
  })
})

test('getCustomsDeclaration: 200 over a border; 404 inside the country, and of a shipment that is not there', async () => {
  const swiss = await placeCart(world, 'fr', await addressed(ADDRESSES.ch as object))
  await swiss.pay({ testNumber: AT_ONCE })
  await world.deliver()
  await swiss.ship()
  const { status, body } = await calls.send('getCustomsDeclaration', staff(swiss, { shipment: 1 }))
  expect(status).toBe(200)
  expect(body).toMatchObject({ terms: 'DAP', lines: [{ sku: MUG.sku, quantity: 2 }], missing: [] })
  await calls.refused('getCustomsDeclaration', staff(swiss, { shipment: 2 }), 404, 'not-found', 'shipment')
  const french = await authorised(world, 'fr', [MUG])
  await french.ship()
  await calls.refused('getCustomsDeclaration', staff(french, { shipment: 1 }), 404, 'not-found', 'shipment')
})

/** A French cart that goes somewhere else. */
async function addressed(shipTo: object): Promise<Cart> {
  const { id, version } = await readyCart(world, 'fr', [MUG])
  return world.ask<Cart>('PATCH', `/v1/markets/fr/carts/${id}`, { version, shipTo })
}

describe('declareWithdrawal and confirmWithdrawal', () => {
  test('201 and 200, 409 twice, 422 too late or without the right', async () => {
    const story = await authorised(world, 'fr', [MUG])
    await calls.refused('declareWithdrawal', { ...shopper(story), body: { lines: OTHER } }, 422, 'unknown-reference')
    await story.ship()
    await story.handOver(1)
    const { body } = await repeatable('declareWithdrawal', { ...shopper(story), body: { lines: ONE } }, { lines: TWO })
    await calls.refused('declareWithdrawal', { ...shopper(story), body: { lines: TWO } }, 409, 'already-declared')
    const confirmed = await calls.send('confirmWithdrawal', shopper(story, { return: body.id }))
    expect(confirmed.status).toBe(200)
    expect(confirmed.body).toMatchObject({ id: body.id, state: 'announced' })
    expect((await calls.send('confirmWithdrawal', shopper(story, { return: body.id }))).body).toEqual(confirmed.body)
    const late = await calls.send('declareWithdrawal', { ...shopper(story), body: { lines: ONE } })
    expect(late.status).toBe(201)
    world.clock.now += 20 * 86_400_000
    await calls.refused('declareWithdrawal', { ...shopper(story), body: { lines: ONE } }, 409, 'already-declared')
    const call = shopper(story, { return: late.body.id })
    await calls.refused('confirmWithdrawal', call, 422, 'withdrawal-too-late')
  })
})

describe('announceReturn and inspectReturn', () => {
  test('201 and 200, 409 and 422', async () => {
    const story = await authorised(world, 'fr', [MUG])
    const announce = (lines: object) => ({ ...shopper(story), body: { lines, reason: 'damaged' } })
    await calls.refused('announceReturn', announce(ONE), 422, 'not-returnable', '/lines/0/quantity')
    await story.ship()
    const { body } = await repeatable('announceReturn', announce(ONE), { lines: TWO, reason: 'damaged' })
    await calls.refused('announceReturn', announce(TWO), 422, 'not-returnable', '/lines/0/quantity')
    const at = { ...staff(story, { return: body.id }) }
    const seen = (lines: readonly object[]) => ({ ...at, body: { lines: lines.map((line) => ({ ...line, ...SEEN })) } })
    await calls.refused('inspectReturn', seen(TWO), 422, 'not-returnable', '/lines/0/quantity')
    const unknown = { ...seen(ONE), ...staff(story, { return: ID }) }
    await calls.refused('inspectReturn', unknown, 404, 'not-found', 'return')
    const done = await repeatable('inspectReturn', seen(ONE), { lines: [{ ...TWO[0], ...SEEN }] })
    expect(done.body).toMatchObject({ lines: [{ returned: 1 }], returns: [{ state: 'inspected' }] })
    await calls.refused('inspectReturn', seen(ONE), 409, 'not-open')
  })
})

describe('refundOrder', () => {
  test('201, 409 and 422: never more than was taken', async () => {
    const story = await authorised(world, 'fr', [MUG])
    const refund = (amount: number) => ({ ...staff(story), body: { amount, reason: 'a late parcel' } })
    await calls.refused('refundOrder', refund(1), 422, 'refund-above-captured', '/amount')
    await story.ship()
    await calls.refused('refundOrder', refund(story.toPay + 1), 422, 'refund-above-captured', '/amount')
    const { body } = await repeatable('refundOrder', refund(100), { amount: 101, reason: 'a late parcel' })
    expect(body.credits).toMatchObject([{ reason: 'goodwill', amount: 100, state: 'succeeded' }])
    const lines = (units: object) => ({ ...staff(story), body: { lines: units, reason: 'a crack in it' } })
    await calls.refused('refundOrder', lines(OTHER), 422, 'unknown-reference', '/lines/0/ref')
    await calls.refused('refundOrder', lines(THREE), 422, 'not-returnable', '/lines/0/quantity')
    const byLine = await repeatable('refundOrder', lines(ONE), { lines: TWO, reason: 'a crack in it' })
    expect(byLine.body).toMatchObject({ lines: [{ returned: 0, kept: 1 }], returns: [{ kept: true }] })
  })
})

test('what the cart says is what the order says', async () => {
  const cart = await readyCart(world, 'fr', [MUG])
  expect(
    (
      await calls.send('placeOrder', {
        path: { market: 'fr', cart: cart.id },
        body: { version: cart.version, toPay: cart.quote.totals.toPay },
      })
    ).body.totals,
  ).toEqual(cart.quote.totals)
})

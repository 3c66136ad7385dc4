import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dropExpiredCarts } from '../../core/checkout/cart.sql.ts'
import { hashOf } from '../../core/checkout/secret.ts'
import { ADDRESSES, readyCart, type Shop, shop } from '../checkout/shop.ts'
import { type Cart, placeCart } from '../order/story.ts'
import { Calls, refusedAtTheEdge } from './calls.ts'

const OPERATIONS = ['createCart', 'getCart', 'updateCart', 'moveCart', 'listDeliveryOptions', 'placeOrder'] as const

let world: Shop
const calls = new Calls(() => world.app)
beforeAll(async () => {
  world = await shop()
})
afterAll(() => {
  expect(calls.missing(OPERATIONS), 'statuses that the contract names and no test saw').toEqual([])
})

const FR = { market: 'fr' }
const NOBODY = 'a'.repeat(22)
const MUG = { sku: 'GEN-MG-CRM', quantity: 1 }
const at = (cart: { id: string }, market = 'fr') => ({ path: { market, cart: cart.id } })
const create = (body: object = { lines: [MUG] }, market = 'fr') => calls.send('createCart', { path: { market }, body })
const patch = (cart: { id: string; version: number }, body: object, market = 'fr') =>
  calls.send('updateCart', { ...at(cart, market), body: { version: cart.version, ...body } })

async function made(body?: object, market?: string): Promise<Cart> {
  const { status, body: cart } = await create(body, market)
  expect(status).toBe(201)
  return cart
}

/** A SKU of which two cost more than an amount can say, from the hour after now on; and a cart with two of it from before. */
async function cartBeyondAmounts(): Promise<Cart> {
  const cart = await made({ lines: [{ sku: 'GEN-TB-NAV', quantity: 2 }] })
  for (const market of ['fr', 'de'])
    await world.staff('PUT', `/v1/admin/markets/${market}/prices/GEN-TB-NAV`, {
      prices: [{ amount: 9_007_199_254_740_991, currency: 'EUR' }],
    })
  world.clock.now += 61 * 60_000
  return cart
}

const BODIES: Partial<Record<(typeof OPERATIONS)[number], object>> = {
  createCart: {},
  updateCart: { version: 1 },
  moveCart: { version: 1, market: 'de' },
  placeOrder: { version: 1, toPay: 1 },
}

describe.each(OPERATIONS)('%s', (id) => {
  test('refuses what no operation takes', () =>
    refusedAtTheEdge(calls, id, { path: { ...FR, cart: NOBODY }, body: BODIES[id] }))
})

describe('createCart', () => {
  test('201: with the cart, its quote and what is missing', async () => {
    const { status, body } = await create({ lines: [{ sku: 'COF-HB-BEAN', quantity: 1 }] })
    expect(status).toBe(201)
    expect(body).toMatchObject({ market: 'fr', version: 1, state: 'open', currency: 'EUR', locale: 'fr-FR' })
    // Coffee at EUR 6.99 with 5.5 % in it: 6.99 / 1.055 = 6.6255… net.
    expect(body.quote?.totals).toMatchObject({ gross: 699, net: 663, tax: 36 })
    const missing = body.blockers.map(({ pointer }: { pointer: string }) => pointer)
    expect(missing).toEqual(['/contact/email', '/shipTo', '/delivery', '/payment'])
  })

  test('422: a SKU that nobody knows, one that is not sold there, a currency and a channel', async () => {
    const lines = (sku: string) => ({ path: FR, body: { lines: [MUG, { sku, quantity: 1 }] } })
    await calls.refused('createCart', lines('NOBODY-1'), 422, 'unknown-sku', '/lines/1/sku')
    const us = { path: { market: 'us' }, body: { lines: [{ sku: 'WIN-DR-750', quantity: 1 }] } }
    await calls.refused('createCart', us, 422, 'not-sold', '/lines/0/sku')
    await calls.refused('createCart', { path: FR, body: { currency: 'USD' } }, 422, 'currency-not-tendered', 'currency')
    await calls.refused('createCart', { path: FR, body: { channel: 'moon' } }, 422, 'unknown-channel')
  })
})

describe('getCart', () => {
  test('200: as it was made', async () => {
    const cart = await made()
    const { status, body } = await calls.send('getCart', at(cart))
    expect(status).toBe(200)
    expect(body).toEqual(cart)
  })

  test('404: another market’s cart, one that is not there, one that expired', async () => {
    const cart = await made()
    await calls.refused('getCart', at(cart, 'de'), 404, 'not-found', 'cart')
    await calls.refused('getCart', at({ id: NOBODY }), 404, 'not-found', 'cart')
    world.clock.now += 30 * 86_400_000
    await calls.refused('getCart', at(cart), 404, 'not-found', 'cart')
  })

  test('422: goods that meanwhile cost more than an amount can say, for every operation that prices them', async () => {
    const cart = await cartBeyondAmounts()
    await calls.refused('getCart', at(cart), 422, 'amount-out-of-bounds')
    await calls.refused('listDeliveryOptions', at(cart), 422, 'amount-out-of-bounds')
    await calls.refused('moveCart', { ...at(cart), body: { version: 1, market: 'de' } }, 422, 'amount-out-of-bounds')
  })
})

test('a cart that nobody came back to is dropped by the job once it expired; one that became an order stays', async () => {
  const [left, placed] = [await made(), await readyCart(world, 'fr', [MUG])]
  await placeCart(world, 'fr', placed as never)
  const drop = (days: number) => dropExpiredCarts(world.pool, new Date(world.clock.now + days * 86_400_000))
  const stored = async ({ id }: { id: string }) =>
    (await world.pool.query('select from cart where secret_hash = $1', [hashOf(id)])).rowCount
  await drop(29)
  expect(await stored(left)).toBe(1)
  await drop(31)
  expect([await stored(left), await stored(placed)]).toEqual([0, 1])
})

describe('updateCart', () => {
  test('200: each field replaces, null takes away, and the version rises', async () => {
    const cart = await made()
    const { status, body } = await patch(cart, { shipTo: ADDRESSES.fr, lines: [{ ...MUG, quantity: 3 }] })
    expect(status).toBe(200)
    expect(body).toMatchObject({ version: 2, shipTo: ADDRESSES.fr, lines: [{ ref: MUG.sku, quantity: 3 }] })
    expect((await patch(body, { shipTo: null })).body).not.toHaveProperty('shipTo')
  })

  test('404, 409 and 422: no such cart, a stale version, a SKU that is not there', async () => {
    const cart = await made()
    const body = { version: 1, lines: [MUG] }
    await calls.refused('updateCart', { ...at({ id: NOBODY }), body }, 404, 'not-found', 'cart')
    await calls.refused('updateCart', { ...at(cart), body: { ...body, version: 7 } }, 409, 'stale-version', '/version')
    const unknown = { version: 1, lines: [{ sku: 'NOBODY-1', quantity: 1 }] }
    await calls.refused('updateCart', { ...at(cart), body: unknown }, 422, 'unknown-sku', '/lines/0/sku')
  })
})

describe('moveCart', () => {
  test('200: the cart keeps its id', async () => {
    const cart = await made()
    const { status, body } = await calls.send('moveCart', { ...at(cart), body: { version: 1, market: 'ch' } })
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: cart.id, market: 'ch', currency: 'CHF', version: 2 })
    expect((await calls.send('getCart', at(cart))).status).toBe(404)
  })

  test('404 and 409: to a market that is not there, from one that it is not in, at another version', async () => {
    const cart = await made()
    const to = (market: string, version = 1) => ({ ...at(cart), body: { version, market } })
    await calls.refused('moveCart', to('xx'), 404, 'unknown-market')
    await calls.refused('moveCart', { ...to('de'), ...at(cart, 'es') }, 404, 'not-found', 'cart')
    await calls.refused('moveCart', to('de', 9), 409, 'stale-version', '/version')
  })
})

describe('listDeliveryOptions', () => {
  test('200: every service with its price and the tax in it', async () => {
    const cart = await made()
    const { status, body } = await calls.send('listDeliveryOptions', at(cart))
    expect(status).toBe(200)
    expect(body.options.length).toBeGreaterThan(0)
    for (const option of body.options) expect(option.tax).toBe(option.price - Math.round(option.price / 1.2))
  })

  test('404: another market’s cart', async () => {
    await calls.refused('listDeliveryOptions', at(await made(), 'de'), 404, 'not-found', 'cart')
  })
})

describe('placeOrder', () => {
  const place = async (more: object = {}) => {
    const cart = await readyCart(world, 'fr', [MUG])
    return { cart, call: { ...at(cart), body: { version: cart.version, toPay: cart.quote?.totals.toPay, ...more } } }
  }

  test('201: the order, its secret, and the cart is closed', async () => {
    const { cart, call } = await place()
    const { status, body } = await calls.send('placeOrder', call)
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'pending', paymentState: 'unpaid', toPay: cart.quote?.totals.toPay })
    const closed = (await calls.send('getCart', at(cart))).body
    expect(closed).toMatchObject({ state: 'placed', order: body.id })
    const change = { ...at(cart), body: { version: closed.version, coupons: [] } }
    await calls.refused('updateCart', change, 409, 'cart-placed')
    await calls.refused('placeOrder', call, 409, 'cart-placed')
  })

  test('400: without a key, and with one that is too short', async () => {
    const { call } = await place()
    const short = { ...call, headers: { 'idempotency-key': 'short' } }
    await calls.refused('placeOrder', short, 400, 'invalid-parameter', 'Idempotency-Key')
  })

  test('404 and 409: no such cart, a stale version, another sum, a key of another request', async () => {
    const { cart, call } = await place()
    await calls.refused('placeOrder', { ...call, ...at({ id: NOBODY }) }, 404, 'not-found', 'cart')
    const with_ = (more: object) => ({ ...call, body: { ...call.body, ...more } })
    await calls.refused('placeOrder', with_({ version: 1 }), 409, 'stale-version', '/version')
    await calls.refused('placeOrder', with_({ toPay: 1 }), 409, 'quote-changed', '/toPay')
    const headers = { 'idempotency-key': 'the-key-of-a-placement' }
    const first = await calls.send('placeOrder', { ...call, headers })
    expect(first.status).toBe(201)
    expect((await calls.send('placeOrder', { ...call, headers })).body).toEqual(first.body)
    const other = { ...with_({ toPay: cart.quote?.totals.toPay + 1 }), headers }
    await calls.refused('placeOrder', other, 409, 'idempotency-mismatch', 'Idempotency-Key')
  })

  test('422: a cart to which something is missing, with where', async () => {
    const cart = await made()
    const call = { ...at(cart), body: { version: 1, toPay: cart.quote?.totals.toPay } }
    await calls.refused('placeOrder', call, 422, 'cart-blocked', '/contact/email')
  })
})

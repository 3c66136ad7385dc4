import { beforeAll, describe, expect, test } from 'vitest'
import { capturePayment } from '../../core/payment/operate.ts'
import { ADDRESSES, readyCart, type Shop, shop } from '../checkout/shop.ts'
import { authorised, type Cart, place, placeCart, settle } from '../order/story.ts'
import { Calls } from './calls.ts'

let world: Shop
const calls = new Calls(() => world.app)
beforeAll(async () => {
  world = await shop()
})

const FR = { market: 'fr' }
const MUG = { sku: 'GEN-MG-CRM', quantity: 1 }
const at = ({ id }: { id: string }) => ({ path: { ...FR, cart: id } })
const ready = async () => (await readyCart(world, 'fr', [MUG])) as unknown as Cart
const stored = async () =>
  (
    await world.pool.query(`select (select json_agg(c order by c.secret_hash)::text from cart c) || (select count(*) from sales_order)
    || (select count(*) from outbox) as everything`)
  ).rows[0].everything

describe('tampered prices: a shopper says what and how many, never for how much', () => {
  test.each([
    ['unitPrice', '/lines/0', { lines: [{ ...MUG, unitPrice: 1 }] }],
    ['price', '/lines/0', { lines: [{ ...MUG, price: 1 }] }],
    ['discount', '/lines/0', { lines: [{ ...MUG, discount: 1_000 }] }],
    ['a quote', '', { quote: { totals: { toPay: 1 } } }],
    ['the price of delivery', '/delivery', { delivery: { service: 'home', price: 0 } }],
    ['the day', '', { day: '2020-01-01' }],
    ['the time of the prices', '', { pricedAt: 0 }],
    ['a state', '', { state: 'placed' }],
  ])('%s', async (_, pointer, body) => {
    const cart = await ready()
    const before = await stored()
    const call = { ...at(cart), body: { version: cart.version, ...body } }
    const answer = await calls.refused('updateCart', call, 400, 'invalid-request')
    expect(answer.body.errors[0]?.pointer.startsWith(pointer)).toBe(true)
    expect(await stored()).toBe(before)
  })

  test('a sum that is not the cart’s, a negative one, one with a fraction', async () => {
    const cart = await ready()
    const place_ = (toPay: unknown) => ({ ...at(cart), body: { version: cart.version, toPay } })
    for (const toPay of [1, 0, -1]) await calls.refused('placeOrder', place_(toPay), 409, 'quote-changed', '/toPay')
    for (const toPay of [0.5, '1', null, 1e300])
      await calls.refused('placeOrder', place_(toPay), 400, 'invalid-request')
    expect((await world.ask<Cart>('GET', `/v1/markets/fr/carts/${cart.id}`)).state).toBe('open')
  })

  test('an amount to pay is the order’s, whatever the shopper says', async () => {
    const story = await place(world, 'fr', [MUG])
    const call = { path: { ...FR, order: story.id }, body: { amount: 1 } }
    await calls.refused('payOrder', call, 400, 'invalid-request')
  })
})

describe('too much', () => {
  test('ten thousand lines are refused at the edge, two hundred are not', async () => {
    const lines = (count: number) => Array.from({ length: count }, () => MUG)
    await calls.refused('createCart', { path: FR, body: { lines: lines(10_000) } }, 400, 'invalid-request', '/lines')
    const { status, body } = await calls.send('createCart', { path: FR, body: { lines: lines(200) } })
    expect(status).toBe(201)
    // The same SKU is one line.
    expect(body.lines).toMatchObject([{ sku: MUG.sku, quantity: 200 }])
  })

  test('more than a million of one thing, at once or together', async () => {
    const wish = (...quantities: number[]) => ({
      path: FR,
      body: { lines: quantities.map((quantity) => ({ ...MUG, quantity })) },
    })
    await calls.refused('createCart', wish(1_000_001), 400, 'invalid-request', '/lines/0/quantity')
    await calls.refused('createCart', wish(1_000_000, 1), 400, 'invalid-request', '/lines/0/quantity')
    for (const quantity of [0, -1, 1.5]) await calls.refused('createCart', wish(quantity), 400, 'invalid-request')
  })

  test('lines of ten thousand in a return, a shipment, a cancellation', async () => {
    const story = await authorised(world, 'fr', [MUG])
    const lines = Array.from({ length: 10_000 }, () => ({ ref: MUG.sku, quantity: 1 }))
    const path = { ...FR, order: story.id }
    await calls.refused('cancelOrder', { path, body: { lines } }, 400, 'invalid-request', '/lines')
    await calls.refused('announceReturn', { path, body: { lines, reason: 'x' } }, 400, 'invalid-request', '/lines')
    await calls.refused('declareWithdrawal', { path, body: { lines } }, 400, 'invalid-request', '/lines')
  })
})

describe('what is no longer, or is not there', () => {
  test('an expired coupon takes nothing off, and the cart says why', async () => {
    await world.staff('PUT', '/v1/admin/promotions/last-year', {
      code: 'last-year',
      labels: { en: 'Last year' },
      markets: ['fr'],
      until: '2026-01-01',
      when: { coupon: true },
      action: { type: 'percent', percent: '50' },
    })
    await world.staff('PUT', '/v1/admin/promotions/last-year/coupons', { codes: ['LATE-50'] })
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const cart = await ready()
    const tried = await calls.send('updateCart', { ...at(cart), body: { version: cart.version, coupons: ['LATE-50'] } })
    expect(tried.body.quote?.coupons).toMatchObject([{ code: 'LATE-50', applied: false, reason: 'expired' }])
    expect(tried.body.quote?.totals).toEqual(cart.quote?.totals)
    const story = await placeCart(world, 'fr', tried.body)
    expect(story.toPay).toBe(cart.quote?.totals.toPay)
  })

  test('more than there is in stock: a blocker names the line, nothing is placed, and nothing is taken', async () => {
    const cart = await ready()
    const body = { version: cart.version, lines: [{ ...MUG, quantity: 900_000 }] }
    const { body: asked } = await calls.send('updateCart', { ...at(cart), body })
    const { body: seen } = await calls.send('getCart', at(cart))
    expect(seen.blockers).toContainEqual(expect.objectContaining({ code: 'out-of-stock', pointer: '/lines/0' }))
    const before = await world.pool.query('select sum(reserved) from stock_level')
    const placing = { ...at(cart), body: { version: asked.version, toPay: asked.quote?.totals.toPay } }
    await calls.refused('placeOrder', placing, 422, 'cart-blocked', '/lines/0')
    expect((await world.pool.query('select sum(reserved) from stock_level')).rows).toEqual(before.rows)
  })
})

describe('money', () => {
  test('no capture goes above what is authorised', async () => {
    const story = await authorised(world, 'fr', [MUG])
    const [payment] = (await story.now()).payments as unknown as [{ id: string }]
    const wish = { id: crypto.randomUUID(), paymentId: payment.id, amount: BigInt(story.toPay + 1) }
    await expect(capturePayment(world.pool, world.deps, wish)).rejects.toMatchObject({
      type: 'capture-above-authorised',
    })
    await story.ship()
    await settle(world)
    expect((await story.now()).payments).toMatchObject([{ captured: story.toPay }])
  })

  test('no refund goes above what was taken', async () => {
    const story = await authorised(world, 'fr', [MUG])
    await story.ship()
    await story.refund(story.toPay + 1, 422)
    expect((await story.now()).credits).toEqual([])
  })
})

describe('names of people', () => {
  test.each([
    'Zoë 🧑🏽‍🚀 O’Brien-Müller',
    'محمد بن عبد الله',
    'יעל כהן',
    '\u202eABC\u202c',
    'नमस्ते दुनिया',
    'Ａｌｉｃｅ',
    '𠮷野家',
    'e\u0301', // not normalised: a name is what its bearer wrote
  ])('%s comes back as it was written', async (name) => {
    const shipTo = { ...ADDRESSES.fr, name, line1: `${name} 1` }
    const cart = await ready()
    const named = await world.ask<Cart>('PATCH', `/v1/markets/fr/carts/${cart.id}`, { version: cart.version, shipTo })
    expect(named.shipTo).toEqual(shipTo)
    const story = await placeCart(world, 'fr', named)
    expect((await story.now()).shipTo).toEqual(shipTo)
    const found = await world.ask<{ shipTo: object }>('POST', '/v1/markets/fr/orders/find', {
      number: story.number,
      email: 'shopper@example.org',
    })
    expect(found.shipTo).toEqual(shipTo)
  })

  test('what no text can be is refused: NUL, half a character', async () => {
    const cart = await ready()
    for (const name of ['a\\u0000b', '\\ud83d']) {
      const body = `{"version":${cart.version},"shipTo":{"country":"FR","name":"${name}"}}`
      await calls.refused('updateCart', { ...at(cart), body }, 400, 'invalid-request')
    }
  })
})

describe('clocks', () => {
  test('a provider whose clock is ahead ends its payment, not our order, which is paid anew', async () => {
    const story = await place(world, 'fr', [MUG], 'paypal')
    await story.pay()
    await world.sim('POST', '/sim/clock', { advanceSeconds: 5_400 })
    await settle(world)
    expect((await story.now()).state).toBe('pending')
    await world.sim('POST', '/sim/clock', { now: new Date(world.clock.now).toISOString() })
    expect((await story.happens(await story.pay(), 'approve')).state).toBe('confirmed')
  })

  test('a provider whose clock is behind does not keep an order alive: by our clock it is over', async () => {
    const story = await place(world, 'fr', [MUG], 'paypal')
    const payment = await story.pay()
    world.clock.now += 2 * 3_600_000
    await settle(world)
    expect((await story.now()).state).toBe('expired')
    await expect(world.sim('POST', `/sim/payments/${payment.id}/approve`)).rejects.toThrow('409')
    await world.sim('POST', '/sim/clock', { now: new Date(world.clock.now).toISOString() })
  })

  test('goods are not handed over before they left, nor tomorrow, whatever a courier’s clock says', async () => {
    const story = await authorised(world, 'fr', [MUG])
    await story.ship()
    const day = 86_400_000
    for (const instant of [world.clock.now - day, world.clock.now + day]) {
      const body = { at: new Date(instant).toISOString() }
      await world.staff('POST', `${story.admin}/shipments/1/delivery`, body, 400)
    }
    expect((await story.now()).shipments[0]).not.toHaveProperty('deliveredAt')
  })
})

describe('keys', () => {
  test('a key belongs to its order and its operation', async () => {
    const [one, other] = [await authorised(world, 'fr', [MUG]), await authorised(world, 'fr', [MUG])]
    const headers = { 'idempotency-key': 'the-same-key-everywhere' }
    for (const story of [one, other]) {
      const path = { ...FR, order: story.id }
      expect((await calls.send('cancelOrder', { path, headers, body: {} })).body).toMatchObject({ state: 'cancelled' })
    }
  })

  test('a refusal leaves the key free', async () => {
    const story = await authorised(world, 'fr', [MUG])
    const headers = { 'idempotency-key': 'refused-and-then-not' }
    const call = {
      path: { ...FR, order: story.id },
      headers,
      body: { lines: [{ ref: MUG.sku, quantity: 1 }], reason: 'x' },
    }
    await calls.refused('announceReturn', call, 422, 'not-returnable')
    await story.ship()
    expect((await calls.send('announceReturn', call)).status).toBe(201)
  })

  test('none, one too short, one too long', async () => {
    const cart = await ready()
    const body = { version: cart.version, toPay: cart.quote?.totals.toPay }
    for (const key of ['', 'seven77', 'x'.repeat(101)])
      await calls.refused(
        'placeOrder',
        { ...at(cart), body, headers: { 'idempotency-key': key } },
        400,
        'invalid-parameter',
      )
  })
})

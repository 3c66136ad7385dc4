import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readyCart, type Shop, shop } from '../checkout/shop.ts'
import { type Cart, type Order, placeCart } from '../order/story.ts'
import { Calls, refusedAtTheEdge } from './calls.ts'

let world: Shop
const calls = new Calls(() => world.app)
beforeAll(async () => {
  world = await shop()
})
afterAll(() => {
  expect(calls.missing(['putCartCustomer']), 'statuses that the contract names and no test saw').toEqual([])
})

const MUG = 'GEN-MG-CRM'
const NOBODY = 'a'.repeat(22)
const at = ({ id }: { id: string }, market = 'fr') => ({ path: { market, cart: id } })
const say = (cart: { id: string }, body: object, market = 'fr') =>
  calls.send('putCartCustomer', { ...at(cart, market), body, headers: world.staffHeaders })
const read = async (cart: { id: string }, market = 'fr'): Promise<Cart> =>
  (await calls.send('getCart', at(cart, market))).body
const made = async (quantity = 1, market = 'fr'): Promise<Cart> =>
  (await calls.send('createCart', { path: { market }, body: { lines: [{ sku: MUG, quantity }] } })).body

/** EUR 20.00 for everybody and 15.00 for the trade; in Switzerland CHF 25.00 and 18.00. */
async function groupPrices(): Promise<void> {
  for (const [market, currency, all, trade] of [
    ['fr', 'EUR', 20_00, 15_00],
    ['ch', 'CHF', 25_00, 18_00],
  ] as const)
    await world.staff('PUT', `/v1/admin/markets/${market}/prices/${MUG}`, {
      prices: [
        { amount: all, currency },
        { list: 'trade', group: 'trade', amount: trade, currency },
      ],
    })
}

/** Ten per cent off everything for a segment, in both markets, as soon as this process knows of it. */
async function forVips(code: string, more: object = {}): Promise<void> {
  await world.staff('PUT', `/v1/admin/promotions/${code}`, {
    code,
    labels: { en: 'For our best' },
    markets: ['fr', 'ch'],
    action: { type: 'percent', percent: '10' },
    when: { segments: ['vip'] },
    ...more,
  })
  const body = { lines: [{ sku: MUG, quantity: 1 }], segments: ['vip'] }
  const known = async () => {
    const quote = await calls.send('createQuote', { path: { market: 'fr' }, body, headers: world.staffHeaders })
    return quote.body.promotions?.map(({ code }) => code)
  }
  await expect.poll(known).toContain(code)
}
const withdraw = (code: string) =>
  world.app.inject({ method: 'DELETE', url: `/v1/admin/promotions/${code}`, headers: world.staffHeaders })

describe('putCartCustomer', () => {
  test('refuses what no operation takes', () =>
    refusedAtTheEdge(calls, 'putCartCustomer', {
      path: { market: 'fr', cart: NOBODY },
      body: { group: 'trade' },
      headers: world.staffHeaders,
    }))

  test('200: the cart at the prices of the group and with the promotions of the segments; taken back it is as before', async () => {
    await groupPrices()
    await forVips('vip-200')
    const cart = await made(2)
    expect(cart.quote?.totals.gross).toBe(40_00)
    const { status, body } = await say(cart, { group: 'trade', segments: ['vip', 'staff'] })
    expect(status).toBe(200)
    expect(body).toMatchObject({ version: 2, customer: { group: 'trade', segments: ['staff', 'vip'] } })
    // Twice EUR 15.00, less a tenth.
    expect(body.quote?.totals).toMatchObject({ gross: 27_00, discount: 3_00 })
    expect(body.quote?.promotions).toMatchObject([{ code: 'vip-200', amount: 3_00 }])
    const back = await say(cart, {})
    expect(back.body).toMatchObject({ version: 3, quote: { totals: { gross: 40_00 } } })
    expect(back.body).not.toHaveProperty('customer')
    await withdraw('vip-200')
  })

  test('said again it changes nothing, so that nobody’s version is stale', async () => {
    const cart = await made()
    const first = await say(cart, { segments: ['new', 'guests'] })
    expect((await say(cart, { segments: ['guests', 'new'] })).body).toEqual(first.body)
  })

  test('the shopper sees its prices and not what the shop thinks of them, and cannot say it', async () => {
    await groupPrices()
    const cart = await made()
    await say(cart, { group: 'trade' })
    const seen = await read(cart)
    expect(seen.quote?.totals.gross).toBe(15_00)
    expect(JSON.stringify(seen)).not.toContain('customer')
    for (const field of [{ group: 'trade' }, { segments: ['vip'] }, { customer: { group: 'trade' } }])
      for (const [id, body] of [
        ['createCart', field],
        ['updateCart', { version: 2, ...field }],
        ['moveCart', { version: 2, market: 'ch', ...field }],
      ] as const)
        await calls.refused(id, { ...at(cart), body }, 400, 'invalid-request', `/${Object.keys(field)[0]}`)
  })

  test('400: names that are none; too many segments', async () => {
    const cart = await made()
    const call = (body: object) => ({ ...at(cart), body, headers: world.staffHeaders })
    await calls.refused('putCartCustomer', call({ group: 'A B' }), 400, 'invalid-request', '/group')
    await calls.refused('putCartCustomer', call({ segments: ['x', 'x'] }), 400, 'invalid-request', '/segments')
    const many = Array.from({ length: 101 }, (_, index) => `s${index}`)
    await calls.refused('putCartCustomer', call({ segments: many }), 400, 'invalid-request', '/segments')
  })

  test('401 and 403: without a key, with one that only reads, with one of another market', async () => {
    const cart = await made()
    const body = { group: 'trade' }
    await calls.refused('putCartCustomer', { ...at(cart), body }, 401, 'unauthenticated', 'Authorization')
    for (const wish of [
      { role: 'viewer', markets: ['fr'] },
      { role: 'editor', markets: ['ch'] },
    ]) {
      const { secret } = await world.staff<{ secret: string }>('POST', '/v1/admin/keys', { label: 'some', ...wish })
      const headers = { authorization: `Bearer ${secret}` }
      await calls.refused('putCartCustomer', { ...at(cart), body, headers }, 403, 'forbidden', 'Authorization')
    }
    expect((await read(cart)).version).toBe(1)
  })

  test('404: no such cart, and another market’s', async () => {
    const call = { body: {}, headers: world.staffHeaders }
    await calls.refused('putCartCustomer', { ...call, ...at({ id: NOBODY }) }, 404, 'not-found', 'cart')
    await calls.refused('putCartCustomer', { ...call, ...at(await made(), 'ch') }, 404, 'not-found', 'cart')
  })

  test('409: a cart that became an order', async () => {
    const cart = await readyCart(world, 'fr', [{ sku: MUG, quantity: 1 }])
    await placeCart(world, 'fr', cart as never)
    const call = { ...at(cart), body: { group: 'trade' }, headers: world.staffHeaders }
    await calls.refused('putCartCustomer', call, 409, 'cart-placed')
  })

  test('422: a price of the group that two of cost more than an amount can say', async () => {
    const cart = await made(2)
    await world.staff('PUT', `/v1/admin/markets/fr/prices/GEN-TB-NAV`, {
      prices: [
        { amount: 20_00, currency: 'EUR' },
        { list: 'trade', group: 'trade', amount: 9_007_199_254_740_991, currency: 'EUR' },
      ],
    })
    const lines = [{ sku: 'GEN-TB-NAV', quantity: 2 }]
    await calls.send('updateCart', { ...at(cart), body: { version: 1, lines } })
    const call = { ...at(cart), body: { group: 'trade' }, headers: world.staffHeaders }
    await calls.refused('putCartCustomer', call, 422, 'amount-out-of-bounds')
  })
})

describe('a cart whose customer is known', () => {
  test('keeps it through a change of country, at the new country’s prices for the group', async () => {
    await groupPrices()
    await forVips('vip-move')
    const cart = await made(2)
    await say(cart, { group: 'trade', segments: ['vip'] })
    const moved = await calls.send('moveCart', { ...at(cart), body: { version: 2, market: 'ch' } })
    // Twice CHF 18.00, less a tenth.
    expect(moved.body.quote?.totals).toMatchObject({ gross: 32_40, discount: 3_60 })
    await withdraw('vip-move')
  })

  test('becomes an order with a promotion of its segment, which counts against its limit and is frozen', async () => {
    await groupPrices()
    await forVips('vip-once', { limits: { total: 1 } })
    const ready = await readyCart(world, 'fr', [{ sku: MUG, quantity: 2 }])
    const { body: cart } = await say(ready, { group: 'trade', segments: ['vip'] })
    const other = await readyCart(world, 'fr', [{ sku: MUG, quantity: 2 }])
    const { body: late } = await say(other, { segments: ['vip'] })
    const story = await placeCart(world, 'fr', cart)
    // EUR 27.00 for the mugs and 5.90 for delivery.
    expect(story.toPay).toBe(27_00 + 5_90)
    const order = await world.staff<Order>('GET', story.admin)
    expect(order.customer).toEqual({ group: 'trade', segments: ['vip'] })
    expect(await story.now()).not.toHaveProperty('customer')
    const promotion = await world.staff<{ uses: number }>('GET', '/v1/admin/promotions/vip-once')
    expect(promotion.uses).toBe(1)
    const call = { ...at(late), body: { version: late.version, toPay: late.quote?.totals.toPay } }
    await calls.refused('placeOrder', call, 409, 'quote-changed')
  })

  test('the narrowed contract of a storefront does not know what only keys say', async () => {
    const { body } = await world.app.inject({ method: 'GET', url: '/openapi/v1/fr.json' })
    const { schemas } = JSON.parse(body).components
    for (const name of ['Cart', 'Order']) expect(schemas[name].properties).not.toHaveProperty('customer')
    expect(schemas).not.toHaveProperty('Customer')
  })
})

test('a price for some days stands above a standing one in a cart as it does in a quote, whichever is greater', async () => {
  const prices = [
    { amount: 20_00, currency: 'EUR' },
    { list: 'season', amount: 24_00, currency: 'EUR', from: '2026-11-01', until: '2026-12-01' },
    { list: 'eve', amount: 26_00, currency: 'EUR', until: '2026-11-01' },
  ]
  await world.staff('PUT', `/v1/admin/markets/fr/prices/${MUG}`, { prices })
  const lines = [{ sku: MUG, quantity: 1 }]
  const quote = await calls.send('createQuote', { path: { market: 'fr' }, body: { lines } })
  expect(quote.body.totals.gross).toBe(24_00)
  const cart = await made()
  expect(cart.quote).toMatchObject({ totals: { gross: 24_00 }, lines: [{ explain: quote.body.lines[0]?.explain }] })
  // The season ends at midnight, and what was shown at half past eleven holds for an hour.
  world.clock.now = Date.parse('2026-11-30T22:30:00Z')
  const late = await made()
  world.clock.now = Date.parse('2026-11-30T23:15:00Z')
  expect((await read(late)).quote?.totals.gross).toBe(24_00)
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Cart, placeCart } from '../order/story.ts'
import { readyCart, type Shop, shop } from './shop.ts'

/** Minutes of config/checkout.ts. */
const GUARANTEED = 60

let world: Shop
beforeEach(async () => {
  world = await shop()
})
afterEach(() => world.close())

const MUG = 'GEN-MG-CRM'
const minutes = (count: number) => {
  world.clock.now += count * 60_000
}
const costs = (amount: number, market = 'fr', currency = 'EUR') =>
  world.staff('PUT', `/v1/admin/markets/${market}/prices/${MUG}`, { prices: [{ amount, currency }] })
const read = ({ id }: { id: string }, market = 'fr') => world.ask<Cart>('GET', `/v1/markets/${market}/carts/${id}`)
const ready = async (market = 'fr') =>
  (await readyCart(world, market, [{ sku: MUG, quantity: 2 }])) as unknown as Cart & { quote: object }
const place = (cart: Cart, toPay: number | undefined, wanted: number, market = 'fr') =>
  world.ask<{ errors: { pointer: string; detail: string }[]; toPay: number }>(
    'POST',
    `/v1/markets/${market}/carts/${cart.id}/order`,
    { version: cart.version, toPay },
    wanted,
  )
const until = (cart: Cart) => Date.parse(cart.pricesGuaranteedUntil as string) - world.clock.now
const gross = (cart: Cart) => cart.quote?.lines[0]?.gross

describe('a price that was shown', () => {
  test('holds for the time that config says, whatever the catalogue says meanwhile, and the order is placed at it', async () => {
    await costs(20_00)
    const cart = await ready()
    expect(gross(cart)).toBe(40_00)
    minutes(GUARANTEED / 2)
    await costs(30_00)
    minutes(GUARANTEED / 2 - 1)
    expect(gross(await read(cart))).toBe(40_00)
    const { toPay } = await placeCart(world, 'fr', cart)
    expect(toPay).toBe(40_00 + 5_90)
  })

  test('no longer holds after it: refused with each difference, then placed at the new one', async () => {
    await costs(20_00)
    const cart = await ready()
    await costs(30_00)
    minutes(GUARANTEED)
    const { errors } = await place(cart, cart.quote?.totals.toPay, 409)
    expect(errors).toEqual([
      { pointer: '/lines/0/gross', detail: 'was 4000, is 6000' },
      { pointer: '/toPay', detail: 'was 4590, is 6590' },
    ])
    const again = await read(cart)
    expect(again.quote?.totals.toPay).toBe(60_00 + 5_90)
    expect((await placeCart(world, 'fr', again)).toPay).toBe(60_00 + 5_90)
  })

  test('holds anew from when it was shown anew: what the answer promises is kept', async () => {
    await costs(20_00)
    const cart = await ready()
    await costs(30_00)
    minutes(GUARANTEED)
    const again = await read(cart)
    expect([gross(again), until(again)]).toEqual([60_00, GUARANTEED * 60_000])
    await costs(40_00)
    minutes(GUARANTEED - 1)
    const later = await read(cart)
    expect([gross(later), until(later)]).toEqual([60_00, 60_000])
    expect((await placeCart(world, 'fr', later)).toPay).toBe(60_00 + 5_90)
  })

  test('also goods that go out of the assortment are sold within it', async () => {
    const cart = await ready()
    await world.staff('PUT', `/v1/admin/products/stoneware-mug/assortment/fr`, { sold: false })
    expect((await placeCart(world, 'fr', await read(cart))).toPay).toBe(cart.quote?.totals.toPay)
  })

  test('the time of a cart that was empty begins with its first goods', async () => {
    const empty = await world.ask<Cart>('POST', '/v1/markets/fr/carts', {})
    expect(empty).not.toHaveProperty('pricesGuaranteedUntil')
    minutes(3 * GUARANTEED)
    const filled = await world.ask<Cart>('PATCH', `/v1/markets/fr/carts/${empty.id}`, {
      version: 1,
      lines: [{ sku: MUG, quantity: 1 }],
    })
    expect(until(filled)).toBe(GUARANTEED * 60_000)
  })

  test('the time of goods that come later is not longer than that of those that are there', async () => {
    const cart = await ready()
    minutes(50)
    const lines = [MUG, 'GEN-TB-NAT'].map((sku) => ({ sku, quantity: 1 }))
    const more = await world.ask<Cart>('PATCH', `/v1/markets/fr/carts/${cart.id}`, { version: cart.version, lines })
    expect(until(more)).toBe((GUARANTEED - 50) * 60_000)
  })
})

describe('what may change within the time', () => {
  test('law: Nova Scotia lowered the HST from 15 to 14 % on 2025-04-01, at midnight, with the price as it was', async () => {
    world = await shop({ now: Date.parse('2025-04-01T03:30:00Z') }) // 23:30 of the 31st in Toronto
    await costs(20_00, 'ca', 'CAD')
    const cart = await ready('ca')
    const halifax = {
      country: 'CA',
      name: 'Lee Roy',
      line1: '1 Lower Water Street',
      postalCode: 'B3J 1R7',
      city: 'Halifax',
      subdivision: 'CA-NS',
    }
    const there = await world.ask<Cart>('PATCH', `/v1/markets/ca/carts/${cart.id}`, {
      version: cart.version,
      shipTo: halifax,
    })
    // Two mugs at CAD 20.00 and delivery at 9.95: 49.95, of which 15 % are 7.49 and 14 % are 6.99.
    expect(there.quote?.totals.toPay).toBe(49_95 + 7_49)
    minutes(40)
    const { errors } = await place(there, there.quote?.totals.toPay, 409, 'ca')
    expect(errors.at(-1)).toEqual({ pointer: '/toPay', detail: `was ${49_95 + 7_49}, is ${49_95 + 6_99}` })
    const again = await read(there, 'ca')
    expect(again.quote?.lines[0]?.unitPrice).toBe(20_00)
    expect((await placeCart(world, 'ca', again)).toPay).toBe(49_95 + 6_99)
  })

  test('delivery: another place is another price, and what was seen before is refused', async () => {
    const cart = await ready()
    const next = await world.ask<Cart>('PATCH', `/v1/markets/fr/carts/${cart.id}`, {
      version: cart.version,
      delivery: { service: 'click-and-collect', pickupPoint: 'fr-paris' },
    })
    const { errors } = await place(next, cart.quote?.totals.toPay, 409)
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/toPay'])
    expect((await placeCart(world, 'fr', next)).toPay).toBe((cart.quote?.totals.toPay ?? 0) - 5_90)
  })
})

test('a rate table that changes within the time: refused with the difference, then placed at the new price', async () => {
  const cart = await ready()
  const table = { service: 'home', currency: 'EUR', rates: [{ price: 7_90 }] }
  await world.staff('PUT', '/v1/admin/markets/fr/delivery-rates', table)
  await expect.poll(async () => ((await ready()) as Cart).quote?.totals.delivery).toBe(7_90)
  const was = cart.quote?.totals.toPay ?? 0
  const { errors } = await place(cart, was, 409)
  expect(errors).toEqual([
    { pointer: '/delivery', detail: 'was 590, is 790' },
    { pointer: '/toPay', detail: `was ${was}, is ${was + 2_00}` },
  ])
  const { toPay } = await world.ask<{ toPay: number }>('POST', `/v1/markets/fr/carts/${cart.id}/order`, {
    version: cart.version,
    toPay: was + 2_00,
  })
  expect(toPay).toBe(was + 2_00)
})

describe('the language of a cart', () => {
  test('stays the one that it was begun in, until another is asked for', async () => {
    const cart = await world.ask<Cart>('POST', '/v1/markets/fr/carts?locale=en', { lines: [{ sku: MUG, quantity: 1 }] })
    const patch = (query: string, version: number) =>
      world.ask<Cart>('PATCH', `/v1/markets/fr/carts/${cart.id}${query}`, { version, coupons: [] })
    expect(cart).toMatchObject({ locale: 'en', orderButton: 'Order with obligation to pay' })
    expect(await patch('', 1)).toMatchObject({ locale: 'en', lines: cart.lines })
    expect(await world.ask('GET', `/v1/markets/fr/carts/${cart.id}?locale=fr-FR`)).toMatchObject({
      locale: 'fr-FR',
      lines: [{ name: 'Mug en grès' }],
    })
    const french = await patch('?locale=fr-FR', 2)
    expect(french).toMatchObject({ locale: 'fr-FR', orderButton: 'Commande avec obligation de paiement' })
    expect(french.lines[0]?.name).toBe('Mug en grès')
  })
})

describe('a promotion that was shown', () => {
  const TENTH = {
    code: 'tenth',
    labels: { en: 'A tenth off' },
    markets: ['fr'],
    on: { skus: [MUG] },
    action: { type: 'percent', percent: '10' },
  }
  type Given = { discount: number; coupons: { applied: boolean }[] }
  const given = async (cart: { id: string }): Promise<Given> => {
    const { quote } = await read(cart)
    return { discount: quote?.totals.discount ?? 0, coupons: (quote?.coupons ?? []) as Given['coupons'] }
  }
  const write = (more: object = {}) => world.staff('PUT', '/v1/admin/promotions/tenth', { ...TENTH, ...more })
  const withdraw = () =>
    world.app.inject({ method: 'DELETE', url: '/v1/admin/promotions/tenth', headers: world.staffHeaders })
  /** Promotions are remembered for some of a second. */
  const isToldOf = (discount: number) =>
    expect
      .poll(async () => {
        const lines = [{ sku: MUG, quantity: 2 }]
        const fresh = await world.ask<Cart>('POST', '/v1/markets/fr/carts', { lines })
        return fresh.quote?.totals.discount
      })
      .toBe(discount)

  test.each([
    ['withdrawn', withdraw],
    ['switched off', () => write({ active: false })],
    ['made smaller', () => write({ action: { type: 'percent', percent: '5' } })],
  ])('holds as long as the prices do, though it was %s, and then no longer', async (what, change) => {
    await costs(20_00)
    await write()
    await isToldOf(4_00)
    const cart = await ready()
    expect(cart.quote).toMatchObject({ totals: { discount: 4_00 } })
    const [other, late] = [await ready(), await ready()]
    await change()
    await isToldOf(what === 'made smaller' ? 2_00 : 0)
    minutes(GUARANTEED - 1)
    expect((await given(cart)).discount).toBe(4_00)
    const patched = await world.ask<Cart>('PATCH', `/v1/markets/fr/carts/${other.id}`, {
      version: other.version,
      contact: { email: 'other@example.org' },
    })
    expect(patched.quote?.totals.discount).toBe(4_00)
    expect((await placeCart(world, 'fr', cart)).toPay).toBe(36_00 + 5_90)
    minutes(1)
    const { errors } = await place(late, late.quote?.totals.toPay, 409)
    expect(errors.at(-1)?.pointer).toBe('/toPay')
    expect((await given(late)).discount).toBe(what === 'made smaller' ? 2_00 : 0)
  })

  test('that ends at midnight holds after it, and one that begins then waits', async () => {
    world = await shop({ now: Date.parse('2026-11-22T22:30:00Z') }) // 23:30 in Paris
    await costs(20_00)
    await write({ until: '2026-11-23' })
    await world.staff('PUT', '/v1/admin/promotions/half', {
      ...TENTH,
      code: 'half',
      action: { type: 'percent', percent: '50' },
      from: '2026-11-23',
    })
    await isToldOf(4_00)
    const cart = await ready()
    minutes(40)
    expect((await given(cart)).discount).toBe(4_00)
    minutes(20)
    expect((await given(cart)).discount).toBe(20_00)
  })

  test('one that is written later waits, but a coupon that the shopper brings opens one at once', async () => {
    await costs(20_00)
    const cart = await ready()
    minutes(1)
    await write({ when: { coupon: true } })
    await world.staff('PUT', '/v1/admin/promotions/tenth/coupons', { codes: ['MUGS'] })
    await world.staff('PUT', '/v1/admin/promotions/half', {
      ...TENTH,
      code: 'half',
      action: { type: 'percent', percent: '50' },
    })
    await isToldOf(20_00)
    expect((await given(cart)).discount).toBe(0)
    const body = { version: cart.version, coupons: ['mugs'] }
    const opened = await world.ask<Cart>('PATCH', `/v1/markets/fr/carts/${cart.id}`, body)
    expect(opened.quote?.totals.discount).toBe(4_00)
    await write({ when: { coupon: true }, active: false })
    expect(await given(cart)).toMatchObject({ discount: 4_00, coupons: [{ applied: true }] })
    expect((await placeCart(world, 'fr', opened)).toPay).toBe(36_00 + 5_90)
  })

  test('whose uses are spent is gone, and the shopper is told', async () => {
    await costs(20_00)
    await write({ limits: { total: 1 } })
    await isToldOf(4_00)
    const [first, second] = [await ready(), await ready()]
    await placeCart(world, 'fr', first)
    const { errors } = await place(second, second.quote?.totals.toPay, 409)
    expect(errors.length).toBeGreaterThan(0)
    await isToldOf(0)
    expect((await given(second)).discount).toBe(0)
  })
})

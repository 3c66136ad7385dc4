import { beforeAll, describe, expect, test } from 'vitest'
import { readyCart, type Shop, shop } from '../checkout/shop.ts'
import { AT_ONCE, authorised, type Cart, type Order, place, placeCart, type Story, settle, turnTo } from './story.ts'

/** Stoneware mugs: EUR 16.90 each in Germany, taxed as goods in general. */
const MUG = 'GEN-MG-CRM'
const mugs = (quantity: number) => [{ sku: MUG, quantity }]
const units = (quantity: number) => [{ ref: MUG, quantity }]

let only: Shop
beforeAll(async () => {
  only = await shop()
})
const at = (instant: string) => turnTo(only, instant)
type Shipped = Pick<Order['shipments'][number]['lines'][number], 'gross' | 'tax' | 'net' | 'taxes'>
const percents = (lines: readonly Shipped[]) => [
  ...new Set(lines.flatMap(({ taxes }) => taxes.map((tax) => tax.percent))),
]
const amounts = (lines: readonly Shipped[]) => lines.map(({ net, tax, gross }) => [net, tax, gross])
const sumOf = (order: Order) =>
  order.shipments.flatMap(({ lines }) => lines).reduce((total, { gross }) => total + gross, 0)
const DAY = 86_400_000

describe('Germany, where 16 % ended with 2020 (UStG § 28) and the rate is that of the day of supply (§ 27(1))', () => {
  // Two mugs are EUR 33.80. At 16 %: 33.80 / 1.16 = 29.1379, so 29.14 and 4.66. At 19 %: 28.4034, so 28.40 and 5.40.
  // Delivery at EUR 4.95: 4.27 and 0.68 at 16 %, 4.16 and 0.79 at 19 %.
  const SIXTEEN = [
    [29_14, 4_66, 33_80],
    [4_27, 68, 4_95],
  ]
  const NINETEEN = [
    [28_40, 5_40, 33_80],
    [4_16, 79, 4_95],
  ]

  test('placed on 2020-12-30 and shipped on 2021-01-02: 19 % at the price agreed', async () => {
    const world = await at('2020-12-30T11:00:00Z')
    const story = await authorised(world, 'de', mugs(2))
    const placed = await story.now()
    expect(placed.lines[0]?.taxes).toMatchObject([{ percent: '16', amount: 4_66 }])
    await world.pass(3)
    const shipped = await story.ship()
    expect(shipped.shipments[0]?.taxDay).toBe('2021-01-02')
    expect(percents(shipped.shipments[0]?.lines ?? [])).toEqual(['19'])
    expect(amounts(shipped.shipments[0]?.lines ?? [])).toEqual(NINETEEN)
    expect(sumOf(shipped)).toBe(placed.toPay)
    expect(shipped.payments[0]?.captured).toBe(placed.toPay)
  })

  test('shipped on the 31st: 16 %, whatever is done with it later', async () => {
    const world = await at('2020-12-30T11:00:00Z')
    const story = await authorised(world, 'de', mugs(2))
    await world.pass(1)
    const shipped = await story.ship()
    expect(amounts(shipped.shipments[0]?.lines ?? [])).toEqual(SIXTEEN)
    await world.pass(5)
    expect((await story.handOver(1)).shipments[0]?.lines).toEqual(shipped.shipments[0]?.lines)
    const back = await story.announce(units(1))
    const after = await story.inspect(back, units(1))
    expect(after.shipments[0]?.lines).toEqual(shipped.shipments[0]?.lines)
    expect(after.credits[0]).toMatchObject({ amount: 16_90 })
    expect(amounts(after.credits[0]?.lines ?? [])).toEqual([[14_57, 2_33, 16_90]])
    expect(percents(after.credits[0]?.lines ?? [])).toEqual(['16'])
  })

  test.each([
    ['2020-12-31T22:59:59Z', '2020-12-31', '16'],
    ['2020-12-31T23:00:00Z', '2021-01-01', '19'],
  ])('the day is Berlin’s: shipped at %s is %s', async (instant, day, percent) => {
    const world = await at('2020-12-30T11:00:00Z')
    const story = await authorised(world, 'de', mugs(1))
    world.clock.now = Date.parse(instant)
    const { shipments } = await story.ship()
    expect(shipments[0]?.taxDay).toBe(day)
    expect(percents(shipments[0]?.lines ?? [])).toEqual([percent])
  })

  test('partial shipments on both sides: each at its own rate, together the price agreed; a refund reads what was shipped', async () => {
    const world = await at('2020-12-30T11:00:00Z')
    const story = await authorised(world, 'de', mugs(2))
    await world.pass(1)
    await story.ship(units(1))
    await world.pass(2)
    const shipped = await story.ship(units(1))
    // One of two: half of the line's 4.66, then half of its 5.40. Delivery went with the first.
    expect(shipped.shipments.map(({ lines }) => amounts(lines))).toEqual([
      [[14_57, 2_33, 16_90], SIXTEEN[1]],
      [[14_20, 2_70, 16_90]],
    ])
    expect(sumOf(shipped)).toBe(story.toPay)
    // What was shipped last comes back first.
    for (const [index, [percent, tax]] of [
      ['19', 2_70],
      ['16', 2_33],
    ].entries()) {
      world.clock.now++
      const after = await story.inspect(await story.announce(units(1)), units(1))
      expect(percents(after.credits[index]?.lines ?? [])).toEqual([percent])
      expect(after.credits[index]).toMatchObject({ amount: 16_90, lines: [{ tax, gross: 16_90 }] })
    }
  })

  test('sold from France to Germany, the sum agreed stays too', async () => {
    const world = await at('2020-12-30T11:00:00Z')
    const cart = (await readyCart(world, 'fr', mugs(3), 'card')) as unknown as Cart
    const shipTo = { country: 'DE', name: 'Jan Weber', line1: 'Lindenstraße 5', postalCode: '10969', city: 'Berlin' }
    const there = await world.ask<Cart>('PATCH', `/v1/markets/fr/carts/${cart.id}`, { version: cart.version, shipTo })
    const story = await placeCart(world, 'fr', there)
    await story.pay({ testNumber: AT_ONCE })
    expect(percents((await story.now()).lines)).toEqual(['16'])
    await world.pass(3)
    const shipped = await story.ship()
    expect(percents(shipped.shipments[0]?.lines ?? [])).toEqual(['19'])
    expect(sumOf(shipped)).toBe(story.toPay)
  })
})

test('Switzerland: 7.7 % until 2023, 8.1 % from 2024-01-01, by the day of supply (MWSTG art. 115)', async () => {
  const world = await at('2023-12-30T11:00:00Z')
  const story = await authorised(world, 'ch', mugs(2))
  await story.ship(units(1))
  await world.pass(3)
  const { shipments } = await story.ship()
  expect(shipments.map(({ taxDay, lines }) => [taxDay, ...percents(lines)])).toEqual([
    ['2023-12-30', '7.7'],
    ['2024-01-02', '8.1'],
  ])
})

describe('China, where the tax point is the payment, and 16 % became 13 % on 2019-04-01', () => {
  test('paid on 03-31 and shipped on 04-02: 16 %', async () => {
    const world = await at('2019-03-31T04:00:00Z')
    const story = await place(world, 'cn', mugs(1), 'alipay')
    await story.happens(await story.pay(), 'approve')
    await world.pass(2)
    const { shipments } = await story.ship()
    expect(shipments).toMatchObject([{ taxDay: '2019-03-31' }])
    expect(percents(shipments[0]?.lines ?? [])).toEqual(['16'])
    expect(sumOf(await story.now())).toBe(story.toPay)
  })

  test('placed on 03-31 and paid on 04-01, Shanghai time: 13 % at the price agreed', async () => {
    const world = await at('2019-03-31T15:30:00Z') // 23:30
    const story = await place(world, 'cn', mugs(1), 'alipay')
    expect(percents((await story.now()).lines)).toEqual(['16'])
    await world.pass(1 / 24)
    await story.happens(await story.pay(), 'approve')
    const { shipments } = await story.ship()
    expect(shipments).toMatchObject([{ taxDay: '2019-04-01' }])
    expect(percents(shipments[0]?.lines ?? [])).toEqual(['13'])
    expect(sumOf(await story.now())).toBe(story.toPay)
  })

  test('paid at the door: what leaves first is the tax point', async () => {
    const world = await at('2019-03-31T04:00:00Z')
    const story = await place(world, 'cn', mugs(1), 'cash-on-delivery')
    await story.pay()
    const shipped = await story.ship()
    expect(percents(shipped.shipments[0]?.lines ?? [])).toEqual(['16'])
    await world.pass(2)
    const paid = await story.handOver(1)
    expect(paid).toMatchObject({ paymentState: 'paid', shipments: [{ taxDay: '2019-03-31' }] })
    expect(paid.shipments[0]?.lines).toEqual(shipped.shipments[0]?.lines)
  })
})

/** Mugs at 20.00 and delivery, ordered to an address on the day that the clock says. */
async function ordered(world: Shop, market: string, quantity: number, method: string, shipTo: object): Promise<Story> {
  const currency = market === 'ca' ? 'CAD' : 'USD'
  await world.staff('PUT', `/v1/admin/markets/${market}/prices/${MUG}`, { prices: [{ amount: 20_00, currency }] })
  const cart = (await readyCart(world, market, mugs(quantity), method)) as unknown as Cart
  const path = `/v1/markets/${market}/carts/${cart.id}`
  return placeCart(world, market, await world.ask<Cart>('PATCH', path, { version: cart.version, shipTo }))
}

const money = ({ payments, credits }: Order) => ({
  captured: payments.reduce((sum, { captured }) => sum + captured, 0),
  givenBack: credits.filter(({ state }) => state === 'succeeded').reduce((sum, { amount }) => sum + amount, 0),
})

describe('Canada, where tax is payable when the price is paid or due, whichever is earlier (ETA s. 168(1)): Nova Scotia, 15 % until 2025-03-31, then 14 %', () => {
  const HALIFAX = {
    country: 'CA',
    name: 'Lee Roy',
    line1: '1 Lower Water Street',
    city: 'Halifax',
    subdivision: 'CA-NS',
    postalCode: 'B3J 1R7',
  }
  // Two mugs are CAD 40.00: 6.00 at 15 %, 5.60 at 14 %. Delivery at CAD 9.95: 1.4925, so 1.49; 1.393, so 1.39.
  const FIFTEEN = [
    [40_00, 6_00, 46_00],
    [9_95, 1_49, 11_44],
  ]
  const FOURTEEN = [
    [40_00, 5_60, 45_60],
    [9_95, 1_39, 11_34],
  ]
  const lines = ({ shipments }: Order) => amounts(shipments.flatMap((each) => each.lines))

  test('paid on 03-31 and shipped on 04-02: 15 %', async () => {
    const world = await at('2025-03-31T16:00:00Z')
    const story = await ordered(world, 'ca', 2, 'paypal', HALIFAX)
    await story.happens(await story.pay(), 'approve')
    await world.pass(2)
    const shipped = await story.ship()
    expect(shipped.shipments).toMatchObject([{ taxDay: '2025-03-31' }])
    expect(lines(shipped)).toEqual(FIFTEEN)
    expect(money(shipped)).toEqual({ captured: 57_44, givenBack: 0 })
  })

  test('held on 03-31, invoiced and taken when it is shipped on 04-02: 14 %, and no more is taken', async () => {
    const world = await at('2025-03-31T16:00:00Z')
    const story = await ordered(world, 'ca', 2, 'card', HALIFAX)
    await story.pay({ testNumber: AT_ONCE })
    expect(amounts((await story.now()).lines)).toEqual([FIFTEEN[0]])
    await world.pass(2)
    const shipped = await story.ship()
    expect(shipped.shipments).toMatchObject([{ taxDay: '2025-04-02' }])
    expect(lines(shipped)).toEqual(FOURTEEN)
    const done = await story.now()
    expect(money(done)).toEqual({ captured: 56_94, givenBack: 0 })
    expect(done.paymentState).toBe('paid')
  })

  test('shipped and taken on 03-31: 15 %, whatever is done with it later', async () => {
    const world = await at('2025-03-31T16:00:00Z')
    const story = await ordered(world, 'ca', 2, 'card', HALIFAX)
    await story.pay({ testNumber: AT_ONCE })
    expect(lines(await story.ship())).toEqual(FIFTEEN)
    await world.pass(5)
    const after = await story.inspect(await story.announce(units(1)), units(1))
    expect(amounts(after.credits[0]?.lines ?? [])).toEqual([[20_00, 3_00, 23_00]])
  })

  test('placed at 23:30 on 03-31, paid at 00:30 what was then agreed: 14 %, and the difference is given back', async () => {
    const world = await at('2025-04-01T03:30:00Z')
    const story = await ordered(world, 'ca', 2, 'paypal', HALIFAX)
    await world.pass(1 / 24)
    await story.happens(await story.pay(), 'approve')
    const shipped = await story.ship()
    expect(shipped.shipments).toMatchObject([{ taxDay: '2025-04-01' }])
    expect(lines(shipped)).toEqual(FOURTEEN)
    await settle(world)
    expect(money(await story.now())).toEqual({ captured: 57_44, givenBack: 50 })
  })

  test('shipped in parts on both sides: each at its own rate, delivery with the first', async () => {
    const world = await at('2025-03-31T16:00:00Z')
    const story = await ordered(world, 'ca', 2, 'card', HALIFAX)
    await story.pay({ testNumber: AT_ONCE })
    await story.ship(units(1))
    await world.pass(2)
    const shipped = await story.ship(units(1))
    expect(lines(shipped)).toEqual([[20_00, 3_00, 23_00], FIFTEEN[1], [20_00, 2_80, 22_80]])
    expect(money(await story.now())).toEqual({ captured: 57_24, givenBack: 0 })
  })
})

describe('United States, where a sale is taxed when title or possession passes, at the rate of that day', () => {
  const LOS_ANGELES = {
    country: 'US',
    name: 'Pat Jones',
    line1: '1 Main Street',
    city: 'Los Angeles',
    subdivision: 'US-CA',
    postalCode: '90012',
  }
  const PIERRE = { ...LOS_ANGELES, city: 'Pierre', subdivision: 'US-SD', postalCode: '57501' }

  test.each([
    // 9.5 % of 40.00.
    ['2025-03-31', 0, [40_00, 3_80, 43_80]],
    // 9.75 % would be 3.90. The shopper agreed to 43.80: 39.91 and, at 9.75 %, 3.89.
    ['2025-04-02', 2, [39_91, 3_89, 43_80]],
  ])(
    'Los Angeles, 9.5 %% and from 2025-04-01 9.75 %%: shipped on %s the sum agreed stays, the seller bears what the tax rose by',
    async (day, days, mugsThere) => {
      const world = await at('2025-03-31T18:00:00Z')
      const story = await ordered(world, 'us', 2, 'card', LOS_ANGELES)
      await story.pay({ testNumber: AT_ONCE })
      await world.pass(days)
      const shipped = await story.ship()
      expect(shipped.shipments).toMatchObject([{ taxDay: day }])
      // Delivery by a common carrier is not taxed in California.
      expect(amounts(shipped.shipments[0]?.lines ?? [])).toEqual([mugsThere, [6_95, 0, 6_95]])
      expect(money(await story.now())).toEqual({ captured: 50_75, givenBack: 0 })
    },
  )

  test.each([
    // 4.5 %: 1.80, and of delivery 0.31275, so 0.31.
    ['2023-06-30', 0, 1_80, 31, 0],
    // 4.2 %: 1.68, and of delivery 0.2919, so 0.29. Fourteen cents less than was paid.
    ['2023-07-02', 2, 1_68, 29, 14],
  ])(
    'South Dakota, 4.5 %% and from 2023-07-01 4.2 %%: paid before, shipped on %s',
    async (day, days, tax, ofDelivery, less) => {
      const world = await at('2023-06-30T18:00:00Z')
      const { seller } = world.engine.markets.find('us').definition.entity
      const { registrations } = seller
      Object.assign(seller, { registrations: [...registrations, 'US-SD'] })
      const story = await ordered(world, 'us', 2, 'paypal', PIERRE)
      await story.happens(await story.pay(), 'approve')
      await world.pass(days)
      const shipped = await story.ship()
      Object.assign(seller, { registrations })
      expect(shipped.shipments).toMatchObject([{ taxDay: day }])
      expect((shipped.shipments[0]?.lines ?? []).map((each) => each.tax)).toEqual([tax, ofDelivery])
      await settle(world)
      const done = await story.now()
      expect(money(done)).toEqual({ captured: 49_06, givenBack: less })
      expect(done.credits.map(({ reason }) => reason)).toEqual(less > 0 ? ['overpayment'] : [])
    },
  )
})

test('delivery that was free stays free, under whatever law it is shipped', async () => {
  const world = await at('2020-12-30T11:00:00Z')
  await world.staff('PUT', '/v1/admin/promotions/free-delivery', {
    code: 'free-delivery',
    labels: { en: 'Free delivery' },
    markets: ['de'],
    action: { type: 'free-delivery' },
  })
  // Every process shows a promotion within a second.
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const story = await authorised(world, 'de', mugs(1))
  expect(story.toPay).toBe(16_90)
  await world.pass(3)
  const shipped = await story.ship()
  expect(amounts(shipped.shipments[0]?.lines ?? [])).toEqual([
    [14_20, 2_70, 16_90],
    [0, 0, 0],
  ])
  expect((await story.now()).payments[0]?.captured).toBe(16_90)
})

test('a business that stopped serving a place still ships what was sold there', async () => {
  const world = await at('2020-12-30T11:00:00Z')
  const story = await authorised(world, 'de', mugs(1))
  const { definition } = world.engine.markets.find('de')
  const delivers = definition.delivers
  Object.assign(definition, { delivers: ['FR'] })
  world.clock.now += 3 * DAY
  const { shipments } = await story.ship()
  Object.assign(definition, { delivers })
  expect(percents(shipments[0]?.lines ?? [])).toEqual(['19'])
})

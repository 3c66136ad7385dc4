import { beforeAll, describe, expect, test } from 'vitest'
import { readyCart, type Shop, shop } from '../checkout/shop.ts'
import { AT_ONCE, authorised, type Cart, type Order, place, placeCart, turnTo } from './story.ts'

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

test('Canada: paid while Nova Scotia had 15 %, shipped after 2025-04-01 when it has 14 %: 15 %', async () => {
  const world = await at('2025-03-31T16:00:00Z')
  const cart = (await readyCart(world, 'ca', mugs(1), 'paypal')) as unknown as Cart
  const shipTo = {
    country: 'CA',
    name: 'Lee Roy',
    line1: '1 Lower Water Street',
    city: 'Halifax',
    subdivision: 'CA-NS',
    postalCode: 'B3J 1R7',
  }
  const there = await world.ask<Cart>('PATCH', `/v1/markets/ca/carts/${cart.id}`, { version: cart.version, shipTo })
  const story = await placeCart(world, 'ca', there)
  await story.happens(await story.pay(), 'approve')
  await world.pass(2)
  const { shipments } = await story.ship()
  expect(shipments).toMatchObject([{ taxDay: '2025-03-31' }])
  expect(percents(shipments[0]?.lines ?? [])).toEqual(['15'])
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

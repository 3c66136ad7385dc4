import { beforeAll, describe, expect, test } from 'vitest'
import { type Shop, shop } from '../checkout/shop.ts'
import { AT_ONCE, authorised, movedAtProvider, type Order, place, type Story, settle } from './story.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
})

const MUG = 'GEN-MG-CRM'
const TOTE = 'GEN-TB-NAT'
const mugs = (quantity: number) => [{ ref: MUG, quantity }]
const goods = (quantity: number) => [{ sku: MUG, quantity }]

/** EUR 20.00 a mug in Germany, so that sums can be done in the head; delivery is EUR 4.95. */
beforeAll(async () => {
  await world.staff('PUT', `/v1/admin/markets/de/prices/${MUG}`, { prices: [{ amount: 20_00, currency: 'EUR' }] })
})

const money = ({ payments }: Order) => ({
  authorised: payments.reduce((sum, { authorised: each }) => sum + each, 0),
  captured: payments.reduce((sum, { captured }) => sum + captured, 0),
  refunded: payments.reduce((sum, { refunded }) => sum + refunded, 0),
})
const states = ({ state, paymentState, fulfilmentState }: Order) => [state, paymentState, fulfilmentState].join(' ')

/** What we say was taken and given back is what the provider says. */
async function expectTrue(story: Story): Promise<Order> {
  const order = await story.now()
  const { captured, refunded } = money(order)
  expect(await movedAtProvider(world, order.payments)).toEqual({ taken: captured, givenBack: refunded })
  return order
}

describe('shipment and capture in parts', () => {
  test('each shipment takes its own sum, delivery goes with the first, and all of them are what was agreed', async () => {
    const story = await authorised(world, 'de', goods(3))
    expect(states(await story.now())).toBe('confirmed authorised unfulfilled')
    const first = await story.ship(mugs(1))
    expect(states(first)).toBe('confirmed authorised partially-shipped')
    expect(money(await story.now())).toEqual({ authorised: 64_95, captured: 24_95, refunded: 0 })
    await story.ship(mugs(2))
    expect(states(await story.now())).toBe('confirmed paid shipped')
    await story.handOver(2)
    expect(states(await story.now())).toBe('confirmed paid shipped')
    await story.handOver(1)
    const done = await expectTrue(story)
    expect(states(done)).toBe('completed paid delivered')
    expect(money(done).captured).toBe(64_95)
  })

  test('a method that is captured whole is captured whole with the first shipment', async () => {
    const story = await authorised(world, 'cn', goods(2))
    await story.ship(mugs(1))
    expect((await expectTrue(story)).payments[0]?.captured).toBe(story.toPay)
  })

  test('what no hold covers is not taken: less was authorised than asked, so that nothing is shipped', async () => {
    const story = await place(world, 'de', goods(1), 'card')
    await story.pay({ testNumber: '4000000000006009' })
    const order = await story.now()
    expect(order.state).toBe('pending')
    expect(money(order).authorised).toBeLessThan(story.toPay)
    await world.staff('POST', `${story.admin}/shipments`, {}, 409)
  })

  test('a capture that got no answer is not taken twice, and the job finishes it', async () => {
    const story = await authorised(world, 'de', goods(2))
    await world.sim('POST', '/sim/faults', { fault: 'drop-after', count: 3 })
    await story.ship()
    await world.pass(10 / 1440)
    await settle(world)
    const order = await expectTrue(story)
    expect(money(order).captured).toBe(44_95)
  })
})

describe('cancelling', () => {
  test('before anything was paid: nothing is charged, what is offered is taken back', async () => {
    const story = await place(world, 'de', goods(2), 'card')
    const payment = await story.pay()
    expect(states(await story.cancel())).toBe('cancelled unpaid unfulfilled')
    expect((await story.now()).payments).toMatchObject([{ id: payment.id, state: 'cancelled' }])
    expect(money(await expectTrue(story))).toEqual({ authorised: 0, captured: 0, refunded: 0 })
  })

  test('after it was authorised: the hold is let go', async () => {
    const story = await authorised(world, 'de', goods(2))
    const order = await story.cancel()
    expect(order).toMatchObject({ state: 'cancelled', payments: [{ state: 'cancelled', captured: 0 }], credits: [] })
    await expectTrue(story)
  })

  test('after it was paid: all of it is given back, delivery too', async () => {
    const story = await place(world, 'de', goods(2), 'paypal')
    await story.happens(await story.pay(), 'approve')
    const order = await story.cancel()
    expect(order.credits).toMatchObject([{ reason: 'cancellation', amount: 44_95, state: 'succeeded' }])
    expect(states(await expectTrue(story))).toBe('cancelled refunded unfulfilled')
  })

  test('some of what was paid: their sum is given back, delivery is not, and the rest is shipped', async () => {
    const story = await place(world, 'de', goods(3), 'paypal')
    await story.happens(await story.pay(), 'approve')
    await story.cancel(mugs(1))
    expect((await story.now()).credits).toMatchObject([{ reason: 'cancellation', amount: 20_00, state: 'succeeded' }])
    await story.ship()
    const done = await story.handOver(1)
    expect(states(done)).toBe('completed partially-refunded delivered')
    expect(money(await expectTrue(story))).toEqual({ authorised: 64_95, captured: 64_95, refunded: 20_00 })
  })

  test('some of what is held: only what is left is taken', async () => {
    const story = await authorised(world, 'de', goods(3))
    await story.ship(mugs(1))
    await story.handOver(1)
    const order = await story.cancel(mugs(2))
    expect(states(order)).toBe('completed paid delivered')
    expect(order.credits).toEqual([])
    expect(money(await expectTrue(story))).toEqual({ authorised: 64_95, captured: 24_95, refunded: 0 })
  })

  test('before it is paid, some: what is then asked for is the rest, and no more', async () => {
    const story = await place(world, 'de', goods(3), 'paypal')
    await story.cancel(mugs(1))
    const payment = await story.pay()
    expect(payment.amount).toBe(44_95)
    const paid = await story.happens(payment, 'approve')
    expect(states(paid)).toBe('confirmed paid unfulfilled')
    expect(paid.credits).toEqual([])
  })

  test('what came in part is enough when the rest is cancelled', async () => {
    const story = await place(world, 'de', goods(3), 'bank-transfer')
    const payment = await story.pay()
    expect((await story.happens(payment, 'pay', { amount: 44_95 })).state).toBe('pending')
    expect(states(await story.cancel(mugs(1)))).toBe('confirmed paid unfulfilled')
    expect((await story.now()).credits).toEqual([])
  })

  test('a payment that is under way when some is cancelled brings too much, and that is given back', async () => {
    const story = await place(world, 'de', goods(3), 'paypal')
    const payment = await story.pay()
    await story.cancel(mugs(1))
    await story.happens(payment, 'approve')
    await settle(world)
    const order = await expectTrue(story)
    expect(order.credits).toMatchObject([{ reason: 'overpayment', amount: 20_00, state: 'succeeded' }])
    expect(money(order)).toMatchObject({ captured: 64_95, refunded: 20_00 })
  })

  test('what was shipped is not cancelled', async () => {
    const story = await authorised(world, 'de', goods(2))
    await story.ship(mugs(1))
    await world.ask('POST', `${story.path}/cancellation`, { lines: mugs(2) }, 409)
    expect((await story.cancel()).lines).toMatchObject([{ quantity: 2, shipped: 1, cancelled: 1 }])
    await world.ask('POST', `${story.path}/cancellation`, {}, 409)
  })
})

describe('goodwill', () => {
  test('is a present: it does not lessen what comes back for goods', async () => {
    const story = await authorised(world, 'de', goods(2))
    await story.ship()
    await story.refund(10_00)
    const back = await story.inspect(await story.announce(mugs(1)), mugs(1))
    expect(back.credits.map(({ reason, amount }) => [reason, amount])).toEqual(
      expect.arrayContaining([
        ['goodwill', 10_00],
        ['return', 20_00],
      ]),
    )
    expect(money(await expectTrue(story)).refunded).toBe(30_00)
  })

  test('never gives back more than was taken, together with all else', async () => {
    const story = await authorised(world, 'de', goods(1))
    await story.ship()
    await story.refund(20_00)
    const back = await story.inspect(await story.announce(mugs(1)), mugs(1))
    expect(back.credits.map(({ amount }) => amount).toSorted()).toEqual([20_00, 4_95].toSorted())
    await story.refund(1, 422)
    expect(states(await expectTrue(story))).toBe('completed refunded returned')
  })

  test('left out, all that is left', async () => {
    const story = await authorised(world, 'de', goods(1))
    await story.ship()
    await story.refund(undefined)
    expect(money(await expectTrue(story)).refunded).toBe(24_95)
  })
})

describe('a refund by line', () => {
  const refund = (story: Story, lines: readonly { ref: string; quantity: number }[], wanted?: number) =>
    world.staff<Order>('POST', `${story.admin}/refunds`, { lines, reason: 'a crack in it' }, wanted)

  test('gives the price of units that the shopper keeps, to the cent, and nothing of them a second time', async () => {
    const story = await authorised(world, 'de', goods(3))
    await story.ship()
    await story.handOver(1)
    const before = await world.pool.query('select sum(on_hand) from stock_level where sku = $1', [MUG])
    const after = await refund(story, mugs(1))
    // Three are EUR 60.00 with 9.58 of tax, of which the units bear 3.19, 3.19 and 3.20; the last comes first.
    const [line] = after.credits[0]?.lines ?? []
    expect(line).toMatchObject({ ref: MUG, quantity: 1, net: 16_80, tax: 3_20, gross: 20_00 })
    expect(after.credits).toMatchObject([{ reason: 'return', amount: 20_00 }])
    expect(after.returns).toMatchObject([{ state: 'inspected', kept: true, reason: 'a crack in it', lines: mugs(1) }])
    expect(await world.pool.query('select sum(on_hand) from stock_level where sku = $1', [MUG])).toMatchObject({
      rows: before.rows,
    })
    await refund(story, mugs(3), 422)
    await world.ask('POST', `${story.path}/returns`, { lines: mugs(3), reason: 'x' }, 422)
    const done = await story.inspect(await story.announce(mugs(2)), mugs(2))
    // One of the three never came back.
    expect(done).toMatchObject({ fulfilmentState: 'delivered', lines: [{ shipped: 3, returned: 2, kept: 1 }] })
    expect(done.shipments).toMatchObject([{ state: 'delivered' }])
    expect(money(await expectTrue(story)).refunded).toBe(60_00)
  })

  test('of goods that were lost on their way brings the order to its end', async () => {
    const story = await authorised(world, 'de', goods(1))
    await story.ship()
    expect(states(await refund(story, mugs(1)))).toBe('completed partially-refunded shipped')
    expect((await story.now()).lines).toMatchObject([{ shipped: 1, returned: 0, kept: 1 }])
    expect(money(await expectTrue(story)).refunded).toBe(20_00)
  })

  test('of what did not leave, of lines that are not there, with an amount, or above what is left: refused', async () => {
    const story = await authorised(world, 'de', goods(2))
    await refund(story, mugs(1), 422)
    await story.ship()
    await refund(story, [{ ref: TOTE, quantity: 1 }], 422)
    await world.staff('POST', `${story.admin}/refunds`, { lines: mugs(1), amount: 1, reason: 'x' }, 400)
    await story.refund(30_00)
    await refund(story, mugs(1), 422)
    expect((await story.now()).credits).toHaveLength(1)
  })
})

describe('returns', () => {
  test('only what came is given back, what did not come may be announced again', async () => {
    const story = await authorised(world, 'de', goods(3))
    await story.ship()
    const announced = await story.announce(mugs(3))
    expect(announced).toMatchObject({ state: 'announced', refund: 60_00, refundsDelivery: false })
    const after = await story.inspect(announced, mugs(2))
    expect(after).toMatchObject({ lines: [{ returned: 2 }], credits: [{ reason: 'return', amount: 40_00 }] })
    const again = await story.announce(mugs(1))
    expect(again.refund).toBe(20_00)
    expect((await story.inspect(again, mugs(1))).fulfilmentState).toBe('returned')
  })

  test('one line in two conditions counts each unit once', async () => {
    const story = await authorised(world, 'de', goods(3))
    await story.ship()
    const announced = await story.announce(mugs(3))
    const inspection = `${story.admin}/returns/${announced.id}/inspection`
    const seen = (...quantities: readonly number[]) => ({
      lines: quantities.map((quantity, index) => ({
        ref: MUG,
        quantity,
        condition: index === 0 ? 'damaged' : 'as-new',
      })),
    })
    await world.staff('POST', inspection, seen(2, 2), 422)
    const after = await world.staff<Order>('POST', inspection, seen(1, 2))
    expect(after).toMatchObject({ lines: [{ returned: 3 }], credits: [{ amount: 60_00 }] })
    expect(money(await expectTrue(story)).refunded).toBe(60_00)
  })

  test('goods that come back before they were paid for are not charged', async () => {
    const story = await place(world, 'in', [{ sku: MUG, quantity: 2 }], 'cash-on-delivery')
    await story.pay()
    await story.ship()
    const back = await story.inspect(await story.announce(mugs(2)), mugs(2))
    expect(back.credits).toEqual([])
    await settle(world)
    expect(money(await expectTrue(story))).toMatchObject({ captured: 0, refunded: 0 })
  })

  test('a refund that the scheme does not take fails once, and is paid out by people', async () => {
    const story = await place(world, 'br', [{ sku: MUG, quantity: 2 }], 'card')
    await story.pay({ testNumber: AT_ONCE })
    await story.ship()
    const { payments } = await story.now()
    // A hundred years later no scheme takes a refund.
    world.clock.now += 100 * 366 * 86_400_000
    const after = await story.inspect(await story.announce(mugs(1)), mugs(1))
    expect(after.credits).toMatchObject([{ reason: 'return', state: 'failed' }])
    world.clock.now -= 100 * 366 * 86_400_000
    await settle(world)
    await settle(world)
    const order = await story.now()
    expect(order.credits).toHaveLength(1)
    expect(money(order).refunded).toBe(0)
    expect(payments[0]?.captured).toBe(story.toPay)
  })
})

describe('a charge that goes with goods', () => {
  const TRAIN = 'TOY-TR-36'
  const ECO = `${TRAIN}:eco-participation`
  const trains = (quantity: number) => [{ ref: TRAIN, quantity }]
  const counts = ({ lines }: Order) =>
    lines.map(({ ref, shipped, cancelled, returned }) => [ref, cancelled, shipped, returned])

  test('is cancelled, shipped and returned with them', async () => {
    const story = await authorised(world, 'fr', [{ sku: TRAIN, quantity: 3 }])
    expect(counts(await story.cancel(trains(1)))).toEqual([
      [TRAIN, 1, 0, 0],
      [ECO, 1, 0, 0],
    ])
    const shipped = await story.ship(trains(2))
    expect(shipped.fulfilmentState).toBe('shipped')
    const back = await story.announce(trains(1))
    // EUR 47.90 with EUR 0.18 of eco-participation in France.
    const eco = shipped.lines.find(({ ref }) => ref === ECO)?.unitPrice ?? 0
    const train = shipped.lines.find(({ ref }) => ref === TRAIN)?.unitPrice ?? 0
    expect(eco).toBe(18)
    expect(back.refund).toBe(train + eco)
    const after = await story.inspect(back, trains(1))
    expect(counts(after)).toEqual([
      [TRAIN, 1, 2, 1],
      [ECO, 1, 2, 1],
    ])
  })
})

test('money of two payments: what is given back is given back from both', async () => {
  const story = await place(
    world,
    'de',
    [
      { sku: MUG, quantity: 2 },
      { sku: TOTE, quantity: 1 },
    ],
    'bank-transfer',
  )
  const transfer = await story.pay()
  await story.happens(transfer, 'pay', { amount: 30_00 })
  const second = await story.pay({ method: 'paypal' })
  await story.happens(second, 'approve')
  await settle(world)
  const paid = await expectTrue(story)
  expect(paid.state).toBe('confirmed')
  expect(money(paid).captured - money(paid).refunded).toBe(story.toPay)
  await story.cancel()
  await settle(world)
  const order = await expectTrue(story)
  expect(order.credits.every(({ state }) => state === 'succeeded')).toBe(true)
  expect(money(order).refunded).toBe(money(order).captured)
})

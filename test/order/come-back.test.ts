import { beforeAll, describe, expect, test } from 'vitest'
import { readShipments } from '../../core/delivery/shipments.sql.ts'
import type { TrackingStatus } from '../../core/delivery/tracking.ts'
import { readOrder } from '../../core/order/order.sql.ts'
import { type Shop, shop } from '../checkout/shop.ts'
import { carrierTells } from './carrier.ts'
import { authorised, movedAtProvider, type Order, place, type Return, type Story, settle } from './story.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
  // EUR 20.00 a mug in Germany, so that sums can be done in the head; delivery is EUR 4.95.
  await world.staff('PUT', `/v1/admin/markets/de/prices/${MUG}`, { prices: [{ amount: 20_00, currency: 'EUR' }] })
})

const MUG = 'GEN-MG-CRM'
const mugs = (quantity: number) => [{ ref: MUG, quantity }]
const goods = (quantity: number) => [{ sku: MUG, quantity }]
const states = ({ state, paymentState, fulfilmentState }: Order) => [state, paymentState, fulfilmentState].join(' ')

/** The carrier says something of the parcels of an order, an hour after the last word. */
async function says(story: Story, shipment: number, ...statuses: readonly TrackingStatus[]): Promise<Order> {
  const order = await readOrder(world.pool, { number: story.number, market: story.market })
  const parcels = await readShipments(world.pool, order?.id ?? 0n)
  const { trackingNumber = '' } = parcels.find(({ number }) => number === shipment) ?? {}
  for (const status of statuses) {
    world.clock.now += 3_600_000
    await carrierTells(world, trackingNumber, status)
  }
  return story.now()
}

/** Looks at what came back as it was announced, and waits until all that follows is done. */
async function inspected(story: Story, back: Return, lines = back.lines): Promise<Order> {
  await story.inspect(back, lines)
  await settle(world)
  const order = await story.now()
  const refunded = order.payments.reduce((sum, each) => sum + each.refunded, 0)
  const captured = order.payments.reduce((sum, each) => sum + each.captured, 0)
  expect(await movedAtProvider(world, order.payments)).toEqual({ taken: captured, givenBack: refunded })
  return order
}

const onHand = async () => {
  const { rows } = await world.pool.query<{ sum: bigint }>(
    'select coalesce(sum(on_hand), 0)::bigint as sum from stock_level where sku = $1',
    [MUG],
  )
  return Number(rows[0]?.sum)
}

describe('a parcel that nobody takes', () => {
  test('comes back through inspection: goods and delivery are given back, the goods are on the shelf, the order is at its end', async () => {
    const before = await onHand()
    const story = await authorised(world, 'de', goods(2))
    await story.ship()
    const back = await says(story, 1, 'picked-up', 'failed', 'returned')
    expect(states(back)).toBe('confirmed paid shipped')
    // Two mugs and the delivery: nobody had anything of it (BGB § 357(1) and (2) as for a withdrawal).
    expect(back.returns).toMatchObject([
      { kind: 'return', state: 'announced', shipment: 1, reason: 'undelivered', lines: mugs(2), refund: 44_95 },
    ])
    const done = await inspected(story, back.returns[0] as Return)
    expect(states(done)).toBe('completed refunded returned')
    expect(done.shipments).toMatchObject([{ state: 'returned' }])
    expect(done.credits).toMatchObject([{ reason: 'return', amount: 44_95, state: 'succeeded' }])
    expect(await onHand()).toBe(before)
  })

  test('said again in the same words it is the same; with another reason it is refused, and nothing changes', async () => {
    const story = await authorised(world, 'de', goods(1))
    await story.ship()
    const say = <T = Order>(body: object, wanted?: number) =>
      world.staff<T>('POST', `${story.admin}/shipments/1/return`, body, wanted)
    const first = await say({ reason: 'refused at the door' })
    expect(await say({ reason: 'refused at the door' })).toEqual(first)
    expect(await say({})).toEqual(first)
    const other = await say<{ type: string; errors: object[] }>({ reason: 'address unknown' }, 409)
    expect(other).toMatchObject({ type: expect.stringMatching(/already-declared$/), errors: [{ pointer: '/reason' }] })
    expect((await story.now()).returns).toMatchObject([{ reason: 'refused at the door' }])
    const unsaid = await authorised(world, 'de', goods(1))
    await unsaid.ship()
    await world.staff('POST', `${unsaid.admin}/shipments/1/return`, {})
    await world.staff('POST', `${unsaid.admin}/shipments/1/return`, { reason: 'refused at the door' }, 409)
  })

  test('told twice, late or by people too, it comes back once', async () => {
    const story = await authorised(world, 'de', goods(1))
    await story.ship()
    await says(story, 1, 'returned')
    await says(story, 1, 'in-transit', 'returned')
    const again = await world.staff<Order>('POST', `${story.admin}/shipments/1/return`, {})
    expect(again.returns).toHaveLength(1)
  })

  test('one parcel of two: the other is delivered, delivery stays charged, and the order is at its end', async () => {
    const story = await authorised(world, 'de', goods(3))
    await story.ship(mugs(1))
    await story.ship(mugs(2))
    await story.handOver(1)
    const back = await says(story, 2, 'returned')
    expect(back.returns).toMatchObject([{ shipment: 2, lines: mugs(2), refund: 40_00, refundsDelivery: false }])
    const done = await inspected(story, back.returns[0] as Return)
    expect(states(done)).toBe('completed partially-refunded delivered')
    expect(done.shipments.map(({ state }) => state)).toEqual(['delivered', 'returned'])
    expect(done.credits).toMatchObject([{ amount: 40_00 }])
    // What nobody had keeps the time to withdraw from the rest from nothing.
    expect(await story.withdraw(mugs(1))).toHaveProperty('deadline')
  })

  test('both parcels of two: delivery comes back with the last', async () => {
    const story = await authorised(world, 'de', goods(2))
    await story.ship(mugs(1))
    await story.ship(mugs(1))
    await says(story, 1, 'returned')
    const { returns } = await says(story, 2, 'returned')
    const refunds = returns.map(({ refund, shipment }) => [shipment, refund])
    expect(refunds).toEqual([
      [1, 20_00],
      [2, 24_95],
    ])
    for (const back of returns) await inspected(story, back)
    expect(states(await story.now())).toBe('completed refunded returned')
  })

  test('where the law gives nobody the delivery back, it stays charged', async () => {
    const story = await authorised(world, 'us', goods(1))
    await story.ship()
    const { returns, totals } = await says(story, 1, 'returned')
    expect(returns).toMatchObject([{ refundsDelivery: false, refund: totals.gross - totals.delivery }])
    expect(states(await inspected(story, returns[0] as Return))).toBe('completed partially-refunded returned')
  })

  test('to be paid at the door: nothing was paid, nothing is given back, and nothing is waited for', async () => {
    const story = await place(world, 'in', goods(2), 'cash-on-delivery')
    await story.pay()
    await story.ship()
    const { returns } = await says(story, 1, 'failed', 'returned')
    const done = await inspected(story, returns[0] as Return)
    expect(states(done)).toBe('completed unpaid returned')
    expect(done).toMatchObject({ credits: [], payments: [{ state: 'cancelled', captured: 0 }] })
  })

  test('what its shopper withdrew from before is that withdrawal, and no second return', async () => {
    const story = await authorised(world, 'de', goods(1))
    await story.ship()
    await story.confirm(await story.withdraw())
    const { returns } = await says(story, 1, 'returned')
    expect(returns).toMatchObject([{ kind: 'withdrawal', state: 'announced' }])
    const done = await inspected(story, returns[0] as Return)
    expect(states(done)).toBe('completed refunded returned')
  })

  test('only a part of it comes: the rest may still be told, and the order waits for it', async () => {
    const story = await authorised(world, 'de', goods(2))
    await story.ship()
    const { returns } = await says(story, 1, 'returned')
    const part = await inspected(story, returns[0] as Return, mugs(1))
    expect(states(part)).toBe('confirmed partially-refunded shipped')
    const done = await inspected(story, await story.announce(mugs(1)))
    expect(states(done)).toBe('completed partially-refunded returned')
  })

  test('handed over, then sent back without a word: a return as any other', async () => {
    const story = await authorised(world, 'de', goods(1))
    await story.ship()
    const { returns, state } = await says(story, 1, 'delivered', 'returned')
    expect(state).toBe('completed')
    expect(returns).toMatchObject([{ shipment: 1, refund: 20_00, refundsDelivery: false }])
    expect(states(await inspected(story, returns[0] as Return))).toBe('completed partially-refunded returned')
  })
})

describe('goods that come back though nobody said that they had arrived', () => {
  test('all of them: the order is at its end', async () => {
    const story = await authorised(world, 'de', goods(2))
    await story.ship()
    const done = await inspected(story, await story.announce(mugs(2)))
    expect(states(done)).toBe('completed partially-refunded returned')
    expect(done.credits).toMatchObject([{ reason: 'return', amount: 40_00 }])
  })

  test('some of them: it waits for the rest', async () => {
    const story = await authorised(world, 'de', goods(2))
    await story.ship()
    expect(states(await inspected(story, await story.announce(mugs(1))))).toBe('confirmed partially-refunded shipped')
    expect(states(await story.handOver(1))).toBe('completed partially-refunded delivered')
  })

  test('one after the other: the first is sent back before the second leaves, and the second arrives', async () => {
    const story = await authorised(world, 'de', goods(2))
    await story.ship(mugs(1))
    const first = await inspected(story, await story.announce(mugs(1)))
    expect(states(first)).toBe('confirmed partially-refunded partially-shipped')
    world.clock.now += 1_000
    await story.ship()
    const done = await story.handOver(2)
    expect(done.shipments.map(({ state }) => state)).toEqual(['returned', 'delivered'])
    expect(states(done)).toBe('completed partially-refunded delivered')
  })

  test('one of two that were told to have arrived: the other parcel is still on its way', async () => {
    const story = await authorised(world, 'de', goods(2))
    await story.ship(mugs(1))
    await story.ship(mugs(1))
    await story.handOver(1)
    const { shipments, state } = await inspected(story, await story.announce(mugs(1)))
    expect([state, ...shipments.map((each) => each.state)]).toEqual(['confirmed', 'returned', 'shipped'])
  })

  test('all that was shipped, and the rest is cancelled', async () => {
    const story = await authorised(world, 'de', goods(2))
    await story.ship(mugs(1))
    expect((await inspected(story, await story.announce(mugs(1)))).state).toBe('confirmed')
    expect((await story.cancel()).state).toBe('completed')
  })
})

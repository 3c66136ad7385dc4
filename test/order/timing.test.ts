import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settleOrders } from '../../core/order/settle-orders.ts'
import { catchUpPayments } from '../../core/payment/catch-up.ts'
import { ProviderUnreachable } from '../../core/payment/provider.ts'
import { type Shop, shop } from '../checkout/shop.ts'
import { movedAtProvider, type Order, place, type Story, settle } from './story.ts'

let world: Shop
beforeEach(async () => {
  world = await shop()
})
afterEach(() => world.close())

const MUG = 'GEN-MG-CRM'
const goods = (quantity = 1) => [{ sku: MUG, quantity }]
const mugs = (quantity: number) => [{ ref: MUG, quantity }]
const states = ({ state, paymentState, fulfilmentState }: Order) => [state, paymentState, fulfilmentState].join(' ')
const MINUTE = 1 / 1440

async function later(days: number): Promise<void> {
  await world.pass(days)
  await settle(world)
}

type Provider = NonNullable<ReturnType<typeof world.deps.providers.get>>

/** While nobody can ask the provider anything, or what it answers is an error of ours. */
async function outOfReach(work: () => Promise<void>, error: Error = new ProviderUnreachable()): Promise<void> {
  const providers = world.deps.providers as Map<string, Provider>
  const provider = providers.get('simulated') as Provider
  const fail = () => Promise.reject(error)
  providers.set('simulated', { ...provider, create: fail, cancel: fail, read: fail, capture: fail, refund: fail })
  await work().finally(() => providers.set('simulated', provider))
}

/** What the provider kept, all payments together. */
async function kept(story: Story): Promise<number> {
  const { taken, givenBack } = await movedAtProvider(world, (await story.now()).payments)
  return taken - givenBack
}

describe('paid later', () => {
  test('a voucher in a shop, paid four days later: the order waits as long as the method gives', async () => {
    const story = await place(world, 'jp', goods(), 'konbini')
    const payment = await story.pay({ testNumber: '5001' })
    expect(payment.nextAction).toMatchObject({ type: 'voucher' })
    await later(3.9)
    expect(states(await story.now())).toBe('pending unpaid unfulfilled')
    await later(0.2)
    expect(states(await story.now())).toBe('confirmed paid unfulfilled')
    expect(await kept(story)).toBe(story.toPay)
  })

  test('a boleto that was paid a day after it lapsed: the order is revived', async () => {
    const story = await place(world, 'br', goods(), 'boleto')
    await story.pay({ testNumber: '5002' })
    await later(3)
    expect(states(await story.now())).toBe('expired unpaid unfulfilled')
    await later(1)
    expect(states(await story.now())).toBe('confirmed paid unfulfilled')
    const { events } = await world.staff<Order>('GET', story.admin)
    expect(events?.map(({ type }) => type)).toEqual(expect.arrayContaining(['expired', 'confirmed']))
    expect(await kept(story)).toBe(story.toPay)
  })

  test('paid after the shopper had cancelled, for the voucher could not be taken back: given back', async () => {
    const story = await place(world, 'jp', goods(), 'konbini')
    const payment = await story.pay()
    await outOfReach(async () => {
      expect((await story.cancel()).state).toBe('cancelled')
    })
    await story.happens(payment, 'pay')
    await settle(world)
    const order = await story.now()
    expect(states(order)).toBe('cancelled refunded unfulfilled')
    expect(order.credits).toMatchObject([{ reason: 'overpayment', amount: story.toPay, state: 'succeeded' }])
    expect(await kept(story)).toBe(0)
  })

  test('a message that comes after the order lapsed, though it was paid in time, revives it', async () => {
    const story = await place(world, 'fr', goods(), 'paypal')
    const payment = await story.pay()
    await world.sim('POST', `/sim/payments/${payment.id}/approve`)
    await outOfReach(async () => {
      await world.pass(2 / 24)
      await settleOrders({ pool: world.pool, engine: world.engine, payments: world.deps })
    })
    expect((await story.now()).state).toBe('expired')
    await settle(world)
    expect(states(await story.now())).toBe('confirmed paid unfulfilled')
    expect(await kept(story)).toBe(story.toPay)
  })
})

describe('never paid', () => {
  test('a redirect from which nobody comes back: both lapse after an hour, and nothing is charged', async () => {
    const story = await place(world, 'fr', goods(), 'paypal')
    const payment = await story.pay()
    await later(59 * MINUTE)
    expect((await story.now()).state).toBe('pending')
    await later(2 * MINUTE)
    const order = await story.now()
    expect(states(order)).toBe('expired unpaid unfulfilled')
    expect(['expired', 'cancelled']).toContain(order.payments[0]?.state)
    expect(await kept(story)).toBe(0)
    await world.ask('POST', `${story.path}/payments`, {}, 409)
    await expect(world.sim('POST', `/sim/payments/${payment.id}/approve`)).rejects.toThrow('409')
  })

  test('an order for which no payment was ever begun lapses too', async () => {
    const story = await place(world, 'fr', goods(), 'card')
    await later(61 * MINUTE)
    expect((await story.now()).state).toBe('expired')
    await world.ask('POST', `${story.path}/cancellation`, {}, 409)
  })

  test('one order that cannot be let lapse leaves the others alone', async () => {
    const first = await place(world, 'fr', goods(), 'paypal')
    await first.pay()
    const second = await place(world, 'fr', goods(), 'paypal')
    await second.pay()
    const complaints: unknown[] = []
    Object.assign(world.deps, { complain: (error: unknown) => complaints.push(error) })
    await world.pass(2 / 24)
    await outOfReach(async () => {
      await settleOrders({ pool: world.pool, engine: world.engine, payments: world.deps })
    }, new Error('a fault of ours'))
    expect([(await first.now()).state, (await second.now()).state]).toEqual(['expired', 'expired'])
    expect(complaints.length).toBeGreaterThan(0)
  })
})

describe('paid twice', () => {
  test('a second attempt gives the first one up', async () => {
    const story = await place(world, 'fr', goods(), 'paypal')
    const first = await story.pay()
    const second = await story.pay({ method: 'card' })
    expect((await story.now()).payments.find(({ id }) => id === first.id)?.state).toBe('cancelled')
    await expect(world.sim('POST', `/sim/payments/${first.id}/approve`)).rejects.toThrow('409')
    expect(states(await story.happens(second, 'approve'))).toBe('confirmed authorised unfulfilled')
  })

  test('both go through, for the first could not be given up: the surplus is given back', async () => {
    const story = await place(world, 'fr', goods(), 'paypal')
    const first = await story.pay()
    const provider = world.deps.providers.get('simulated') as Provider
    const cancel = provider.cancel.bind(provider)
    provider.cancel = () => Promise.reject(new ProviderUnreachable())
    const second = await story.pay({ method: 'paypal' })
    provider.cancel = cancel
    await story.happens(first, 'approve')
    await story.happens(second, 'approve')
    await settle(world)
    const order = await story.now()
    expect(order).toMatchObject({ state: 'confirmed', credits: [{ amount: story.toPay, state: 'succeeded' }] })
    expect(await movedAtProvider(world, order.payments)).toEqual({ taken: 2 * story.toPay, givenBack: story.toPay })
  })

  test('the first is approved in the moment in which the second begins', async () => {
    const story = await place(world, 'fr', goods(), 'paypal')
    const first = await story.pay()
    await world.sim('POST', `/sim/payments/${first.id}/approve`)
    const second = await story.pay({ method: 'paypal' })
    await story.happens(second, 'approve')
    await settle(world)
    const order = await story.now()
    expect(order).toMatchObject({ state: 'confirmed', credits: [{ reason: 'overpayment', amount: story.toPay }] })
    expect(await kept(story)).toBe(story.toPay)
  })
})

describe('a bank transfer', () => {
  test('in two parts: the second makes it whole', async () => {
    const story = await place(world, 'de', goods(), 'bank-transfer')
    const payment = await story.pay()
    const part = await story.happens(payment, 'pay', { amount: 10_00 })
    expect(part.state).toBe('pending')
    expect(part.payments[0]).toMatchObject({ captured: 10_00, nextAction: { amount: story.toPay - 10_00 } })
    expect(states(await story.happens(payment, 'pay', { amount: story.toPay - 10_00 }))).toBe(
      'confirmed paid unfulfilled',
    )
  })

  test('a part, and never the rest: the order lapses and the part is given back', async () => {
    const story = await place(world, 'de', goods(), 'bank-transfer')
    await story.happens(await story.pay(), 'pay', { amount: 10_00 })
    await later(7.1)
    const order = await story.now()
    expect(order).toMatchObject({
      state: 'expired',
      credits: [{ reason: 'overpayment', amount: 10_00, state: 'succeeded' }],
    })
    expect(await kept(story)).toBe(0)
  })

  test('too much: the surplus is given back', async () => {
    const story = await place(world, 'de', goods(), 'bank-transfer')
    await story.pay({ testNumber: '5004' })
    await later(1.1)
    expect((await story.now()).state).toBe('confirmed')
    expect(await kept(story)).toBe(story.toPay)
  })

  test('too little: the rest is asked for by another method, and no more', async () => {
    const story = await place(world, 'de', goods(), 'bank-transfer')
    await story.pay({ testNumber: '5003' })
    await later(1.1)
    const missing = story.toPay - ((await story.now()).payments[0]?.captured ?? 0)
    expect(missing).toBe(Math.floor(story.toPay / 10))
    const rest = await story.pay({ method: 'paypal' })
    expect(rest.amount).toBe(missing)
    expect((await story.happens(rest, 'approve')).state).toBe('confirmed')
    expect(await kept(story)).toBe(story.toPay)
  })
})

describe('a debit', () => {
  test('bounces after shipment: the order says disputed, nothing is given back, and it may be paid again', async () => {
    const story = await place(world, 'de', goods(2), 'direct-debit')
    await story.pay({ testNumber: '6001' })
    expect(states(await story.now())).toBe('confirmed authorised unfulfilled')
    await story.ship(mugs(1))
    await later(2.1)
    expect(states(await story.now())).toBe('confirmed paid partially-shipped')
    await later(5.1)
    expect(states(await story.now())).toBe('confirmed disputed partially-shipped')
    expect((await story.now()).credits).toEqual([])
    const refused = await world.staff<{ type: string }>('POST', `${story.admin}/shipments`, {}, 409)
    expect(refused.type).toMatch(/order-not-paid$/)
    const again = await story.pay({ method: 'paypal' })
    expect(again.amount).toBe(story.toPay)
    await story.happens(again, 'approve')
    expect((await story.now()).credits).toEqual([])
    expect((await story.ship()).fulfilmentState).toBe('shipped')
  })

  test('fails before it is collected: what is not paid is not shipped, and is paid in another way', async () => {
    const story = await place(world, 'de', goods(), 'direct-debit')
    await story.pay({ testNumber: '6002' })
    await later(1.1)
    expect(states(await story.now())).toBe('confirmed unpaid unfulfilled')
    await world.staff('POST', `${story.admin}/shipments`, {}, 409)
    await story.happens(await story.pay({ method: 'paypal' }), 'approve')
    expect((await story.ship()).paymentState).toBe('paid')
  })
})

describe('cash on delivery', () => {
  test.each(['in', 'jp', 'es', 'cn'])('%s: shipped on credit, taken at the door', async (market) => {
    const story = await place(world, market, goods(2), 'cash-on-delivery')
    expect((await story.pay()).state).toBe('authorised')
    await story.ship()
    await settle(world)
    expect(states(await story.now())).toBe('confirmed authorised shipped')
    expect(await kept(story)).toBe(0)
    expect(states(await story.handOver(1))).toBe('completed paid delivered')
    expect(await kept(story)).toBe(story.toPay)
  })

  test('refused at the door: nothing is taken, and the goods come back', async () => {
    const story = await place(world, 'in', goods(2), 'cash-on-delivery')
    await story.pay({ testNumber: '7001' })
    await story.ship()
    await later(2.1)
    expect(states(await story.now())).toBe('confirmed unpaid shipped')
    const back = await story.inspect(await story.announce(mugs(2), 'refused at the door'), mugs(2))
    expect(states(back)).toBe('completed unpaid returned')
    expect(back.credits).toEqual([])
    expect(await kept(story)).toBe(0)
  })
})

test('a message that is lost is caught up with by asking', async () => {
  const story = await place(world, 'fr', goods(), 'paypal')
  const payment = await story.pay()
  await world.sim('POST', `/sim/payments/${payment.id}/approve`)
  await world.pass(6 * MINUTE)
  await catchUpPayments(world.pool, world.deps, new Date(world.clock.now))
  expect(states(await story.now())).toBe('confirmed paid unfulfilled')
})

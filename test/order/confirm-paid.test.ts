import { beforeAll, expect, test } from 'vitest'
import { confirmPaid } from '../../core/order/confirm-paid.sql.ts'
import { readOrderWithPayments } from '../../core/order/order.sql.ts'
import type { Change } from '../../core/payment/payment-change.sql.ts'
import { type Shop, shop } from '../checkout/shop.ts'
import { place } from './story.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
})

/** An order that waits for its money, and what would be stored when it came. */
async function waiting() {
  const story = await place(world, 'fr', [{ sku: 'GEN-MG-CRM', quantity: 1 }], 'paypal')
  await story.pay()
  const { rows } = await world.pool.query('select id from sales_order where number = $1', [story.number])
  const read = async () => {
    const known = await readOrderWithPayments(world.pool, { id: rows[0].id })
    if (!known?.payments[0]) throw new Error('no payment')
    return { order: known.order, payment: known.payments[0] }
  }
  const { order, payment } = await read()
  const event = { source: 'us', facts: [{ is: 'failed', reason: 'only told apart by tests' }] } as const
  const after = { ...payment, state: 'captured', authorised: payment.amount, captured: payment.amount } as const
  const change: Change = { before: payment, after, event, operations: [], now: new Date(world.clock.now) }
  const confirmed = { ...order, state: 'confirmed', paymentState: 'paid' } as const
  const told = async () => {
    const { rows: counts } = await world.pool.query(
      `select (select count(*)::integer from order_event where order_id = $1) as events,
         (select count(*)::integer from payment_event where payment_id = $2) as changes,
         (select array_agg(state) from stock_reservation where order_id = $1) as goods`,
      [order.id, payment.id],
    )
    return counts[0]
  }
  return { order, change, confirmed, read, told }
}

test('order, payment, goods and what is told of them are written together', async () => {
  const { change, confirmed, read, told } = await waiting()
  expect(await confirmPaid(world.pool, change, confirmed, [{ type: 'confirmed' }])).toBe(true)
  const { order, payment } = await read()
  expect(order).toMatchObject({ state: 'confirmed', paymentState: 'paid', version: confirmed.version + 1 })
  expect(payment).toMatchObject({ state: 'captured', captured: payment.amount, capturedAt: change.now })
  expect(await told()).toEqual({ events: 2, changes: 2, goods: ['committed'] })
})

test.each(['order', 'payment'] as const)(
  'nothing is written where the %s has changed since it was read',
  async (what) => {
    const { change, confirmed, read, told } = await waiting()
    const table = what === 'order' ? 'sales_order' : 'payment'
    const id = what === 'order' ? confirmed.id : change.before.id
    await world.pool.query(`update ${table} set version = version + 1 where id = $1`, [id])
    expect(await confirmPaid(world.pool, change, confirmed, [{ type: 'confirmed' }])).toBe(false)
    const { order, payment } = await read()
    expect(order).toMatchObject({ state: 'pending', paymentState: 'unpaid' })
    expect(payment).toMatchObject({ state: 'requires-action', captured: 0n })
    expect(await told()).toEqual({ events: 1, changes: 1, goods: ['held'] })
  },
)

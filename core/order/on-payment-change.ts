import type { ClientBase } from 'pg'
import { readPaymentsOfOrder } from '../payment/payment.sql.ts'
import type { Payment } from '../payment/payment.ts'
import type { OnPaymentChange, PaymentDeps } from '../payment/payment-deps.ts'
import { chargeable } from './chargeable.ts'
import { outstanding, overpaid } from './credit.ts'
import { insertCredit, writeCredit } from './goods-back.sql.ts'
import { lockOrder, type OrderEvent, readOrder, writeOrder } from './order.sql.ts'
import type { Credit, Order } from './order.ts'
import { paymentStateOf } from './order-state.ts'

/** What follows for an order from its payments. */
interface Decision {
  order: Order
  events: OrderEvent[]
  credits: Credit[]
}

/** Payments whose orders follow them. */
export function withOrders(payments: PaymentDeps): PaymentDeps {
  return { ...payments, lockOrder, onChange: orderFollows(() => payments.markets.now()) }
}

/**
 * An order follows its payments, in their transaction: it is confirmed when its money is held or taken, money that came too
 * late or twice is given back, and a refund that ended ends its credit.
 */
function orderFollows(now: () => number): OnPaymentChange {
  return async (client, _before, after, ended) => {
    const order = await readOrder(client, { id: after.orderId })
    // A payment may be tried out without an order.
    if (!order) return
    for (const { kind, id, state } of ended) {
      if (kind === 'refund' && order.credits.some((credit) => credit.id === id))
        await writeCredit(client, id, { state, paymentId: after.id })
    }
    const payments = await readPaymentsOfOrder(client, order.id)
    await apply(client, order, decide(order, payments, new Date(now())), new Date(now()))
  }
}

async function apply(
  client: ClientBase,
  before: Order,
  { order, events, credits }: Decision,
  now: Date,
): Promise<void> {
  for (const credit of credits) await insertCredit(client, order.id, credit)
  if (events.length > 0 || order.paymentState !== before.paymentState || order.state !== before.state)
    await writeOrder(client, order, events, now)
}

/** Pure: what an order becomes with its payments as they are. */
export function decide(order: Order, payments: readonly Payment[], now: Date): Decision {
  const events: OrderEvent[] = []
  let { state } = order
  const due = chargeable(order)
  const covered = due > 0 && outstanding(order, payments) === 0
  if ((state === 'pending' || state === 'expired') && covered) {
    events.push({ type: 'confirmed', data: state === 'expired' ? { late: true } : undefined })
    state = 'confirmed'
  }
  const paymentState = paymentStateOf(payments, BigInt(due))
  if (paymentState !== order.paymentState) events.push({ type: 'payment', data: { state: paymentState } })
  const next = { ...order, state, paymentState }
  const surplus = state === 'pending' ? 0 : overpaid(next, payments)
  const credits: Credit[] =
    surplus > 0
      ? [
          {
            id: crypto.randomUUID(),
            reason: 'overpayment',
            amount: surplus,
            state: 'requested',
            lines: [],
            at: now.toISOString(),
          },
        ]
      : []
  return { order: next, events, credits }
}

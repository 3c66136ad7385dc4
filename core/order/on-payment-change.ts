import type { ClientBase } from 'pg'
import type { Engine } from '../engine.ts'
import type { Payment } from '../payment/payment.ts'
import type { OnPaymentChange, PaymentDeps, StoreWithOrder } from '../payment/payment-deps.ts'
import { storedOf } from '../payment/record-event.ts'
import { claimForOrder } from '../promotion/claim-for-order.ts'
import { releasePromotions } from '../promotion/claim-promotions.sql.ts'
import { chargeable } from './chargeable.ts'
import { confirmPaid } from './confirm-paid.sql.ts'
import { creditOf, outstanding, overpaid } from './credit.ts'
import { keepGoods } from './goods.ts'
import { insertCredit, writeCredit } from './goods-back.sql.ts'
import { lockOrder, readOrderWithPayments, writeOrder } from './order.sql.ts'
import type { Credit, Order } from './order.ts'
import type { OrderEvent } from './order-event.ts'
import { paymentStateOf } from './order-state.ts'

/** What follows for an order from its payments. */
interface Decision {
  order: Order
  events: OrderEvent[]
  credits: Credit[]
}

/** Payments whose orders follow them. */
export function withOrders(engine: Engine, payments: PaymentDeps): PaymentDeps {
  return { ...payments, lockOrder, storeWithOrder: confirmsAtOnce, onChange: orderFollows(engine) }
}

/** The money of an order that waits is there, all at once and just enough: nothing else follows than that it is confirmed. */
const confirmsAtOnce: StoreWithOrder = async (pool, change) => {
  const { before, after, operations, now } = change
  if (before.authorised > 0n || after.authorised === 0n || operations.length > 0) return false
  const known = await readOrderWithPayments(pool, { id: after.orderId })
  if (known?.order.state !== 'pending') return false
  const { order } = known
  const payments = known.payments.map((payment) => (payment.id === after.id ? storedOf(change) : payment))
  const decision = decide(order, payments, true, now)
  if (decision.order.state !== 'confirmed' || decision.credits.length > 0) return false
  return confirmPaid(pool, change, { ...decision.order, version: order.version }, decision.events)
}

/**
 * An order follows its payments, in their transaction: it is confirmed when its money is held or taken, money that came too
 * late or twice is given back, and a refund that ended ends its credit.
 */
function orderFollows(engine: Engine): OnPaymentChange {
  return async (client, _before, after, ended) => {
    const now = new Date(engine.markets.now())
    const known = await readOrderWithPayments(client, { id: after.orderId })
    // A payment may be tried out without an order.
    if (!known) return
    const { order, payments } = known
    for (const { kind, id, state } of ended) {
      if (kind === 'refund' && order.credits.some((credit) => credit.id === id))
        await writeCredit(client, id, { state, paymentId: after.id })
    }
    await follow(client, engine, order, payments, now)
  }
}

/** An order of which nothing is to be paid waits for nobody: it is confirmed in the transaction that places it. */
export async function confirmFree(client: ClientBase, engine: Engine, orderId: bigint, now: Date): Promise<void> {
  const known = await readOrderWithPayments(client, { id: orderId })
  if (known) await follow(client, engine, known.order, known.payments, now)
}

async function follow(
  client: ClientBase,
  engine: Engine,
  order: Order,
  payments: readonly Payment[],
  now: Date,
): Promise<void> {
  const hasGoods = becomesPaid(order, payments) && (await keepsAll(client, engine, order))
  await apply(client, decide(order, payments, hasGoods, now), now)
}

/**
 * Its goods are kept for it, and its promotions count again where it had lapsed: others may have used them up meanwhile, as
 * they may have bought its goods. All of it or nothing.
 */
async function keepsAll(client: ClientBase, engine: Engine, order: Order): Promise<boolean> {
  const { id, state, document } = order
  if (state !== 'expired') return keepGoods(client, engine, order)
  const refused = await claimForOrder(client, id, document.contact.email, document.quote.promotions ?? [])
  if (refused.length === 0 && (await keepGoods(client, engine, order))) return true
  await releasePromotions(client, id)
  return false
}

/** The order is written even where nothing can be seen of it: its new version says that its money is not what it was. */
async function apply(client: ClientBase, { order, events, credits }: Decision, now: Date): Promise<void> {
  for (const credit of credits) await insertCredit(client, order.id, credit)
  await writeOrder(client, order, events, now)
}

/** Whether an order that waits, or waited in vain, has its money now, or never wanted any. Pure. */
export function becomesPaid(order: Order, payments: readonly Payment[]): boolean {
  const waits = order.state === 'pending' || order.state === 'expired'
  return waits && (chargeable(order) > 0 || order.toPay === 0) && outstanding(order, payments) === 0
}

/** Pure: what an order becomes with its payments as they are. `hasGoods`: its goods are kept for it. */
export function decide(order: Order, payments: readonly Payment[], hasGoods: boolean, now: Date): Decision {
  const events: OrderEvent[] = []
  let { state } = order
  if (hasGoods && becomesPaid(order, payments)) {
    events.push({ type: 'confirmed', data: state === 'expired' ? { late: true } : undefined })
    state = 'confirmed'
  }
  const paymentState = paymentStateOf(payments, BigInt(chargeable(order)))
  if (paymentState !== order.paymentState) events.push({ type: 'payment', data: { state: paymentState } })
  const next = { ...order, state, paymentState }
  const surplus = state === 'pending' ? 0 : overpaid(next, payments)
  const credits = surplus > 0 ? [creditOf('overpayment', surplus, now)] : []
  return { order: next, events, credits }
}

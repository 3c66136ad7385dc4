import { transaction } from '../db/pool.ts'
import { hashedUuid } from '../exchange/hashed-uuid.ts'
import type { Market } from '../market/market-set.ts'
import { cancelPayment } from '../payment/cancel-payment.ts'
import type { Payment } from '../payment/payment.ts'
import {
  attemptPayment,
  type PaymentIntent,
  type PlannedPayment,
  planPayment,
  writeIntent,
} from '../payment/start-payment.ts'
import { isOpen } from '../payment/state.ts'
import { Refusal } from '../problem/refusal.ts'
import { outstanding } from './credit.ts'
import { type OrderKey, readOrderWithPayments, writeOrder } from './order.sql.ts'
import type { Order } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { noOrder, takeOrder } from './taken-order.ts'

export interface PayWish {
  method?: string | undefined
  returnUrl?: string | undefined
  testNumber?: string | undefined
}

/** An order that is paid right away by the method it was placed with need not be written for the seconds in between. */
const WORTH_WAITING_MS = 60_000

/**
 * Begins to pay an order; earlier attempts that still wait are given up. The intent is durable before the provider is asked,
 * and the key makes it the same payment when it is asked for again. A method that gives more time makes the order wait longer.
 */
export async function payOrder(
  deps: OrderDeps,
  market: Market,
  key: Extract<OrderKey, { secretHash: Buffer }>,
  wish: PayWish,
  idempotencyKey: string,
): Promise<Payment> {
  const id = hashedUuid(key.secretHash, idempotencyKey)
  const plan = (known: Known) => planOf(deps, market, known, wish, id)
  const { intent, earlier } = (await beginAsRead(deps, key, plan)) ?? (await beginLocked(deps, key, plan))
  for (const payment of earlier) await giveUp(deps, payment.id)
  return attemptPayment(deps.pool, deps.payments, intent)
}

interface Known {
  order: Order
  payments: Payment[]
}

interface Begun {
  intent: PaymentIntent
  /** Attempts that another one takes the place of. */
  earlier: readonly Payment[]
}

function planOf(deps: OrderDeps, market: Market, { order, payments }: Known, wish: PayWish, id: string) {
  const before = payments.find((payment) => payment.id === id)
  if (!before) refuseUnpayable(order, payments)
  return planPayment(deps.payments, {
    id,
    orderId: order.id,
    attempt: payments.length + 1,
    orderVersion: order.version,
    market: market.code,
    method: wish.method ?? order.document.payment.method,
    // What was cancelled, or came already, is not asked for.
    amount: before?.amount ?? BigInt(outstanding(order, payments)),
    currency: order.currency,
    channel: order.document.channel,
    ...(order.document.shipTo && { destination: order.document.shipTo.country.toUpperCase() }),
    ...(wish.returnUrl !== undefined && { returnUrl: wish.returnUrl }),
    ...(wish.testNumber !== undefined && { testNumber: wish.testNumber }),
  })
}

/** The usual way, without a lock. Undefined where the order must wait longer, or is not as it was read any more. */
async function beginAsRead(
  deps: OrderDeps,
  key: OrderKey,
  planned: (known: Known) => PlannedPayment,
): Promise<Begun | undefined> {
  const known = await readOrderWithPayments(deps.pool, key)
  if (!known) throw noOrder()
  const plan = planned(known)
  if (waitsLonger(known.order, plan)) return undefined
  const intent = await writeIntent(deps.pool, deps.payments, plan)
  return intent && begun(intent, known)
}

async function beginLocked(deps: OrderDeps, key: OrderKey, planned: (known: Known) => PlannedPayment): Promise<Begun> {
  return transaction(deps.pool, async (client) => {
    const known = await takeOrder(client, key)
    const plan = planned(known)
    const intent = await writeIntent(client, deps.payments, plan)
    if (!intent) throw new Error(`order ${known.order.number} changed under its lock`)
    if (intent.fresh && waitsLonger(known.order, plan))
      await writeOrder(client, { ...known.order, expiresAt: plan.payment.expiresAt }, [], nowOf(deps))
    return begun(intent, known)
  })
}

function begun(intent: PaymentIntent, { payments }: Known): Begun {
  return { intent, earlier: intent.fresh ? payments.filter(({ state }) => isOpen(state)) : [] }
}

function waitsLonger(order: Order, { payment }: PlannedPayment): boolean {
  return payment.expiresAt.getTime() >= order.expiresAt.getTime() + WORTH_WAITING_MS
}

/** A pending order is paid, and one whose money went away after it was confirmed. */
function refuseUnpayable(order: Order, payments: readonly Payment[]): void {
  const ended = order.state === 'cancelled' || order.state === 'expired'
  if (!ended && outstanding(order, payments) > 0) return
  throw new Refusal('order-not-payable', `The order is ${order.state}, and nothing of it is to be paid.`, '')
}

/** An earlier attempt that was paid in the same moment stays: the order follows it, and what is too much is given back. */
async function giveUp({ pool, payments }: OrderDeps, id: string): Promise<void> {
  try {
    await cancelPayment(pool, payments, id)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

import { transaction } from '../db/pool.ts'
import { hashedUuid } from '../exchange/hashed-uuid.ts'
import type { Market } from '../market/market-set.ts'
import { cancelPayment } from '../payment/cancel-payment.ts'
import type { Payment } from '../payment/payment.ts'
import { attemptPayment, intendPayment } from '../payment/start-payment.ts'
import { isOpen } from '../payment/state.ts'
import { Refusal } from '../problem/refusal.ts'
import { outstanding } from './credit.ts'
import { type OrderKey, writeOrder } from './order.sql.ts'
import type { Order } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { takeOrder } from './taken-order.ts'

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
  const begun = await transaction(deps.pool, async (client) => {
    const { order, payments } = await takeOrder(client, key)
    const known = payments.find((payment) => payment.id === id)
    if (!known) refuseUnpayable(order, payments)
    const intent = await intendPayment(client, deps.payments, {
      id,
      orderId: order.id,
      market: market.code,
      method: wish.method ?? order.document.payment.method,
      // What was cancelled, or came already, is not asked for.
      amount: known?.amount ?? BigInt(outstanding(order, payments)),
      currency: order.currency,
      channel: order.document.channel,
      ...(order.document.shipTo && { destination: order.document.shipTo.country.toUpperCase() }),
      ...(wish.returnUrl !== undefined && { returnUrl: wish.returnUrl }),
      ...(wish.testNumber !== undefined && { testNumber: wish.testNumber }),
    })
    const { expiresAt } = intent.payment
    if (!known && expiresAt && expiresAt.getTime() >= order.expiresAt.getTime() + WORTH_WAITING_MS)
      await writeOrder(client, { ...order, expiresAt }, [], nowOf(deps))
    return { intent, earlier: known ? [] : payments.filter(({ state }) => isOpen(state)) }
  })
  for (const { id: earlier } of begun.earlier) await giveUp(deps, earlier)
  return attemptPayment(deps.pool, deps.payments, begun.intent)
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

import type { ClientBase } from 'pg'
import type { Engine } from '../engine.ts'
import { once } from '../exchange/idempotent.sql.ts'
import type { Market } from '../market/market-set.ts'
import { cancelPayment } from '../payment/cancel-payment.ts'
import { readPaymentsOfOrder } from '../payment/payment.sql.ts'
import type { Payment } from '../payment/payment.ts'
import { hasEnded } from '../payment/state.ts'
import { Refusal } from '../problem/refusal.ts'
import { releasePromotions } from '../promotion/claim-promotions.sql.ts'
import { earned } from './capture-shipped.ts'
import { chargeable } from './chargeable.ts'
import { creditOf, overpaid } from './credit.ts'
import { keepGoods, releaseGoods } from './goods.ts'
import { insertCredit } from './goods-back.sql.ts'
import { goodsMoved } from './goods-moved.ts'
import { becomesPaid, decide } from './on-payment-change.ts'
import { type OrderKey, readOrder, writeOrder } from './order.sql.ts'
import type { Order } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { givenBack, openUnits } from './order-state.ts'
import { payCredits } from './pay-credits.ts'
import { namedUnits, takeOrder, withUnits } from './taken-order.ts'

export interface CancelWish {
  lines?: readonly { ref: string; quantity: number }[] | undefined
  reason?: string | undefined
}

/** Cancels goods that have not left, all or some. What was taken for them is given back, what is held is let go. */
export async function cancelOrder(
  deps: OrderDeps,
  market: Market,
  key: OrderKey,
  wish: CancelWish,
  idempotencyKey: string,
): Promise<bigint> {
  const now = nowOf(deps)
  const scope = `cancelOrder ${'number' in key ? `${market.code} ${key.number}` : 'secretHash' in key ? key.secretHash.toString('base64url') : key.id}`
  const { body } = await once(deps.pool, { scope, key: idempotencyKey, request: wish, now }, async (client) => {
    const { order, payments } = await takeOrder(client, key)
    if (order.state !== 'pending' && order.state !== 'confirmed')
      throw new Refusal('not-open', `The order is ${order.state}; there is nothing to cancel.`, '')
    const named = namedUnits(order, wish.lines, openUnits, 'not-open')
    await cancelUnits(client, deps.engine, order, payments, { reason: wish.reason, lines: named }, now)
    return { status: 200, body: String(order.id) }
  })
  const id = BigInt(body)
  await letGoOfPayments(deps, id)
  await payCredits(deps, id)
  return id
}

/** The order without some of its open goods, as it is written: without all of them it is cancelled itself. */
export async function cancelUnits(
  client: ClientBase,
  engine: Engine,
  before: Order,
  payments: readonly Payment[],
  data: { reason?: string | undefined; lines: readonly { ref: string; quantity: number }[] },
  now: Date,
): Promise<Order> {
  const order = { ...before, lines: withUnits(before.lines, data.lines, 'cancelled') }
  const whole = order.lines.every((line) => line.cancelled === line.quantity)
  const next: Order = whole ? { ...order, state: 'cancelled' } : goodsMoved(order)
  const amount = overpaid(next, payments)
  const credits = amount > 0 ? [creditOf('cancellation', amount, now)] : []
  for (const credit of credits) await insertCredit(client, order.id, credit)
  await releaseGoods(client, order, whole ? undefined : data.lines)
  if (whole) await releasePromotions(client, order.id)
  // What is left may be paid for already.
  const left = { ...next, credits: [...next.credits, ...credits] }
  const hasGoods = becomesPaid(left, payments) && (await keepGoods(client, engine, left))
  const { order: decided, events } = decide(left, payments, hasGoods, now)
  await writeOrder(client, decided, [{ type: 'cancelled', data }, ...events], now)
  return decided
}

/** Payments of an order that ended without goods: what is held or still offered is let go. May be repeated at any time. */
export async function letGoOfPayments({ pool, payments: deps }: OrderDeps, orderId: bigint): Promise<void> {
  const order = await readOrder(pool, { id: orderId })
  if (!order) return
  for (const payment of await readPaymentsOfOrder(pool, orderId)) {
    if (!isForNothing(order, payment) || hasEnded(payment.state) || payment.captured > 0n) continue
    try {
      await cancelPayment(pool, deps, payment.id)
    } catch (error) {
      // It was paid in the same moment: the order follows, and gives the money back.
      if (!(error instanceof Refusal)) throw error
    }
  }
}

/** No goods are left to be paid for: none ever left, or all was given back. At a door where nothing was handed over nothing is paid. Pure. */
function isForNothing(order: Order, payment: Pick<Payment, 'flow'>): boolean {
  if (order.state === 'cancelled' || order.state === 'expired') return true
  if (order.state !== 'completed' || order.lines.some((line) => givenBack(line) < line.shipped)) return false
  return chargeable(order) === 0 || (payment.flow === 'cash-on-delivery' && earned(order, payment) === 0)
}

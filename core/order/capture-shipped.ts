import { hashedUuid } from '../exchange/hashed-uuid.ts'
import { capturePayment } from '../payment/operate.ts'
import { readOperations } from '../payment/operation.sql.ts'
import { readPaymentsOfOrder } from '../payment/payment.sql.ts'
import { capturable, type Payment } from '../payment/payment.ts'
import { Refusal } from '../problem/refusal.ts'
import { readOrder } from './order.sql.ts'
import type { Order } from './order.ts'
import type { OrderDeps } from './order-deps.ts'

/**
 * Takes what is held for what was shipped, and at the door what was handed over. Works out from the database what is due, so
 * that it may be repeated at any time: after a shipment or its delivery, and by a job where a crash came between. The key of a
 * capture is the sum that it brings the payment to.
 */
export async function captureShipped({ pool, payments: deps }: OrderDeps, orderId: bigint): Promise<void> {
  const order = await readOrder(pool, { id: orderId })
  if (!order) return
  const payments = await readPaymentsOfOrder(pool, orderId)
  let taken = payments.reduce((sum, { captured }) => sum + captured, 0n)
  for (const payment of payments) {
    const due = BigInt(earned(order, payment)) - taken
    if (due <= 0n) continue
    const open = await openFor(pool, payment)
    const amount = payment.abilities.partialCapture && due < open ? due : open
    if (amount <= 0n) continue
    taken += amount
    try {
      await capturePayment(pool, deps, {
        id: hashedUuid(payment.id, String(payment.captured + amount)),
        paymentId: payment.id,
        amount,
      })
    } catch (error) {
      // Somebody else has just taken it, or a capture is under way: the next run sees what is then due.
      if (!(error instanceof Refusal)) throw error
    }
  }
}

/** What a payment may be asked for so far. Who pays at the door pays when the goods are there, and may refuse them. */
export function earned(order: Order, { flow }: Pick<Payment, 'flow'>): number {
  const { totals } = order.document.quote
  const atTheDoor = flow === 'cash-on-delivery'
  const gone = order.shipments.filter(({ deliveredAt }) => !atTheDoor || deliveredAt !== undefined)
  const rounding =
    gone.length > 0 && order.lines.every((line) => line.cancelled === 0) ? totals.toPay - totals.gross : 0
  return gone.reduce((sum, { amount }) => sum + amount, 0) + rounding
}

async function openFor(pool: OrderDeps['pool'], payment: Payment): Promise<bigint> {
  if (payment.abilities.capture !== 'on-request') return 0n
  const requested = (await readOperations(pool, 'capture', payment.id))
    .filter(({ state }) => state === 'requested')
    .reduce((sum, { amount }) => sum + amount, 0n)
  return capturable(payment, requested)
}

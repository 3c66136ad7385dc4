import { capturePayment } from '../payment/operate.ts'
import { readOperations } from '../payment/operation.sql.ts'
import { readPaymentsOfOrder } from '../payment/payment.sql.ts'
import { capturable, type Payment } from '../payment/payment.ts'
import { Refusal } from '../problem/refusal.ts'
import { hashedUuid } from './hashed-uuid.ts'
import { readOrder } from './order.sql.ts'
import type { Order } from './order.ts'
import type { OrderDeps } from './order-deps.ts'

/**
 * Takes what is held for what was shipped. Works out from the database what is due, so that it may be repeated at any time:
 * after a shipment, and by a job where a crash came between. The key of a capture is the sum that it brings the payment to.
 */
export async function captureShipped({ pool, payments: deps }: OrderDeps, orderId: bigint): Promise<void> {
  const order = await readOrder(pool, { id: orderId })
  if (!order) return
  const payments = await readPaymentsOfOrder(pool, orderId)
  const taken = payments.reduce((sum, { captured }) => sum + captured, 0n)
  let due = BigInt(shippedAmount(order)) - taken
  for (const payment of payments) {
    if (due <= 0n) return
    const open = await openFor(pool, payment)
    const amount = payment.abilities.partialCapture && due < open ? due : open
    if (amount <= 0n) continue
    due -= amount
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

function shippedAmount(order: Order): number {
  const { totals } = order.document.quote
  const rounding =
    order.shipments.length > 0 && order.lines.every((line) => line.cancelled === 0) ? totals.toPay - totals.gross : 0
  return order.shipments.reduce((sum, { amount }) => sum + amount, 0) + rounding
}

async function openFor(pool: OrderDeps['pool'], payment: Payment): Promise<bigint> {
  if (payment.abilities.capture !== 'on-request') return 0n
  const requested = (await readOperations(pool, 'capture', payment.id))
    .filter(({ state }) => state === 'requested')
    .reduce((sum, { amount }) => sum + amount, 0n)
  return capturable(payment, requested)
}

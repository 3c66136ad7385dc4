import { refundPayment } from '../payment/operate.ts'
import { readPaymentsOfOrder } from '../payment/payment.sql.ts'
import { type Payment, refundable } from '../payment/payment.ts'
import { Refusal } from '../problem/refusal.ts'
import { writeCredit } from './goods-back.sql.ts'
import { readOrder } from './order.sql.ts'
import type { Credit } from './order.ts'
import type { OrderDeps } from './order-deps.ts'

/**
 * Gives back what an order's credits say. A credit is written before anybody is asked and its id is the refund's key, so that
 * this may be repeated at any time: after the change that made the credit, and by a job where a crash came between.
 */
export async function payCredits({ pool, payments: deps }: OrderDeps, orderId: bigint): Promise<void> {
  const order = await readOrder(pool, { id: orderId })
  for (const credit of order?.credits ?? []) {
    if (credit.state !== 'requested') continue
    const payments = await readPaymentsOfOrder(pool, orderId)
    const payment = credit.paymentId ? payments.find(({ id }) => id === credit.paymentId) : mostRefundable(payments)
    if (!payment) continue
    await refund(pool, deps, credit, payment)
  }
}

async function refund(pool: OrderDeps['pool'], deps: OrderDeps['payments'], credit: Credit, payment: Payment) {
  const { id, amount, reason } = credit
  // Which payment it comes from is written first: asked again, it must be the same.
  await writeCredit(pool, id, { state: 'requested', paymentId: payment.id })
  try {
    const { operation } = await refundPayment(pool, deps, { id, paymentId: payment.id, amount: BigInt(amount), reason })
    if (operation.state !== 'requested') await writeCredit(pool, id, { state: operation.state })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // The scheme takes no such refund: people must pay it out in another way, and the order says so.
    await writeCredit(pool, id, { state: 'failed' })
  }
}

function mostRefundable(payments: readonly Payment[]): Payment | undefined {
  return payments
    .filter((payment) => refundable(payment) > 0n)
    .toSorted((a, b) => (refundable(a) > refundable(b) ? -1 : 1))[0]
}

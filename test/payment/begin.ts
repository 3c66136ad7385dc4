import type pg from 'pg'
import type { Payment } from '../../core/payment/payment.ts'
import type { PaymentDeps } from '../../core/payment/payment-deps.ts'
import { attemptPayment, planPayment, type StartPayment, writeIntent } from '../../core/payment/start-payment.ts'

/** A payment without an order, begun as that of one is. The same `id` again gives the payment as it is. */
export async function startPayment(pool: pg.Pool, deps: PaymentDeps, start: StartPayment): Promise<Payment> {
  const intent = await writeIntent(pool, deps, planPayment(deps, start))
  if (!intent) throw new Error(`order ${start.orderId} has an attempt ${start.attempt} already`)
  return attemptPayment(pool, deps, intent)
}

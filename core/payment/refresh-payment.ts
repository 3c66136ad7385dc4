import type pg from 'pg'
import { answerOf } from './cancel-payment.ts'
import { existingPayment } from './existing-payment.ts'
import type { Payment } from './payment.ts'
import type { PaymentDeps } from './payment-deps.ts'
import { recordEvent } from './record-event.ts'
import { providerOf } from './start-payment.ts'

/** Asks the provider what is true, and records it: catches up a lost message, or an outcome that was not known. */
export async function refreshPayment(pool: pg.Pool, deps: PaymentDeps, paymentId: string): Promise<Payment> {
  return refresh(pool, deps, await existingPayment(pool, paymentId))
}

/** The same for a payment that was just read. Where the provider gives no answer, or knows nothing, the payment stays as it is. */
export async function refresh(pool: pg.Pool, deps: PaymentDeps, payment: Payment): Promise<Payment> {
  const { id, reference } = payment
  const provider = providerOf(deps, payment.provider)
  const event = await answerOf(() => provider.read({ paymentId: id, ...(reference !== undefined && { reference }) }))
  if (event === undefined || event === 'no-answer') return payment
  return recordEvent(pool, deps, payment, event)
}

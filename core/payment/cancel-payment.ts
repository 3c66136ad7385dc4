import type pg from 'pg'
import { Refusal } from '../problem/refusal.ts'
import { checkCancel } from './check-operation.ts'
import type { OwnEvent, ProviderEvent } from './event.ts'
import { askToCancel, forgetToCancel } from './payment.sql.ts'
import type { Payment } from './payment.ts'
import { nowOf, type PaymentDeps } from './payment-deps.ts'
import { OutcomeUnknown, type PaymentProvider, ProviderRefused, ProviderUnreachable } from './provider.ts'
import { recordEvent } from './record-event.ts'
import { providerOf } from './start-payment.ts'
import { hasEnded, isOpen } from './state.ts'

/**
 * Gives a payment up: what is held is let go, what is offered is taken back. Refuses where money was taken. A payment that
 * was paid in the same moment comes back as paid.
 */
export async function cancelPayment(pool: pg.Pool, deps: PaymentDeps, paymentId: string): Promise<Payment> {
  const payment = await intendCancel(pool, deps, paymentId)
  return hasEnded(payment.state) ? payment : attemptCancel(pool, deps, payment)
}

/** Writes that a payment is to be given up, in the caller's transaction if it has one. */
export async function intendCancel(
  client: pg.ClientBase | pg.Pool,
  deps: PaymentDeps,
  paymentId: string,
): Promise<Payment> {
  const payment = await askToCancel(client, paymentId, nowOf(deps))
  if (!payment) throw new Refusal('not-found', `There is no payment ${paymentId}.`, '/payment')
  try {
    checkCancel(payment)
  } catch (error) {
    await forgetToCancel(client, paymentId)
    throw error
  }
  return payment
}

/** Tells the provider, and records what is then true. Left to the jobs where the provider gives no answer. */
export async function attemptCancel(pool: pg.Pool, deps: PaymentDeps, payment: Payment): Promise<Payment> {
  const event = await letGo(providerOf(deps, payment.provider), payment)
  if (event === 'no-answer') return payment
  const told = event ? await recordEvent(pool, deps, payment, event) : payment
  const gone = isOpen(told.state) && !event ? await recordEvent(pool, deps, told, CANCELLED) : told
  await forgetToCancel(pool, payment.id)
  return gone
}

const CANCELLED: OwnEvent = { source: 'us', facts: [{ is: 'cancelled' }] }

/** Takes a payment back at its provider, and says what is then true; undefined where the provider never heard of it. */
export async function letGo(
  provider: PaymentProvider,
  { id, reference }: Payment,
): Promise<ProviderEvent | undefined | 'no-answer'> {
  const ref = { paymentId: id, ...(reference !== undefined && { reference }) }
  try {
    return await provider.cancel(ref)
  } catch (error) {
    if (error instanceof OutcomeUnknown || error instanceof ProviderUnreachable) return 'no-answer'
    if (!(error instanceof ProviderRefused)) throw error
  }
  return answerOf(() => provider.read(ref))
}

/** The answer to a question; a question may fail without consequence. */
export async function answerOf<T>(ask: () => Promise<T>): Promise<T | 'no-answer'> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof OutcomeUnknown || error instanceof ProviderUnreachable || error instanceof ProviderRefused)
      return 'no-answer'
    throw error
  }
}

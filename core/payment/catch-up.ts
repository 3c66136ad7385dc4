import type pg from 'pg'
import { attemptCancel, letGo } from './cancel-payment.ts'
import { resumeOperation } from './operate.ts'
import { takeUpOperations } from './operation.sql.ts'
import { takeUpDue } from './payment.sql.ts'
import type { Payment } from './payment.ts'
import type { PaymentDeps } from './payment-deps.ts'
import { recordEvent } from './record-event.ts'
import { refresh } from './refresh-payment.ts'
import { providerOf } from './start-payment.ts'
import { isOpen } from './state.ts'

/** After this long without an answer, what was asked is asked again. */
const PATIENCE_MS = 60_000

/** A payment that says nothing for so long may have lost its message. */
const QUIET_MS = 5 * 60_000

/** What is held says nothing until goods leave, but a debit is collected, or fails, without being asked. */
const HELD_MS = 24 * 60 * 60_000

/** Taken up at a time; a job that runs again soon takes the rest. */
const LIMIT = 50

/** What one run did. */
export interface CaughtUp {
  expired: number
  cancelled: number
  operations: number
  asked: number
}

/**
 * Everything that time or a crash has left behind: lets what nobody paid in time lapse, repeats captures, refunds and
 * cancellations that got no answer, and asks about payments that have been quiet. Runs in any number of processes.
 */
export async function catchUpPayments(pool: pg.Pool, deps: PaymentDeps, now: Date): Promise<CaughtUp> {
  return {
    expired: await expirePayments(pool, deps, now),
    cancelled: await resumeCancellations(pool, deps, now),
    operations: await resumeOperations(pool, deps, now),
    asked: await askAboutQuiet(pool, deps, now),
  }
}

/**
 * Lets payments lapse whose time is over by our clock. The provider is told first, so that nobody can still pay, and may
 * answer that somebody just did; where it gives no answer our clock counts all the same.
 */
export async function expirePayments(pool: pg.Pool, deps: PaymentDeps, now: Date): Promise<number> {
  const due = await takeUpDue(pool, 'expired', { now, before: now, limit: LIMIT })
  await forEach(due, deps, (payment) => expire(pool, deps, payment))
  return due.length
}

async function expire(pool: pg.Pool, deps: PaymentDeps, payment: Payment): Promise<Payment> {
  const event = await letGo(providerOf(deps, payment.provider), payment)
  // Ours first: a payment that we let lapse is expired, whatever name the provider has for it.
  const lapsed = async (known: Payment) =>
    isOpen(known.state) ? recordEvent(pool, deps, known, { source: 'us', facts: [{ is: 'expired' }] }) : known
  if (event === undefined || event === 'no-answer') return lapsed(payment)
  const tookMoney = event.facts.some((fact) => 'amount' in fact && fact.amount > 0n && fact.is !== 'refunded')
  if (tookMoney) return lapsed(await recordEvent(pool, deps, payment, event))
  return recordEvent(pool, deps, await lapsed(payment), event)
}

/** Tells providers again to let go of payments that we gave up. */
export async function resumeCancellations(pool: pg.Pool, deps: PaymentDeps, now: Date): Promise<number> {
  const due = await takeUpDue(pool, 'to-cancel', { now, before: earlier(now, PATIENCE_MS), limit: LIMIT })
  await forEach(due, deps, (payment) => attemptCancel(pool, deps, payment))
  return due.length
}

/** Asks again for captures and refunds that got no answer, with the same keys. */
export async function resumeOperations(pool: pg.Pool, deps: PaymentDeps, now: Date): Promise<number> {
  const window = { now, before: earlier(now, PATIENCE_MS), limit: LIMIT }
  const due = [
    ...(await takeUpOperations(pool, 'capture', window)),
    ...(await takeUpOperations(pool, 'refund', window)),
  ]
  await forEach(due, deps, (operation) => resumeOperation(pool, deps, operation))
  return due.length
}

/** Asks about payments that have said nothing for a while: their message may be lost. */
export async function askAboutQuiet(pool: pg.Pool, deps: PaymentDeps, now: Date): Promise<number> {
  const due = [
    ...(await takeUpDue(pool, 'quiet', { now, before: earlier(now, QUIET_MS), limit: LIMIT })),
    ...(await takeUpDue(pool, 'held', { now, before: earlier(now, HELD_MS), limit: LIMIT })),
  ]
  await forEach(due, deps, (payment) => refresh(pool, deps, payment))
  return due.length
}

/** Payments asked about at a time: a provider that is slow must not make all wait, nor take all connections. */
const LANES = 4

/** One that fails leaves the others alone. */
async function forEach<T>(
  all: readonly T[],
  { complain = () => {} }: PaymentDeps,
  work: (each: T) => Promise<unknown>,
): Promise<void> {
  const rest = [...all]
  const lane = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await work(next).catch(complain)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

function earlier(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms)
}

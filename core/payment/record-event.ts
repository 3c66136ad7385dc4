import type pg from 'pg'
import { transaction } from '../db/pool.ts'
import { applyEvent } from './apply-event.ts'
import type { PaymentEvent } from './event.ts'
import { readPayment, storeChange } from './payment.sql.ts'
import type { Payment } from './payment.ts'
import { nowOf, type PaymentDeps } from './payment-deps.ts'
import { hasEnded } from './state.ts'

/** The payment changed between deciding and storing: decide again. */
class Stale extends Error {}

/** Writers of one payment are few; more than this in a row means that something else is wrong. */
const TRIES = 20

/**
 * Takes an event into a payment and stores what follows, with whoever listens, in one transaction. The decision is made
 * before; where the payment has changed meanwhile it is made again. Throws EventRefused where the event cannot be about
 * this payment.
 */
export async function recordEvent(
  pool: pg.Pool,
  deps: PaymentDeps,
  known: Payment,
  event: PaymentEvent,
): Promise<Payment> {
  let before = known
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      const decided = before
      if (!changes(decided, event)) return decided
      return await transaction(pool, (client) => recordIn(client, deps, decided, event))
    } catch (error) {
      if (!(error instanceof Stale)) throw error
      before = (await readPayment(pool, known.id)) as Payment
    }
  }
  throw new Error(`payment ${known.id} changes faster than it can be recorded`)
}

/** An event that cannot be about its payment. */
export class EventRefused extends Error {
  override readonly name = 'EventRefused'
}

/** Whether an event says anything new. */
export function changes(payment: Payment, event: PaymentEvent): boolean {
  const { after, effects } = decide(payment, event)
  const operations = event.source === 'provider' ? (event.operations ?? []) : []
  return effects.length > 0 || operations.length > 0 || JSON.stringify(looks(payment)) !== JSON.stringify(looks(after))
}

/** What may change without the state or an amount: a new QR code, another reason, the provider's name of the payment. */
function looks({ known, nextAction, reason, reference }: Payment) {
  return [known, nextAction, reason, reference]
}

function decide(payment: Payment, event: PaymentEvent) {
  const applied = applyEvent(payment, event)
  if ('refusal' in applied) throw new EventRefused(`${applied.refusal.code}: ${applied.refusal.detail}`)
  return { after: applied.payment, effects: applied.effects }
}

/** The same in a transaction that is open already; throws Stale where the payment has changed since it was read. */
export async function recordIn(
  client: pg.ClientBase,
  deps: PaymentDeps,
  before: Payment,
  event: PaymentEvent,
  delivery?: bigint,
): Promise<Payment> {
  const { after } = decide(before, event)
  const operations = event.source === 'provider' ? (event.operations ?? []) : []
  const change = { before, after, event, operations, now: nowOf(deps), ...(delivery !== undefined && { delivery }) }
  const concerns = movesMoney(before, after) || operations.length > 0
  if (concerns) await deps.lockOrder?.(client, before.orderId)
  const ended = await storeChange(client, change)
  if (!ended) throw new Stale()
  const stored = { ...after, version: before.version + 1, ...firstCapture(after, nowOf(deps)) }
  if (concerns) await deps.onChange?.(client, before, stored, ended)
  return stored
}

/** Whether an order must hear of a change: money came, went or is disputed, or the payment ended. A new QR code is the shopper's alone. */
function movesMoney(before: Payment, after: Payment): boolean {
  const money = ({ authorised, captured, refunded }: Payment) => [authorised, captured, refunded].join()
  const ends = ({ state }: Payment) => hasEnded(state) || state === 'disputed'
  return money(before) !== money(after) || ends(before) !== ends(after)
}

function firstCapture({ captured, capturedAt }: Payment, now: Date): { capturedAt?: Date } {
  return captured > 0n && capturedAt === undefined ? { capturedAt: now } : {}
}

/** Whether an error says that a payment changed meanwhile. */
export function isStale(error: unknown): boolean {
  return error instanceof Stale
}

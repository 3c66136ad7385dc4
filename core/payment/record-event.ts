import type pg from 'pg'
import { transaction } from '../db/pool.ts'
import { applyEvent } from './apply-event.ts'
import type { PaymentEvent, SettledOperation } from './event.ts'
import { readPayment } from './payment.sql.ts'
import type { Payment } from './payment.ts'
import { type Change, type OperationEnd, storeChange } from './payment-change.sql.ts'
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
    const step = stepOf(before, event)
    if (!step.isNews) return before
    try {
      return await record(pool, deps, step)
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

/** What an event makes of a payment. */
interface Step {
  before: Payment
  after: Payment
  event: PaymentEvent
  operations: readonly SettledOperation[]
  isNews: boolean
  concernsOrder: boolean
}

function stepOf(before: Payment, event: PaymentEvent): Step {
  const applied = applyEvent(before, event)
  if ('refusal' in applied) throw new EventRefused(`${applied.refusal.code}: ${applied.refusal.detail}`)
  const { payment: after, effects } = applied
  const operations = event.source === 'provider' ? (event.operations ?? []) : []
  const isNews =
    effects.length > 0 || operations.length > 0 || JSON.stringify(looks(before)) !== JSON.stringify(looks(after))
  return { before, after, event, operations, isNews, concernsOrder: movesMoney(before, after) || operations.length > 0 }
}

/** What may change without the state or an amount: a new QR code, another reason, the provider's name of the payment. */
function looks({ known, nextAction, reason, reference }: Payment) {
  return [known, nextAction, reason, reference]
}

/**
 * The event of a provider's message, which is done with in the same transaction. False where it says nothing new, and the
 * message is as it was. Throws EventRefused, and Stale where the payment has changed since it was read.
 */
export async function recordDelivered(
  pool: pg.Pool,
  deps: PaymentDeps,
  before: Payment,
  event: PaymentEvent,
  delivery: bigint,
): Promise<boolean> {
  const step = stepOf(before, event)
  if (!step.isNews) return false
  await record(pool, deps, step, delivery)
  return true
}

async function record(pool: pg.Pool, deps: PaymentDeps, step: Step, delivery?: bigint): Promise<Payment> {
  const change: Change = { ...step, now: nowOf(deps), ...(delivery !== undefined && { delivery }) }
  // What the order need not hear of is one statement, and that is a transaction of its own.
  if (!step.concernsOrder) await store(pool, change)
  else if (!(await deps.storeWithOrder?.(pool, change)))
    await transaction(pool, async (client) => {
      await deps.lockOrder?.(client, step.before.orderId)
      const ended = await store(client, change)
      await deps.onChange?.(client, step.before, storedOf(change), ended)
    })
  return storedOf(change)
}

async function store(client: pg.ClientBase | pg.Pool, change: Change): Promise<readonly OperationEnd[]> {
  const ended = await storeChange(client, change)
  if (!ended) throw new Stale()
  return ended
}

/** Whether an order must hear of a change: money came, went or is disputed, or the payment ended. A new QR code is the shopper's alone. */
function movesMoney(before: Payment, after: Payment): boolean {
  const money = ({ authorised, captured, refunded }: Payment) => [authorised, captured, refunded].join()
  const ends = ({ state }: Payment) => hasEnded(state) || state === 'disputed'
  return money(before) !== money(after) || ends(before) !== ends(after)
}

/** The payment as a change leaves it in the database. Pure. */
export function storedOf({ before, after, now }: Change): Payment {
  const captures = after.captured > 0n && after.capturedAt === undefined
  return { ...after, version: before.version + 1, ...(captures && { capturedAt: now }) }
}

/** Whether an error says that a payment changed meanwhile. */
export function isStale(error: unknown): boolean {
  return error instanceof Stale
}

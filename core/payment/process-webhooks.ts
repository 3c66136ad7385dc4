import type pg from 'pg'
import { transaction } from '../db/pool.ts'
import { nowOf, type PaymentDeps } from './payment-deps.ts'
import { EventRefused, isStale, recordDelivered } from './record-event.ts'
import { providerOf } from './start-payment.ts'
import { type Delivery, finishDelivery, postponeDelivery, takeDelivery, takeDueDelivery } from './webhook.sql.ts'

/** Processed in one run; a job that runs again soon takes the rest. */
const LIMIT = 200

/** Processes messages that are due: those that a crash left behind, and those that failed before. Runs in any number of processes. */
export async function processWebhooks(pool: pg.Pool, deps: PaymentDeps, now: Date): Promise<number> {
  for (let count = 0; count < LIMIT; count++) {
    if (!(await processNext(pool, deps, (client) => takeDueDelivery(client, now)))) return count
  }
  return LIMIT
}

/**
 * Processes a message that was just kept, with its payment as it was then: no lock, for a payment that changed meanwhile, by
 * whoever processes the same message too, is found out when it is stored. Then the message is taken as any other.
 */
export async function processWebhook(pool: pg.Pool, deps: PaymentDeps, kept: Delivery): Promise<void> {
  let first = kept.payment !== undefined
  await processNext(pool, deps, (client) => {
    if (!first) return takeDelivery(client, kept.id)
    first = false
    return Promise.resolve(kept)
  })
}

type Take = (client: pg.ClientBase) => Promise<Delivery | undefined>

/**
 * One transaction: the message is taken, the payment changed, whoever listens told, and the message done with; or nothing.
 * Where the payment changed in the same moment it is done again, with the payment as it is now.
 */
async function processNext(pool: pg.Pool, deps: PaymentDeps, take: Take): Promise<boolean> {
  for (;;) {
    let taken: Delivery | undefined
    try {
      await transaction(pool, async (client) => {
        taken = await take(client)
        if (taken) await apply(client, deps, taken)
      })
      return taken !== undefined
    } catch (error) {
      if (!taken) throw error
      if (isStale(error)) continue
      await postpone(pool, deps, taken, error)
      return true
    }
  }
}

async function apply(client: pg.ClientBase, deps: PaymentDeps, delivery: Delivery): Promise<void> {
  const { id, payment } = delivery
  if (!payment) return unknownPayment(client, deps, delivery)
  const event = providerOf(deps, delivery.provider).eventOf(delivery.body)
  try {
    if (!(await recordDelivered(client, deps, payment, event, id))) await finishDelivery(client, id, nowOf(deps), null)
  } catch (error) {
    if (!(error instanceof EventRefused)) throw error
    await finishDelivery(client, id, nowOf(deps), error.message)
  }
}

/** Tries that a message has whose payment we do not know yet by the provider's name: it may come before the provider's own answer. */
const TRIES_WITHOUT_PAYMENT = 5

async function unknownPayment(client: pg.ClientBase, deps: PaymentDeps, delivery: Delivery): Promise<void> {
  const mayCome = !delivery.namesPayment && delivery.attempts < TRIES_WITHOUT_PAYMENT
  if (mayCome) throw new Error('unknown payment')
  await finishDelivery(client, delivery.id, nowOf(deps), 'unknown payment')
}

/** Tried again after a pause that grows to an hour. */
async function postpone(pool: pg.Pool, deps: PaymentDeps, { id, attempts }: Delivery, error: unknown): Promise<void> {
  const pause = Math.min(1_000 * 4 ** attempts, 3_600_000)
  const reason = error instanceof Error ? error.message : String(error)
  await postponeDelivery(pool, id, new Date(deps.markets.now() + pause), reason.slice(0, 500))
}

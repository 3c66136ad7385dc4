import type pg from 'pg'
import { nowOf, type PaymentDeps } from './payment-deps.ts'
import { EventRefused, isStale, recordDelivered } from './record-event.ts'
import { providerOf } from './start-payment.ts'
import { type Delivery, finishDelivery, postponeDelivery, readDelivery, takeUpDeliveries } from './webhook.sql.ts'

/** Taken up at once: so many are worked on well within the time for which others leave them alone. */
const BATCH = 20
/** Processed in one run; a job that runs again soon takes the rest. */
const BATCHES = 10

/** Processes messages that are due: those that a crash left behind, and those that failed before. Runs in any number of processes. */
export async function processWebhooks(pool: pg.Pool, deps: PaymentDeps, now: Date): Promise<number> {
  let count = 0
  for (let batch = 0; batch < BATCHES; batch++) {
    const taken = await takeUpDeliveries(pool, now, BATCH)
    for (const delivery of taken) await processWebhook(pool, deps, delivery)
    count += taken.length
    if (taken.length < BATCH) break
  }
  return count
}

/**
 * Processes a message with its payment as it was read with it. Nothing is locked before it is stored, and then order, payment
 * and message in this order: where the payment has changed meanwhile, by whoever processes the same message too, it is done
 * again with the payment as it is now.
 */
export async function processWebhook(pool: pg.Pool, deps: PaymentDeps, kept: Delivery): Promise<void> {
  // Its payment may have become known since.
  let delivery = kept.payment ? kept : await readDelivery(pool, kept.id)
  while (delivery) {
    try {
      return await apply(pool, deps, delivery)
    } catch (error) {
      if (!isStale(error)) return postpone(pool, deps, delivery, error)
      delivery = await readDelivery(pool, kept.id)
    }
  }
}

async function apply(pool: pg.Pool, deps: PaymentDeps, delivery: Delivery): Promise<void> {
  const { id, payment } = delivery
  if (!payment) return unknownPayment(pool, deps, delivery)
  const event = providerOf(deps, delivery.provider).eventOf(delivery.body)
  try {
    const isNews = await recordDelivered(pool, deps, payment, event, id)
    if (!isNews) await finishDelivery(pool, id, nowOf(deps), null)
  } catch (error) {
    if (!(error instanceof EventRefused)) throw error
    await finishDelivery(pool, id, nowOf(deps), error.message)
  }
}

/** Tries that a message has whose payment we do not know yet by the provider's name: it may come before the provider's own answer. */
const TRIES_WITHOUT_PAYMENT = 5

async function unknownPayment(pool: pg.Pool, deps: PaymentDeps, delivery: Delivery): Promise<void> {
  const mayCome = !delivery.namesPayment && delivery.attempts < TRIES_WITHOUT_PAYMENT
  if (mayCome) throw new Error('unknown payment')
  await finishDelivery(pool, delivery.id, nowOf(deps), 'unknown payment')
}

/** Tried again after a pause that grows to an hour. */
async function postpone(pool: pg.Pool, deps: PaymentDeps, { id, attempts }: Delivery, error: unknown): Promise<void> {
  const pause = Math.min(1_000 * 4 ** attempts, 3_600_000)
  const reason = error instanceof Error ? error.message : String(error)
  await postponeDelivery(pool, id, new Date(deps.markets.now() + pause), reason.slice(0, 500))
}

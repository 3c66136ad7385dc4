import type { Pool } from 'pg'
import { PAYMENT_COLUMNS, type PaymentRow, paymentOf } from './payment.sql.ts'
import type { Payment } from './payment.ts'
import type { ProviderMessage } from './provider.ts'

// Raw SQL: a provider waits for the first of these, and processing is counted in round trips.

/** A message that waits to be processed, with the payment that it is about, where there is one. */
export interface Delivery {
  id: bigint
  provider: string
  body: Buffer
  attempts: number
  namesPayment: boolean
  payment?: Payment
}

type Row = PaymentRow & {
  delivery: bigint
  of: string
  body: Buffer
  attempts: number
  names_payment: boolean
}

const PAYMENT = PAYMENT_COLUMNS.map((column) => `p.${column}`).join(', ')

const withPayment = (deliveries: string) => `select d.id as delivery, d.provider as of, d.body, d.attempts,
    d.payment_id is not null as names_payment, ${PAYMENT}
  from ${deliveries} d
  left join lateral (
    select * from payment where id = d.payment_id and provider = d.provider
    union all
    select * from payment
    where d.payment_id is null and provider = d.provider and provider_reference = d.provider_reference
  ) p on true`

/** So long a message is left to the process that took it; whoever finds it unprocessed after that takes it up. */
const LEFT_ALONE_MS = 5_000

const leftUntil = (now: Date) => new Date(now.getTime() + LEFT_ALONE_MS)

/**
 * Keeps a message as it came, for this process to work on, and reads the payment that it is about. Undefined where it came
 * before.
 */
export async function keepDelivery(
  pool: Pool,
  provider: string,
  message: ProviderMessage,
  raw: { body: Buffer; signature: string | undefined },
  now: Date,
): Promise<Delivery | undefined> {
  const { rows } = await pool.query<Row>({
    name: 'keep-delivery',
    text: `with kept as (
        insert into webhook_delivery
          (provider, event_id, payment_id, provider_reference, body, signature, received_at, due_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict on constraint webhook_delivery_once do nothing returning *
      ) ${withPayment('kept')}`,
    values: [
      provider,
      message.eventId,
      message.paymentId ?? null,
      message.reference ?? null,
      raw.body,
      raw.signature ?? null,
      now,
      leftUntil(now),
    ],
  })
  return rows[0] && deliveryOf(rows[0])
}

/** Takes up messages that have been due longest, so that no other process works on them meanwhile. */
export async function takeUpDeliveries(pool: Pool, now: Date, limit: number): Promise<Delivery[]> {
  const { rows } = await pool.query<Row>({
    name: 'take-up-deliveries',
    text: `with taken as (
        update webhook_delivery set due_at = $2 where id in (
          select id from webhook_delivery where processed_at is null and due_at <= $1 order by due_at limit $3
          for update skip locked
        ) returning *
      ) ${withPayment('taken')} order by d.id`,
    values: [now, leftUntil(now), limit],
  })
  return rows.map(deliveryOf)
}

/** A message that is not processed yet, with its payment as it is now. */
export async function readDelivery(pool: Pool, id: bigint): Promise<Delivery | undefined> {
  const { rows } = await pool.query<Row>({
    name: 'read-delivery',
    text: withPayment('(select * from webhook_delivery where id = $1 and processed_at is null)'),
    values: [id],
  })
  return rows[0] && deliveryOf(rows[0])
}

function deliveryOf(row: Row): Delivery {
  return {
    id: row.delivery,
    provider: row.of,
    body: row.body,
    attempts: row.attempts,
    namesPayment: row.names_payment,
    ...(row.id !== null && { payment: paymentOf(row) }),
  }
}

/** The message is done with; `error` says why it changed nothing, where that is worth knowing. */
export async function finishDelivery(pool: Pool, id: bigint, now: Date, error: string | null): Promise<void> {
  await pool.query({
    name: 'finish-delivery',
    text: 'update webhook_delivery set processed_at = $2, error = $3 where id = $1',
    values: [id, now, error],
  })
}

/** The message is to be tried again later. */
export async function postponeDelivery(pool: Pool, id: bigint, dueAt: Date, error: string): Promise<void> {
  await pool.query({
    name: 'postpone-delivery',
    text: `update webhook_delivery set attempts = attempts + 1, due_at = $2, error = $3
      where id = $1 and processed_at is null`,
    values: [id, dueAt, error],
  })
}

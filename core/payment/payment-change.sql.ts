import type { ClientBase, Pool } from 'pg'
import type { PaymentEvent, SettledOperation } from './event.ts'
import type { Payment } from './payment.ts'

// Raw SQL: a shopper waits for it; what an event changes is one statement, alone or as part of a greater one.

/** What is stored together: a payment after an event, the event, the operations that it settles, the message that brought it. */
export interface Change {
  before: Payment
  after: Payment
  event: PaymentEvent
  operations: readonly SettledOperation[]
  delivery?: bigint
  now: Date
}

/** An operation that just ended. */
export interface OperationEnd extends SettledOperation {
  amount: bigint
}

/**
 * Stores a change if the payment is still the one it was decided on. Undefined where it is not, and then nothing is stored.
 */
export async function storeChange(
  client: ClientBase | Pool,
  change: Change,
): Promise<readonly OperationEnd[] | undefined> {
  const { operations } = change
  const settles = operations.length > 0
  const { rows } = await client.query<{ stored: boolean; settled: (SettledOperation & { amount: string })[] }>({
    ...(settles ? STORE_CHANGE_AND_OPERATIONS : STORE_CHANGE),
    values: [...changeValues(change), ...(settles ? columnsOf(operations) : [])],
  })
  const [row] = rows
  return row?.stored ? row.settled.map((each) => ({ ...each, amount: BigInt(each.amount) })) : undefined
}

/** Parameters $1 to $14 of `changed`. */
export function changeValues({ before, after, event, delivery, now }: Change): unknown[] {
  return [
    before.id,
    before.version,
    after.reference ?? null,
    after.authorised,
    after.captured,
    after.refunded,
    after.state,
    after.reason ?? null,
    after.nextAction ? JSON.stringify(after.nextAction) : null,
    JSON.stringify(after.known),
    now,
    JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
    before.state,
    delivery ?? null,
  ]
}

const settle = (table: 'capture' | 'refund') => `update ${table} o set state = given.state, failure = given.failure
  from given, changed
  where given.kind = '${table}' and o.id = given.id and o.payment_id = changed.id and o.state <> given.state
  returning '${table}' as kind, o.id, o.state, o.failure as reason, o.amount::text as amount`

function columnsOf(operations: readonly SettledOperation[]) {
  return [
    operations.map(({ kind }) => kind),
    operations.map(({ id }) => id),
    operations.map(({ state }) => state),
    operations.map(({ reason }) => reason ?? null),
  ]
}

/**
 * Parts of a statement that store a change: `changed` has a row where the payment was the one it was decided on, and where
 * `condition` holds.
 */
export const changed = (condition = 'true') => `changed as (
    update payment set provider_reference = coalesce(provider_reference, $3), authorised = $4::bigint, captured = $5::bigint,
      refunded = $6, state = $7::text, reason = $8, next_action = $9, known = $10, changed_at = $11::timestamptz, version = version + 1,
      captured_at = coalesce(captured_at, case when $5::bigint > 0 then $11::timestamptz end)
    where id = $1 and version = $2 and ${condition} returning id
  ), logged as (
    insert into payment_event (payment_id, at, event, state_before, state_after)
    select id, $11::timestamptz, $12::json, $13::text, $7::text from changed
  ), processed as (
    update webhook_delivery d set processed_at = $11::timestamptz, error = null from changed
    where d.id = $14 and d.processed_at is null
  )`

const STORE_CHANGE = {
  name: 'store-payment-change',
  text: `with ${changed()} select exists (select from changed) as stored, '[]'::json as settled`,
}

/** Most changes settle no operation, and looking for some costs as much as the rest. */
const STORE_CHANGE_AND_OPERATIONS = {
  name: 'store-payment-change-and-operations',
  text: `with given as (
    select * from unnest($15::text[], $16::uuid[], $17::text[], $18::text[]) as given (kind, id, state, failure)
  ), ${changed()}, captures as (${settle('capture')}), refunds as (${settle('refund')}),
  settled as (select * from captures union all select * from refunds)
  select exists (select from changed) as stored, coalesce((select json_agg(settled) from settled), '[]') as settled`,
}

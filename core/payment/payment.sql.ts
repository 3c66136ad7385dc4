import type { ClientBase, Pool } from 'pg'
import type { FlowKind } from '../country/section/payment.ts'
import type { NextAction } from './event.ts'
import type { Abilities, Knowledge, Payment, PaymentRequest } from './payment.ts'
import type { PaymentState } from './state.ts'

// Raw SQL: a shopper waits for these; each step of a payment is one prepared statement.

export const PAYMENT_COLUMNS = [
  'id',
  'order_id',
  'market',
  'method',
  'flow',
  'provider',
  'provider_reference',
  'currency',
  'amount',
  'authorised',
  'captured',
  'refunded',
  'state',
  'reason',
  'next_action',
  'known',
  'abilities',
  'request',
  'expires_at',
  'created_at',
  'captured_at',
  'cancel_requested_at',
  'version',
] as const

const COLUMNS = PAYMENT_COLUMNS.join(', ')

/** A payment as a row; every column may be absent only in an outer join. */
export interface PaymentRow {
  id: string
  order_id: bigint
  market: string
  method: string
  flow: FlowKind
  provider: string
  provider_reference: string | null
  currency: string
  amount: bigint
  authorised: bigint
  captured: bigint
  refunded: bigint
  state: PaymentState
  reason: string | null
  next_action: NextAction | null
  known: Knowledge
  abilities: Abilities
  request: PaymentRequest
  expires_at: Date | null
  created_at: Date
  captured_at: Date | null
  cancel_requested_at: Date | null
  version: number
}

export function paymentOf(row: PaymentRow): Payment {
  return {
    id: row.id,
    orderId: row.order_id,
    market: row.market,
    method: row.method,
    flow: row.flow,
    provider: row.provider,
    currency: row.currency,
    amount: row.amount,
    authorised: row.authorised,
    captured: row.captured,
    refunded: row.refunded,
    state: row.state,
    known: row.known,
    abilities: row.abilities,
    request: row.request,
    createdAt: row.created_at,
    version: row.version,
    ...(row.provider_reference !== null && { reference: row.provider_reference }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.next_action !== null && { nextAction: row.next_action }),
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
    ...(row.captured_at !== null && { capturedAt: row.captured_at }),
    ...(row.cancel_requested_at !== null && { cancelRequestedAt: row.cancel_requested_at }),
  }
}

/** A payment as `row_to_json` writes its row: whole numbers and instants as JSON has them. */
export type PaymentJson = { [column in keyof PaymentRow]: PaymentRow[column] extends bigint ? number : unknown }

export function paymentOfJson(json: PaymentJson): Payment {
  const row = json as unknown as Record<string, never>
  const whole = (name: string) => BigInt(row[name] as unknown as number)
  const instant = (name: string) => (row[name] === null ? null : new Date(row[name] as unknown as string))
  return paymentOf({
    ...(json as unknown as PaymentRow),
    order_id: whole('order_id'),
    amount: whole('amount'),
    authorised: whole('authorised'),
    captured: whole('captured'),
    refunded: whole('refunded'),
    created_at: instant('created_at') as Date,
    expires_at: instant('expires_at'),
    captured_at: instant('captured_at'),
    cancel_requested_at: instant('cancel_requested_at'),
  })
}

/** A payment before anybody was asked. */
export interface NewPayment {
  id?: string
  orderId: bigint
  /** Of the order, from one: not written where another attempt has taken the number. */
  attempt: number
  /** Of the order, where there is one: not written where it has another by now. */
  orderVersion?: number
  market: string
  method: string
  flow: FlowKind
  provider: string
  currency: string
  amount: bigint
  expiresAt: Date
  abilities: Abilities
  request: PaymentRequest
}

/** Writes the intent to pay. Undefined where a payment of this id or number is there already, or the order has changed. */
export async function insertPayment(
  client: ClientBase | Pool,
  payment: NewPayment,
  now: Date,
): Promise<Payment | undefined> {
  const { rows } = await client.query<PaymentRow>({
    ...(payment.orderVersion === undefined ? INSERT : INSERT_FOR_ORDER),
    values: [
      payment.id ?? null,
      payment.orderId,
      payment.attempt,
      payment.market,
      payment.method,
      payment.flow,
      payment.provider,
      payment.currency,
      payment.amount,
      JSON.stringify(payment.abilities),
      JSON.stringify(payment.request),
      payment.expiresAt,
      now,
      ...(payment.orderVersion === undefined ? [] : [payment.orderVersion]),
    ],
  })
  return rows[0] && paymentOf(rows[0])
}

const insert = (
  from: string,
) => `insert into payment (id, order_id, attempt, market, method, flow, provider, currency, amount,
    state, known, abilities, request, expires_at, created_at, changed_at, asked_at)
  select coalesce($1::uuid, uuidv7()), $2::bigint, $3::integer, $4, $5, $6, $7, $8, $9::bigint,
    'created', '{}', $10::json, $11::json, $12::timestamptz, $13::timestamptz, $13::timestamptz, $13::timestamptz${from}
  on conflict do nothing returning ${COLUMNS}`

const INSERT = { name: 'insert-payment', text: insert('') }

/** Whoever changes the order waits, or has changed it: orders are locked before payments, everywhere. */
const INSERT_FOR_ORDER = {
  name: 'insert-payment-for-order',
  text: `with as_read as materialized (
      select from sales_order where id = $2 and version = $14 for no key update
    ) ${insert(' from as_read')}`,
}

export async function readPayment(client: ClientBase | Pool, id: string): Promise<Payment | undefined> {
  const { rows } = await client.query<PaymentRow>({
    name: 'read-payment',
    text: `select ${COLUMNS} from payment where id = $1`,
    values: [id],
  })
  return rows[0] && paymentOf(rows[0])
}

/** All attempts to pay an order, oldest first. */
export async function readPaymentsOfOrder(client: ClientBase | Pool, orderId: bigint): Promise<Payment[]> {
  const { rows } = await client.query<PaymentRow>({
    name: 'payments-of-order',
    text: `select ${COLUMNS} from payment where order_id = $1 order by id`,
    values: [orderId],
  })
  return rows.map(paymentOf)
}

/** The history of a payment, oldest first. */
export interface LoggedEvent {
  at: Date
  event: unknown
  before: PaymentState
  after: PaymentState
}

export async function readPaymentEvents(client: ClientBase | Pool, id: string): Promise<LoggedEvent[]> {
  const { rows } = await client.query<LoggedEvent>(
    `select at, event, state_before as before, state_after as after from payment_event where payment_id = $1 order by id`,
    [id],
  )
  return rows
}

/** Moves a payment that nobody accepted to another provider. False where it has changed meanwhile. */
export async function moveToProvider(
  pool: Pool,
  payment: Payment,
  to: { provider: string; abilities: Abilities },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'move-payment',
    text: `with moved as (
        update payment set provider = $3, abilities = $4, changed_at = $5, version = version + 1
        where id = $1 and version = $2 and state = 'created' and provider_reference is null returning id, state
      )
      insert into payment_event (payment_id, at, event, state_before, state_after)
      select id, $5, $6, state, state from moved`,
    values: [
      payment.id,
      payment.version,
      to.provider,
      JSON.stringify(to.abilities),
      now,
      JSON.stringify({ source: 'us', facts: [{ is: 'moved', from: payment.provider, to: to.provider }] }),
    ],
  })
  return rowCount === 1
}

/** Writes that a payment is to be given up, before the provider is told. */
export async function askToCancel(client: ClientBase | Pool, id: string, now: Date): Promise<Payment | undefined> {
  const { rows } = await client.query<PaymentRow>({
    name: 'ask-to-cancel-payment',
    text: `update payment set cancel_requested_at = coalesce(cancel_requested_at, $2), asked_at = $2
      where id = $1 returning ${COLUMNS}`,
    values: [id, now],
  })
  return rows[0] && paymentOf(rows[0])
}

export async function forgetToCancel(client: ClientBase | Pool, id: string): Promise<void> {
  await client.query({
    name: 'forget-to-cancel-payment',
    text: 'update payment set cancel_requested_at = null where id = $1',
    values: [id],
  })
}

/** Which payments a job takes up. */
export type Due = 'expired' | 'quiet' | 'held' | 'to-cancel'

const DUE: Readonly<Record<Due, string>> = {
  expired: `state in ('created', 'requires-action') and expires_at <= $1 and asked_at < $2`,
  quiet: `state in ('created', 'requires-action') and expires_at > $1 and asked_at < $2`,
  held: `state = 'authorised' and asked_at < $2 and $1::timestamptz is not null`,
  'to-cancel': 'cancel_requested_at < $2 and asked_at < $2 and $1::timestamptz is not null',
}

/**
 * Takes up to `limit` payments that are due and were not asked about since `before`, and writes that they are now, so that
 * no other process asks about them at the same time.
 */
export async function takeUpDue(
  pool: Pool,
  due: Due,
  { now, before, limit }: { now: Date; before: Date; limit: number },
): Promise<Payment[]> {
  const { rows } = await pool.query<PaymentRow>({
    name: `payments-${due}`,
    text: `update payment set asked_at = $1 where id in (
        select id from payment where ${DUE[due]} order by asked_at limit $3 for update skip locked
      ) returning ${COLUMNS}`,
    values: [now, before, limit],
  })
  return rows.map(paymentOf)
}

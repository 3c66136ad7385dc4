import { type Kysely, sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Attempts to pay, what was taken and given back, and what providers told us. */
export const payment: Migration = {
  name: '0006-payment',
  reason: 'Payments with captures, refunds, their history, and the messages of providers as they came',
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const AMOUNT_MAX = '9007199254740991'
const amount = `bigint not null check (amount > 0 and amount <= ${AMOUNT_MAX})`
const sum = (name: string) => `${name} bigint not null default 0 check (${name} between 0 and ${AMOUNT_MAX})`

/** A part that we asked to take or to give back. Its id is the key at the provider. */
const operation = (name: string) => `create table ${name} (
  id uuid primary key,
  payment_id uuid not null references payment,
  amount ${amount},
  reason text,
  state text not null default 'requested' check (state in ('requested', 'succeeded', 'failed')),
  failure text,
  asked_at timestamptz not null,
  created_at timestamptz not null
)`

const statements = [
  `create table payment (
    id uuid primary key default uuidv7(),
    order_id bigint not null,
    -- One after the other: who begins one has seen all those before.
    attempt integer not null check (attempt > 0),
    market text not null,
    method text not null,
    flow text not null,
    provider text not null,
    provider_reference text,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount ${amount},
    ${sum('authorised')},
    ${sum('captured')},
    ${sum('refunded')},
    state text not null check (state in ('created', 'requires-action', 'authorised', 'partially-captured', 'captured',
      'partially-refunded', 'refunded', 'disputed', 'failed', 'expired', 'cancelled')),
    reason text,
    next_action json,
    known json not null,
    abilities json not null,
    request json not null,
    expires_at timestamptz,
    asked_at timestamptz not null,
    cancel_requested_at timestamptz,
    captured_at timestamptz,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null default 0,
    constraint payment_attempt unique (order_id, attempt),
    constraint payment_reference unique (provider, provider_reference),
    constraint payment_amounts check (refunded <= captured and captured <= authorised)
  )`,
  // Few at any time: what waits for the shopper, what is held until goods leave, and what we asked to give up.
  `create index payment_open on payment (asked_at) where state in ('created', 'requires-action', 'authorised')`,
  `create index payment_to_cancel on payment (cancel_requested_at) where cancel_requested_at is not null`,
  operation('capture'),
  operation('refund'),
  ...['capture', 'refund'].flatMap((table) => [
    `create index ${table}_of_payment on ${table} (payment_id)`,
    `create index ${table}_requested on ${table} (asked_at) where state = 'requested'`,
  ]),
  // How each payment came to be what it is: rows are added, never touched.
  `create table payment_event (
    id bigint generated always as identity primary key,
    payment_id uuid not null references payment,
    at timestamptz not null,
    event json not null,
    state_before text not null,
    state_after text not null
  )`,
  'create index event_of_payment on payment_event (payment_id)',
  `create trigger payment_event_append_only before update or delete or truncate on payment_event
    execute function refuse_change()`,
  // What providers sent, byte for byte, so that it can be checked and read again.
  `create table webhook_delivery (
    id bigint generated always as identity primary key,
    provider text not null,
    event_id text not null,
    payment_id uuid,
    provider_reference text,
    body bytea not null,
    signature text,
    received_at timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    processed_at timestamptz,
    error text,
    constraint webhook_delivery_once unique (provider, event_id)
  )`,
  'create index webhook_delivery_due on webhook_delivery (due_at) where processed_at is null',
]

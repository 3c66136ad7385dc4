import { type Kysely, sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Carts, orders and what becomes of them. */
export const checkout: Migration = {
  name: '0007-checkout',
  reason: 'Carts that become orders, whose goods are shipped, cancelled and returned, and what leaves with them',
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const AMOUNT_MAX = '9007199254740991'

const statements = [
  // Order numbers may have gaps (legal documents may not): an identity is enough, and holds up nobody.
  `create table sales_order (
    id bigint generated always as identity primary key,
    number text generated always as (upper(market) || '-' || (100000 + id)::text) stored unique,
    secret_hash bytea not null unique,
    market text not null,
    entity text not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    state text not null check (state in ('pending', 'confirmed', 'completed', 'cancelled', 'expired')),
    payment_state text not null default 'unpaid'
      check (payment_state in ('unpaid', 'authorised', 'paid', 'partially-refunded', 'refunded', 'disputed')),
    fulfilment_state text not null default 'unfulfilled'
      check (fulfilment_state in ('unfulfilled', 'partially-shipped', 'shipped', 'delivered', 'returned')),
    to_pay bigint not null check (to_pay between 0 and ${AMOUNT_MAX}),
    email text,
    phone text,
    document json not null,
    version integer not null default 1,
    placed_at timestamptz not null,
    expires_at timestamptz not null,
    changed_at timestamptz not null
  )`,
  // The record of a sale is kept for as long as its country wants it kept.
  `create function refuse_early_deletion() returns trigger language plpgsql as $$
  begin
    if (old.document->>'retainedUntil')::date >= current_date then
      raise exception 'order % is kept until %', old.number, old.document->>'retainedUntil';
    end if;
    return old;
  end $$`,
  `create trigger order_retained before delete on sales_order for each row execute function refuse_early_deletion()`,
  'create index order_of_market on sales_order (market, id desc)',
  'create index order_of_email on sales_order (email)',
  `create index order_pending on sales_order (expires_at) where state = 'pending'`,
  `create table order_line (
    order_id bigint not null references sales_order,
    ref text not null,
    position integer not null,
    sku text,
    quantity integer not null check (quantity > 0),
    cancelled integer not null default 0 check (cancelled >= 0),
    shipped integer not null default 0 check (shipped >= 0),
    returned integer not null default 0 check (returned >= 0),
    -- Units whose price was given back though they did not come back.
    kept integer not null default 0 check (kept >= 0),
    primary key (order_id, ref),
    constraint order_line_goods check (cancelled + shipped <= quantity and returned + kept <= shipped)
  )`,
  // How an order came to be what it is: rows are added, never touched.
  `create table order_event (
    id bigint generated always as identity primary key,
    order_id bigint not null references sales_order,
    at timestamptz not null,
    type text not null,
    data json
  )`,
  'create index event_of_order on order_event (order_id)',
  `create trigger order_event_append_only before update or delete or truncate on order_event
    execute function refuse_change()`,
  // With the taxes of its tax point: final from here on, whatever is done with the order later.
  `create table shipment (
    order_id bigint not null references sales_order,
    shipment integer not null check (shipment > 0),
    location text,
    carrier text,
    tracking text,
    tax_day date not null,
    amount bigint not null check (amount between 0 and ${AMOUNT_MAX}),
    lines json not null,
    shipped_at timestamptz not null,
    delivered_at timestamptz,
    primary key (order_id, shipment)
  )`,
  `create table order_return (
    id uuid primary key,
    order_id bigint not null references sales_order,
    kind text not null check (kind in ('withdrawal', 'return')),
    state text not null check (state in ('stated', 'announced', 'inspected')),
    document json not null,
    announced_at timestamptz not null
  )`,
  'create index return_of_order on order_return (order_id)',
  // What is given back, durable before any provider is asked. Its id is the refund's key at the provider.
  `create table order_credit (
    id uuid primary key,
    order_id bigint not null references sales_order,
    reason text not null check (reason in ('cancellation', 'withdrawal', 'return', 'goodwill', 'overpayment')),
    amount bigint not null check (amount > 0 and amount <= ${AMOUNT_MAX}),
    state text not null default 'requested' check (state in ('requested', 'succeeded', 'failed')),
    payment_id uuid,
    note text,
    lines json not null,
    created_at timestamptz not null
  )`,
  'create index credit_of_order on order_credit (order_id)',
  `create index credit_requested on order_credit (created_at) where state = 'requested'`,
  // One key, and an index of ranges: a cart is written whole with each change, and an entry in every index with it.
  `create table cart (
    secret_hash bytea primary key,
    market text not null,
    version integer not null default 1,
    content json not null,
    order_id bigint references sales_order,
    -- The request that placed it, with its key: the same again gives the same order.
    placement json,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    check ((order_id is null) = (placement is null))
  )`,
  'create index cart_expired on cart using brin (expires_at)',
  // Events leave from here, in the order of their transactions (decision 0063). `id` orders those of one transaction.
  `create table outbox (
    transaction xid8 not null default pg_current_xact_id(),
    id bigint generated always as identity,
    topic text not null,
    key text not null,
    payload json not null,
    created_at timestamptz not null,
    primary key (transaction, id)
  )`,
  // Up to where events were dropped, so that who reads on from before is told so.
  `create table outbox_dropped (
    one boolean primary key default true check (one),
    transaction xid8 not null,
    id bigint not null
  )`,
  // The answer to a request with a key, stored with its effect.
  `create table idempotent_answer (
    scope text not null,
    key text not null,
    request_hash bytea not null,
    status integer,
    body text,
    created_at timestamptz not null,
    primary key (scope, key)
  )`,
]

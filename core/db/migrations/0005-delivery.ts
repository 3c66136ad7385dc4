import { type Kysely, sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** What delivery costs, where parcels are picked up, what was sent, and what carriers said of it. */
export const delivery: Migration = {
  name: '0005-delivery',
  reason:
    'Rate tables that cannot overlap, pickup points found by postal code, shipments and the words of their carriers',
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const amount = (column: string) => `check (${column} between 0 and 9007199254740991)`

/** Rows of one table that hold at once: same market, service and currency, days that meet. */
const sameTable = 'market with =, service with =, currency with =, daterange(from_day, until_day) with &&'

const statements = [
  `create table delivery_rate (
    id bigint generated always as identity primary key,
    market text not null,
    service text not null,
    zone text,
    currency text not null,
    weight_from integer not null default 0 check (weight_from >= 0),
    weight_until integer check (weight_until > weight_from),
    value_from bigint not null default 0 ${amount('value_from')},
    value_until bigint check (value_until > value_from),
    price bigint not null ${amount('price')},
    free_from bigint ${amount('free_from')},
    volumetric_divisor integer not null default 0 check (volumetric_divisor >= 0),
    from_day date,
    until_day date check (until_day > from_day),
    constraint delivery_rate_overlap exclude using gist (
      ${sameTable}, coalesce(zone, '') with =,
      int4range(weight_from, weight_until) with &&, int8range(value_from, value_until) with &&
    ),
    -- A parcel has one weight: two divisors at once would let it fall into two brackets, or into none.
    constraint delivery_rate_divisor exclude using gist (${sameTable}, volumetric_divisor with <>)
  )`,
  'create index delivery_rate_table on delivery_rate (market, currency, zone)',
  // Processes remember rate tables, and are told when one changes (decision 0013).
  'alter table catalogue_change add column delivery_rates boolean not null default false',

  // Found by neighbours in the order of postal codes: the longest common prefix lies next to the code asked for.
  `create table pickup_point (
    country text not null,
    kind text not null check (kind in ('pickup-point', 'locker', 'click-and-collect')),
    code text not null,
    carrier text,
    postal_code text collate "C" not null,
    name text not null,
    address jsonb not null,
    latitude double precision check (latitude between -90 and 90),
    longitude double precision check (longitude between -180 and 180),
    opening_hours jsonb,
    active boolean not null,
    primary key (country, kind, code),
    check ((latitude is null) = (longitude is null))
  )`,
  'create index pickup_point_near on pickup_point (country, kind, postal_code, code) where active',

  // The row is the intent: it is there before the carrier is asked, and its key makes asking twice harmless.
  `create table carrier_shipment (
    id bigint generated always as identity primary key,
    key uuid not null unique default uuidv7(),
    order_id bigint not null,
    number integer not null check (number > 0),
    market text not null,
    carrier text not null,
    kind text not null,
    request jsonb not null,
    tracking_number text,
    label jsonb,
    created_at timestamptz not null,
    booked_at timestamptz,
    cancelled_at timestamptz,
    tracking jsonb not null default '{"status":"none"}',
    unique (order_id, number),
    unique (carrier, tracking_number)
  )`,
  'create index carrier_shipment_unfinished on carrier_shipment (created_at) where tracking_number is null',

  // As received, once each; nothing is changed but that it was heeded.
  `create table tracking_event (
    id bigint generated always as identity primary key,
    carrier text not null,
    event_id text not null,
    tracking_number text not null,
    status text not null,
    occurred_at timestamptz not null,
    raw jsonb not null,
    received_at timestamptz not null,
    processed_at timestamptz,
    unique (carrier, event_id)
  )`,
  'create index tracking_event_of on tracking_event (carrier, tracking_number)',
  'create index tracking_event_pending on tracking_event (id) where processed_at is null',
]

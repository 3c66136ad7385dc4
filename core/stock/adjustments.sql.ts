import type { ClientBase } from 'pg'
import type { MovedBy, Shortage } from './reservations.sql.ts'

// Raw SQL: one prepared statement for all lines, in the order of SKU and location as all writers of stock, and written from
// what was read under the lock (see reservations.sql.ts).

/** Why stock changes otherwise than by a shipment of an order. */
export const ADJUSTMENT_REASONS = [
  'received',
  'counted',
  'adjusted',
  'returned',
  'damaged',
  'lost',
  'transferred',
] as const
export type AdjustmentReason = (typeof ADJUSTMENT_REASONS)[number]

/** So many pieces more, or less where it is negative. */
export interface AdjustmentLine {
  sku: string
  location: string
  delta: number
}

/** A change of what is on hand, with its reason. */
export interface Adjustment extends MovedBy {
  /** Of an id that was taken before nothing is done again. */
  id: string
  /** What was asked for under the id, so that another use of it can be told. */
  digest: string
  reason: AdjustmentReason
  orderId?: bigint
  lines: readonly AdjustmentLine[]
}

/** `applied` is false where the id was taken before; `short` names lines that would take more than is on hand,
 * or put more there than anybody has. */
export interface Adjusted {
  applied: boolean
  short: Shortage[]
}

/**
 * Changes what is on hand and writes a movement for each line. What is received is no longer incoming. Taking off more than
 * is free is told as a shortfall, for a count is the truth; taking off more than is there changes nothing, and the caller
 * rolls back.
 */
export async function adjust(client: ClientBase, adjustment: Adjustment): Promise<Adjusted> {
  const { id, digest, reason, note, actor, at, orderId, lines } = adjustment
  const { rows } = await client.query<{ applied: boolean; short: Shortage[] }>({
    name: 'stock-adjust',
    text: ADJUST,
    values: [
      id,
      digest,
      lines.map(({ sku }) => sku),
      lines.map(({ location }) => location),
      lines.map(({ delta }) => delta),
      reason,
      note ?? null,
      actor,
      at,
      orderId ?? null,
    ],
  })
  return rows[0] as Adjusted
}

const ADJUST = `with fresh as (
    insert into stock_adjustment (id, digest) values ($1, $2) on conflict do nothing returning 1
  ), wanted as materialized (
    select sku, location, sum(delta)::integer as delta
    from unnest($3::text[], $4::text[], $5::integer[]) as asked (sku, location, delta)
    where exists (select from fresh) group by sku, location having sum(delta) <> 0
  ), locked as materialized (
    select l.sku, l.location, l.on_hand, l.reserved, l.incoming,
      case when $6 = 'received' then least(l.incoming, greatest(w.delta, 0)) else 0 end as came
    from wanted w join stock_level l on l.sku = w.sku and l.location = w.location
    order by l.sku, l.location for no key update of l
  ), short as materialized (
    select w.sku, w.location, -w.delta as quantity, coalesce(k.on_hand, 0) as available
    from wanted w left join locked k on k.sku = w.sku and k.location = w.location
    where coalesce(k.on_hand, 0)::bigint + w.delta not between 0 and 1000000000
  ), changed as (
    update stock_level l set on_hand = k.on_hand + w.delta, incoming = k.incoming - k.came, reserved = k.reserved,
      shortfall = greatest(0, k.reserved - (k.on_hand + w.delta) - (k.incoming - k.came))
    from locked k join wanted w on w.sku = k.sku and w.location = k.location
    where l.sku = k.sku and l.location = k.location and not exists (select from short)
  ), added as (
    insert into stock_level as l (sku, location, on_hand)
    select w.sku, w.location, w.delta from wanted w
    where not exists (select from short)
      and not exists (select from locked k where k.sku = w.sku and k.location = w.location)
    order by w.sku, w.location
    on conflict (sku, location) do update set on_hand = l.on_hand + excluded.on_hand,
      shortfall = greatest(0, l.reserved - (l.on_hand + excluded.on_hand) - l.incoming)
  ), moved as (
    insert into stock_movement (location, sku, delta, reason, note, actor, at, order_id, adjustment)
    select location, sku, delta, $6, $7, $8, $9, $10, $1 from wanted where not exists (select from short)
    order by sku, location
  ) select exists (select from fresh) as applied, coalesce((select json_agg(s order by sku, location) from short s), '[]') as short`

/** What an id was used for before. */
export async function readDigest(client: ClientBase, id: string): Promise<string | undefined> {
  const { rows } = await client.query<{ digest: string }>('select digest from stock_adjustment where id = $1', [id])
  return rows[0]?.digest
}

/** Of some SKUs, those that the catalogue does not have. */
export async function unknownSkus(client: ClientBase, skus: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ sku: string }>({
    name: 'stock-unknown-skus',
    text: `select distinct asked.sku from unnest($1::text[]) as asked (sku)
      where not exists (select from variant v where v.sku = asked.sku) order by 1`,
    values: [skus],
  })
  return rows.map(({ sku }) => sku)
}

import type { ClientBase } from 'pg'
import { copyRows } from '../../db/copy.sql.ts'
import type { AdjustmentReason } from '../adjustments.sql.ts'

// Raw SQL: a feed is put aside with COPY in a table of the session and applied set by set.

/** A row of a feed, checked. */
export interface StagedRow {
  line: number
  sku: string
  location: string
  onHand?: number
  delta?: number
  incoming?: number
  reason?: AdjustmentReason
  /** Under which it is done once, and what it asks for. */
  once?: { id: string; digest: string }
}

/** Makes the table of this transaction. `was` and `coming` are what was found under lock, where the row changes anything. */
export async function openStage(client: ClientBase): Promise<void> {
  await client.query(`create temporary table stock_stage (
    line integer not null,
    sku text not null,
    location text not null,
    on_hand integer,
    delta integer,
    incoming integer,
    reason text,
    id uuid,
    digest text,
    was integer,
    coming integer,
    fresh boolean not null default false,
    done boolean not null default false
  ) on commit drop`)
}

export async function stageRows(client: ClientBase, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return
  const columns = ['line', 'sku', 'location', 'on_hand', 'delta', 'incoming', 'reason', 'id', 'digest']
  await copyRows(
    client,
    'stock_stage',
    columns,
    rows.map(({ line, sku, location, onHand, delta, incoming, reason, once }) => [
      line,
      sku,
      location,
      onHand ?? null,
      delta ?? null,
      incoming ?? null,
      reason ?? null,
      once?.id ?? null,
      once?.digest ?? null,
    ]),
  )
}

/** Takes out rows whose SKU and location stood before, and says where. */
export async function dropRepeated(client: ClientBase): Promise<{ line: number; first: number }[]> {
  await client.query('analyze stock_stage')
  const { rows } = await client.query<{ line: number; first: number }>(
    `delete from stock_stage s using (
       select line, first_value(line) over (partition by sku, location order by line) as first from stock_stage
     ) d where s.line = d.line and d.first <> d.line returning s.line, d.first`,
  )
  return rows
}

/**
 * Takes out rows that were done before under the same key, and says where, and whether they ask for the same. A feed that
 * runs at the same time is waited for here, before any level is locked.
 */
export async function dropDone(client: ClientBase): Promise<{ line: number; same: boolean }[]> {
  await client.query(
    `with taken as (
       insert into stock_adjustment (id, digest) select id, digest from stock_stage where id is not null order by id
       on conflict do nothing returning id
     ) update stock_stage s set done = true
       where s.id is not null and not exists (select from taken t where t.id = s.id)`,
  )
  const { rows } = await client.query<{ line: number; same: boolean }>(
    `delete from stock_stage s using stock_adjustment a where s.done and a.id = s.id
     returning s.line, a.digest = s.digest as same`,
  )
  return rows
}

/** Makes levels that are missing, locks those that would change, and notes what they are. Answers how many were made. */
export async function lockStaged(client: ClientBase): Promise<number> {
  const { rowCount } = await client.query(
    `with made as (
       insert into stock_level (sku, location)
       select sku, location from stock_stage s
       where coalesce(delta, 0) >= 0 and not exists (select from stock_level l where l.sku = s.sku and l.location = s.location)
       order by sku, location on conflict do nothing returning sku, location
     ) update stock_stage s set fresh = true from made m where s.sku = m.sku and s.location = m.location`,
  )
  await client.query(
    `with locked as (
       select s.line, l.on_hand, l.incoming
       from stock_stage s join stock_level l on l.sku = s.sku and l.location = s.location
       where s.fresh or coalesce(s.on_hand, l.on_hand + coalesce(s.delta, 0)) <> l.on_hand
         or coalesce(s.incoming, l.incoming) <> l.incoming
       order by l.sku, l.location for no key update of l
     ) update stock_stage s set was = k.on_hand, coming = k.incoming from locked k where s.line = k.line`,
  )
  return rowCount ?? 0
}

/** Takes out rows that would leave less than nothing, or more than a level can hold; they may come again under their keys. */
export async function dropImpossible(client: ClientBase): Promise<{ line: number; onHand: number }[]> {
  const { rows } = await client.query<{ line: number; onHand: number }>(
    `with gone as (
       delete from stock_stage where coalesce(was, 0)::bigint + delta not between 0 and 1000000000
       returning line, id, coalesce(was, 0) as "onHand"
     ), free as (
       delete from stock_adjustment a using gone where a.id = gone.id
     ) select line, "onHand" from gone`,
  )
  return rows
}

/** Applies what is left. What was counted is told as counted, what was added as adjusted, unless a row says otherwise. */
export async function applyStaged(
  client: ClientBase,
  { actor, at }: { actor: string; at: Date },
): Promise<{ changed: number; unchanged: number }> {
  const { rows } = await client.query<{ changed: number; unchanged: number }>(
    `with target as materialized (
       select *, coalesce(on_hand, was + coalesce(delta, 0)) as becomes, coalesce(incoming, coming) as comes
       from stock_stage where was is not null
     ), changed as (
       update stock_level l set on_hand = t.becomes, incoming = t.comes,
         shortfall = greatest(0, l.reserved - t.becomes - t.comes)
       from target t where l.sku = t.sku and l.location = t.location returning 1
     ), moved as (
       insert into stock_movement (location, sku, delta, reason, actor, at, adjustment)
       select location, sku, becomes - was,
         coalesce(reason, case when on_hand is null then 'adjusted' else 'counted' end), $1, $2, id
       from target where becomes <> was order by line
     ) select (select count(*)::integer from changed) as changed,
         (select count(*)::integer from stock_stage where was is null) as unchanged`,
    [actor, at],
  )
  return rows[0] as { changed: number; unchanged: number }
}

import type { Pool } from 'pg'

// Raw SQL: which events are settled is known only to the snapshot of the very statement that reads them.

/** Where an event stands: by its transaction, then within it. Numbers as text, for they may be too large for a number. */
export interface OutboxPlace {
  transaction: string
  id: string
}

/** What left a transaction together with its effect. */
export interface OutboxEvent extends OutboxPlace {
  topic: string
  payload: { order: string; market: string; data?: Record<string, unknown> }
  createdAt: string
}

/** A page of events. `next` is where to go on, which is the end where there is no more; undefined where nothing ever happened. */
export interface OutboxPage {
  events: OutboxEvent[]
  next: OutboxPlace | undefined
}

interface Row {
  known: boolean
  dropped: boolean
  events: OutboxEvent[]
  last: OutboxPlace | null
}

/**
 * Settled events after a place, oldest first, of one market or all. An event is settled once no transaction that began earlier
 * can still commit: what is told is told in its final order, and nothing comes up before it later. `unknown` where the place is
 * one that this database never told, `dropped` where events after it are gone.
 */
export async function readOutbox(
  pool: Pool,
  { after, market, limit }: { after: OutboxPlace | undefined; market: string | undefined; limit: number },
): Promise<OutboxPage | 'unknown' | 'dropped'> {
  const { rows } = await pool.query<Row>({
    name: 'read-outbox',
    text: `select $1::xid8 < pg_snapshot_xmin(pg_current_snapshot()) as known,
        exists (select from outbox_dropped d where (d.transaction, d.id) > ($1::xid8, $2::bigint)) as dropped,
        (select coalesce(json_agg(json_build_object('transaction', page.transaction::text, 'id', page.id::text,
            'topic', topic, 'payload', payload, 'createdAt', created_at) order by page.transaction, page.id), '[]')
          from (
            select * from outbox o
            where (o.transaction, o.id) > ($1::xid8, $2::bigint)
              and o.transaction < pg_snapshot_xmin(pg_current_snapshot())
              and ($4::text is null or o.payload->>'market' = $4)
            order by o.transaction, o.id limit $3
          ) as page) as events,
        (select json_build_object('transaction', place.transaction::text, 'id', place.id::text) from (
            (select transaction, id from outbox where transaction < pg_snapshot_xmin(pg_current_snapshot())
              order by transaction desc, id desc limit 1)
            union all select transaction, id from outbox_dropped order by transaction desc, id desc limit 1
          ) as place) as last`,
    values: [after?.transaction ?? '0', after?.id ?? '0', limit, market ?? null],
  })
  const { known, dropped, events, last } = rows[0] as Row
  if (!known) return 'unknown'
  // Who begins has missed nothing: it is told what there is.
  if (dropped && after) return 'dropped'
  return { events, next: events.length < limit ? (last ?? after) : events.at(-1) }
}

/**
 * Drops settled events from before an instant, oldest first and none after one that is kept, remembers up to which, and answers
 * how many. Two at once drop each once.
 */
export async function dropOutbox(pool: Pool, before: Date, limit: number): Promise<number> {
  const { rows } = await pool.query<{ dropped: number }>({
    name: 'drop-outbox',
    text: `with oldest as materialized (
        select transaction, id, created_at from outbox where transaction < pg_snapshot_xmin(pg_current_snapshot())
        order by transaction, id limit $2
      ), kept as (
        select transaction, id from oldest where created_at >= $1 order by transaction, id limit 1
      ), dropped as (
        delete from outbox using oldest
        where outbox.transaction = oldest.transaction and outbox.id = oldest.id
          and (not exists (select from kept) or (oldest.transaction, oldest.id) < (select transaction, id from kept))
        returning outbox.transaction, outbox.id
      ), marked as (
        insert into outbox_dropped (transaction, id) select transaction, id from dropped order by transaction desc, id desc limit 1
        on conflict (one) do update set transaction = excluded.transaction, id = excluded.id
          where (excluded.transaction, excluded.id) > (outbox_dropped.transaction, outbox_dropped.id)
      )
      select count(*)::integer as dropped from dropped`,
    values: [before, limit],
  })
  return rows[0]?.dropped ?? 0
}

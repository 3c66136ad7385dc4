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

/**
 * Settled events after a place, oldest first. An event is settled once no transaction that began earlier can still commit:
 * what is told is told in its final order, and nothing comes up before it later. Undefined where the place is one that this
 * database never told.
 */
export async function readOutbox(
  pool: Pool,
  { after = { transaction: '0', id: '0' }, limit }: { after?: OutboxPlace | undefined; limit: number },
): Promise<OutboxEvent[] | undefined> {
  const { rows } = await pool.query<{ known: boolean; events: OutboxEvent[] }>({
    name: 'read-outbox',
    text: `select $1::xid8 < pg_snapshot_xmin(pg_current_snapshot()) as known,
        (select coalesce(json_agg(json_build_object('transaction', page.transaction::text, 'id', page.id::text,
            'topic', topic, 'payload', payload, 'createdAt', created_at) order by page.transaction, page.id), '[]')
          from (
            select * from outbox o
            where (o.transaction, o.id) > ($1::xid8, $2::bigint)
              and o.transaction < pg_snapshot_xmin(pg_current_snapshot())
            order by o.transaction, o.id limit $3
          ) as page) as events`,
    values: [after.transaction, after.id, limit],
  })
  const [row] = rows
  return row?.known ? row.events : undefined
}

import type { Pool } from 'pg'

// Raw SQL: what a job has to look after, found by the small indexes of what is open.

/** Orders of which more was shipped, or handed over where it is paid at the door, than was taken, and for which money is held. */
export async function readOrdersToCapture(pool: Pool, limit: number): Promise<bigint[]> {
  return idsOf(
    pool,
    `select distinct p.order_id as id from payment p
     where p.state in ('authorised', 'partially-captured') and p.abilities->>'capture' = 'on-request'
       and (select sum(amount) from shipment s where s.order_id = p.order_id
           and (p.flow <> 'cash-on-delivery' or s.delivered_at is not null))
         > (select sum(captured) from payment q where q.order_id = p.order_id)
       and not exists (select 1 from capture c where c.payment_id = p.id and c.state = 'requested')
     order by id limit $1`,
    limit,
  )
}

/** Orders that ended without goods and for which money is still held or a payment is still offered, also at a door that was closed. */
export async function readOrdersToLetGo(pool: Pool, limit: number): Promise<bigint[]> {
  return idsOf(
    pool,
    `select distinct p.order_id as id from payment p join sales_order o on o.id = p.order_id
     where p.state in ('created', 'requires-action', 'authorised')
       and (o.state in ('cancelled', 'expired') or (o.state = 'completed' and o.fulfilment_state = 'returned'
         and p.flow = 'cash-on-delivery' and p.captured = 0
         and not exists (select 1 from shipment s where s.order_id = o.id and s.delivered_at is not null)))
       and p.cancel_requested_at is null
     order by id limit $1`,
    limit,
  )
}

async function idsOf(pool: Pool, text: string, limit: number): Promise<bigint[]> {
  const { rows } = await pool.query<{ id: bigint }>(text, [limit])
  return rows.map(({ id }) => id)
}

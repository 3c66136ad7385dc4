import type { Pool } from 'pg'

// Raw SQL: finds what is due along a partial index, passing over what is being paid or released at this instant.

/** Orders with reservations whose time is over, oldest first, but for those that were looked at already. */
export async function ordersDue(pool: Pool, now: Date, passed: readonly bigint[], limit: number): Promise<bigint[]> {
  const { rows } = await pool.query<{ order_id: bigint }>({
    name: 'stock-orders-due',
    text: `select order_id from stock_reservation
      where state = 'held' and expires_at <= $1 and order_id <> all($2::bigint[])
      order by expires_at, order_id limit $3 for update skip locked`,
    values: [now, passed, limit],
  })
  return [...new Set(rows.map(({ order_id }) => order_id))]
}

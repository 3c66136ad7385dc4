import type { Pool } from 'pg'

// Raw SQL: asked only where a promotion for first orders runs and the shopper has said who they are.

/** Whether nobody has ordered with this e-mail address yet. Orders that came to nothing do not count. */
export async function isFirstOrder(pool: Pool, email: string): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'first-order',
    text: `select 1 from sales_order where email = $1 and state in ('pending', 'confirmed', 'completed') limit 1`,
    values: [email.toLowerCase()],
  })
  return rowCount === 0
}

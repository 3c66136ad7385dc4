import type { Pool } from 'pg'

/** Asks the database for a sign of life. Raw SQL: there is nothing to map. */
export async function ping(pool: Pool): Promise<void> {
  await pool.query('select 1')
}

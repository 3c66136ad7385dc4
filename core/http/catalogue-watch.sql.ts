import type { Pool } from 'pg'

// Raw SQL: asked four times a second by every process; one index look-up.

/** The newest revision, and the products that changed since another. */
export async function readChanges(
  pool: Pool,
  since: bigint | undefined,
): Promise<{ revision: bigint; products: ReadonlySet<string> | 'all' }> {
  const { rows } = await pool.query<{ revision: bigint; product_id: bigint | null }>({
    name: 'catalogue-changes',
    text: `select revision, product_id from catalogue_change
      where revision > coalesce($1, (select max(revision) - 1 from catalogue_change), 0) order by revision limit 1001`,
    values: [since ?? null],
  })
  const revision = rows.at(-1)?.revision ?? since ?? 0n
  if (rows.length > 1000 || rows.some((row) => row.product_id === null)) return { revision, products: 'all' }
  return { revision, products: new Set(rows.map((row) => String(row.product_id))) }
}

import type { Pool } from 'pg'

// Raw SQL: asked four times a second by every process; one index look-up.

/** What changed: products, and whether promotions did. */
export interface Changes {
  products: ReadonlySet<string> | 'all'
  promotions: boolean
}

const LIMIT = 1000

/** The newest revision, and what changed since another. */
export async function readChanges(pool: Pool, since: bigint | undefined): Promise<Changes & { revision: bigint }> {
  const { rows } = await pool.query<{ revision: bigint; product_id: bigint | null; promotions: boolean }>({
    name: 'catalogue-changes',
    text: `select revision, product_id, promotions from catalogue_change
      where revision > coalesce($1, (select max(revision) - 1 from catalogue_change), 0) order by revision limit ${LIMIT + 1}`,
    values: [since ?? null],
  })
  const revision = rows.at(-1)?.revision ?? since ?? 0n
  const promotions = rows.length > LIMIT || rows.some((row) => row.promotions)
  const changed = rows.filter((row) => !row.promotions)
  if (rows.length > LIMIT || changed.some((row) => row.product_id === null)) {
    return { revision, products: 'all', promotions }
  }
  return { revision, products: new Set(changed.map((row) => String(row.product_id))), promotions }
}

import type { Pool } from 'pg'

// Raw SQL: asked four times a second by every process; one index look-up.

/** What changed: products, and whether promotions or rate tables of delivery did. */
export interface Changes {
  products: ReadonlySet<string> | 'all'
  promotions: boolean
  deliveryRates: boolean
}

interface Row {
  revision: bigint
  product_id: bigint | null
  promotions: boolean
  delivery_rates: boolean
}

const LIMIT = 1000

/** The newest revision, and what changed since another. */
export async function readChanges(pool: Pool, since: bigint | undefined): Promise<Changes & { revision: bigint }> {
  const { rows } = await pool.query<Row>({
    name: 'catalogue-changes',
    text: `select revision, product_id, promotions, delivery_rates from catalogue_change
      where revision > coalesce($1, (select max(revision) - 1 from catalogue_change), 0) order by revision limit ${LIMIT + 1}`,
    values: [since ?? null],
  })
  const revision = rows.at(-1)?.revision ?? since ?? 0n
  const many = rows.length > LIMIT
  const promotions = many || rows.some((row) => row.promotions)
  const deliveryRates = many || rows.some((row) => row.delivery_rates)
  const changed = rows.filter((row) => !row.promotions && !row.delivery_rates)
  const all = many || changed.some((row) => row.product_id === null)
  return {
    revision,
    products: all ? 'all' : new Set(changed.map((row) => String(row.product_id))),
    promotions,
    deliveryRates,
  }
}

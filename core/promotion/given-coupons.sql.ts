import type { Pool } from 'pg'
import { batched } from '../db/batched.ts'

// Raw SQL: asked only where a basket carries coupons; baskets that ask at the same time share it.

/** A coupon with what may keep it from opening its promotion. */
export interface StoredCoupon {
  code: string
  promotion: string
  spent: boolean
  active: boolean
  from: string | null
  until: string | null
  markets: string[]
}

/** Coupons by normalised code. */
export const readCoupons = batched(readCouponsOfBaskets)

async function readCouponsOfBaskets(pool: Pool, baskets: readonly (readonly string[])[]): Promise<StoredCoupon[][]> {
  const { rows } = await pool.query<StoredCoupon>({
    name: 'coupons',
    text: `select c.code, c.promotion, coalesce(c.used >= c.uses_max, false) as spent,
        p.active and p.withdrawn_at is null as active, p.from_day as "from", p.until_day as "until", p.markets
      from coupon c join promotion p on p.code = c.promotion where c.code = any($1)`,
    values: [[...new Set(baskets.flat())]],
  })
  const byCode = new Map(rows.map((row) => [row.code, row]))
  return baskets.map((codes) => codes.flatMap((code) => byCode.get(code) ?? []))
}

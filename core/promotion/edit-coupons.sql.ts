import type { ClientBase, Pool } from 'pg'

// Raw SQL: thousands of coupons in one statement.

export interface CouponRow {
  code: string
  usesMax: number | null
  uses: number
}

export async function readCouponPage(
  pool: Pool,
  promotion: string,
  { after, limit }: { after: string; limit: number },
): Promise<CouponRow[]> {
  const { rows } = await pool.query<CouponRow>(
    `select c.code, c.uses_max::integer as "usesMax",
       (select count(*)::integer from promotion_use u where u.coupon = c.code and u.promotion = c.promotion) as uses
     from coupon c where c.promotion = $1 and c.code > $2 order by c.code limit $3`,
    [promotion, after, limit],
  )
  return rows
}

/** Adds coupons, or says anew how often each may be used; answers those that are this promotion's now. */
export async function writeCoupons(
  client: ClientBase,
  promotion: string,
  codes: readonly string[],
  usesMax: number | undefined,
): Promise<Set<string>> {
  const { rows } = await client.query<{ code: string }>(
    `insert into coupon as c (code, promotion, uses_max, used)
     select code, $2, $3::bigint, case when $3::bigint is null then 0
       else (select count(*) from promotion_use u where u.coupon = n.code and u.promotion = $2) end
     from unnest($1::text[]) as n (code) order by code
     on conflict (code) do update set uses_max = excluded.uses_max, used = excluded.used where c.promotion = excluded.promotion
     returning c.code`,
    [codes, promotion, usesMax ?? null],
  )
  return new Set(rows.map(({ code }) => code))
}

/** Adds coupons that nobody has; answers those that were added. */
export async function addCoupons(
  client: ClientBase,
  promotion: string,
  codes: readonly string[],
  usesMax: number,
): Promise<string[]> {
  const { rows } = await client.query<{ code: string }>(
    `insert into coupon (code, promotion, uses_max) select code, $2, $3 from unnest($1::text[]) as n (code)
     on conflict do nothing returning code`,
    [codes, promotion, usesMax],
  )
  return rows.map(({ code }) => code)
}

export async function dropOtherCoupons(client: ClientBase, promotion: string, codes: readonly string[]): Promise<void> {
  await client.query('delete from coupon where promotion = $1 and code <> all($2)', [promotion, codes])
}

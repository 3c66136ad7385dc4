import type { ClientBase, Pool } from 'pg'
import type { PromotionDocument } from '../pricing/promotion/promotion.ts'

// Raw SQL: few statements of editors; the counts that limits need are made whole under a lock that orders wait for.

export interface PromotionRow {
  code: string
  document: PromotionDocument
  revision: number
  uses: number
  coupons: number
}

const COLUMNS = `p.code, p.document, p.revision::integer as revision,
  (select count(*)::integer from promotion_use u where u.promotion = p.code) as uses,
  (select count(*)::integer from coupon c where c.promotion = p.code) as coupons`

/** A promotion that is not withdrawn. */
export async function readPromotion(client: ClientBase | Pool, code: string): Promise<PromotionRow | undefined> {
  const { rows } = await client.query<PromotionRow>(
    `select ${COLUMNS} from promotion p where p.code = $1 and p.withdrawn_at is null`,
    [code],
  )
  return rows[0]
}

/** A page by code, of one market or of all. */
export async function readPage(
  pool: Pool,
  { market, after, limit }: { market: string | undefined; after: string; limit: number },
): Promise<PromotionRow[]> {
  const { rows } = await pool.query<PromotionRow>(
    `select ${COLUMNS} from promotion p
     where p.withdrawn_at is null and p.code > $1 and ($2::text is null or $2 = any(p.markets)) order by p.code limit $3`,
    [after, market ?? null, limit],
  )
  return rows
}

/** Locks a promotion against orders that use it; answers its markets, also where it is withdrawn. */
export async function lockPromotion(
  client: ClientBase,
  code: string,
): Promise<{ withdrawn: boolean; markets: string[] } | undefined> {
  const { rows } = await client.query<{ withdrawn: boolean; markets: string[] }>(
    'select withdrawn_at is not null as withdrawn, markets from promotion where code = $1 for update',
    [code],
  )
  return rows[0]
}

/**
 * Creates or replaces. A limit that is new counts what was used before it. False, and nothing written, where it was to be
 * created and somebody else has just done so.
 */
export async function writePromotion(
  client: ClientBase,
  document: PromotionDocument,
  { replaces, now }: { replaces: boolean; now: Date },
): Promise<boolean> {
  const { code, markets, active = true, from, until, limits = {}, announced } = document
  const { rowCount } = await client.query(
    `insert into promotion as p
       (code, document, markets, from_day, until_day, active, limit_total, limit_customer, announced_at, announced_until, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, case when $9 then $10::timestamptz end,
       case when $9 and not $6 then $10::timestamptz end, $10)
     on conflict (code) do update set
       document = excluded.document, markets = excluded.markets, from_day = excluded.from_day, until_day = excluded.until_day,
       active = excluded.active, limit_total = excluded.limit_total, limit_customer = excluded.limit_customer,
       used = case when excluded.limit_total is null then 0
         else (select count(*) from promotion_use u where u.promotion = excluded.code) end,
       announced_at = case when excluded.announced_at is not null then coalesce(p.announced_at, excluded.announced_at) end,
       announced_until = case when excluded.announced_until is not null then coalesce(p.announced_until, excluded.announced_until) end,
       revision = p.revision + 1, changed_at = excluded.changed_at, withdrawn_at = null
       where $11`,
    [
      code,
      JSON.stringify(document),
      markets,
      from ?? null,
      until ?? null,
      active,
      limits.total ?? null,
      limits.perCustomer ?? null,
      announced !== undefined,
      now,
      replaces,
    ],
  )
  if (rowCount === 0) return false
  await client.query('delete from promotion_customer where promotion = $1', [code])
  if (limits.perCustomer === undefined) return true
  await client.query(
    `insert into promotion_customer (promotion, customer_key, used)
     select promotion, customer_key, count(*) from promotion_use where promotion = $1 group by promotion, customer_key`,
    [code],
  )
  return true
}

/** What was used stays; its coupons go. */
export async function withdrawPromotion(client: ClientBase, code: string, now: Date): Promise<void> {
  await client.query('delete from coupon where promotion = $1', [code])
  await client.query(
    `update promotion set withdrawn_at = $2, revision = revision + 1,
       announced_until = case when announced_at is not null then coalesce(announced_until, $2) end
     where code = $1`,
    [code, now],
  )
}

/** Products and categories that there are not, of some that a promotion names. */
export async function readUnknown(
  client: ClientBase,
  named: { products: readonly string[]; categories: readonly string[]; skus: readonly string[] },
): Promise<{ what: 'product' | 'category' | 'SKU'; code: string }[]> {
  const { rows } = await client.query<{ what: 'product' | 'category' | 'SKU'; code: string }>(
    `select 'product' as what, code from unnest($1::text[]) as n (code) where not exists (select from product p where p.code = n.code)
     union all
     select 'category', code from unnest($2::text[]) as n (code) where not exists (select from category c where c.code = n.code)
     union all
     select 'SKU', code from unnest($3::text[]) as n (code) where not exists (select from variant v where v.sku = n.code)`,
    [named.products, named.categories, named.skus],
  )
  return rows
}

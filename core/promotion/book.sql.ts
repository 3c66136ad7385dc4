import type { Pool } from 'pg'
import type { Day } from '../country/day.ts'
import type { PromotionDocument } from '../pricing/promotion/promotion.ts'

// Raw SQL: all promotions that quotes may need, read once by every process after each change.

/** A promotion as a quote needs it. */
export interface StoredPromotion {
  document: PromotionDocument
  announcedAt: Date | null
  announcedUntil: Date | null
  changedAt: Date
  spent: boolean
}

/** Promotions that run, that will, and announced ones that ended since a day. */
export async function readPromotions(pool: Pool, since: Day): Promise<StoredPromotion[]> {
  const { rows } = await pool.query<StoredPromotion>({
    name: 'promotions',
    text: `select document, announced_at as "announcedAt", announced_until as "announcedUntil", changed_at as "changedAt",
        coalesce(used >= limit_total, false) as spent
      from promotion
      where (until_day is null or until_day > $1)
        and ((active and withdrawn_at is null) or announced_until > $1::date)
      order by code`,
    values: [since],
  })
  return rows
}

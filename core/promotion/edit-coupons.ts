import type pg from 'pg'
import { transaction } from '../db/pool.ts'
import { Refusal } from '../problem/refusal.ts'
import { normalised, randomCoupon } from './coupon-code.ts'
import { addCoupons, dropOtherCoupons, writeCoupons } from './edit-coupons.sql.ts'
import { lockPromotion } from './edit-promotion.sql.ts'
import type { Permitted } from './edit-promotion.ts'

/** Says which coupons a promotion has, and answers how many. Refuses one that another promotion has. */
export async function replaceCoupons(
  pool: pg.Pool,
  promotion: string,
  { codes, usesMax }: { codes: readonly string[]; usesMax?: number },
  permitted: Permitted,
): Promise<number | undefined> {
  const wanted = [...new Set(codes.map(normalised))]
  return edit(pool, promotion, permitted, async (client) => {
    await dropOtherCoupons(client, promotion, wanted)
    const own = await writeCoupons(client, promotion, wanted, usesMax)
    const taken = codes.findIndex((code) => !own.has(normalised(code)))
    if (taken >= 0)
      throw new Refusal('duplicate-key', `Another promotion has the coupon ${codes[taken]}.`, `/codes/${taken}`)
    return own.size
  })
}

/** Makes coupons that nobody can guess, and answers them. */
export async function generateCoupons(
  pool: pg.Pool,
  promotion: string,
  { count, prefix, usesMax = 1 }: { count: number; prefix?: string; usesMax?: number },
  permitted: Permitted,
): Promise<string[] | undefined> {
  return edit(pool, promotion, permitted, async (client) => {
    const made: string[] = []
    while (made.length < count) {
      const codes = Array.from({ length: count - made.length }, () => randomCoupon(prefix))
      made.push(...(await addCoupons(client, promotion, codes, usesMax)))
    }
    return made.sort()
  })
}

/** Runs while no order uses the promotion; undefined where there is none. */
async function edit<T>(
  pool: pg.Pool,
  promotion: string,
  permitted: Permitted,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T | undefined> {
  return transaction(pool, async (client) => {
    const found = await lockPromotion(client, promotion)
    if (!found || found.withdrawn) return undefined
    permitted(found.markets)
    return work(client)
  })
}

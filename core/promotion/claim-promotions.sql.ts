import type { ClientBase } from 'pg'
import { normalised } from './coupon-code.ts'

// Raw SQL: one statement for all promotions of an order, however many; the limits are kept by a function of the database.

/** A promotion that an order uses, as its quote says. */
export interface ClaimedPromotion {
  code: string
  amount: number | bigint
  /** As the shopper typed it. */
  coupon?: string
}

/**
 * A promotion that an order may not use any more. `used-by-customer`: this customer has used it often enough;
 * `not-first-order`: this customer has ordered before, or just now.
 */
export interface RefusedPromotion {
  code: string
  reason: 'unknown' | 'used-up' | 'used-by-customer' | 'not-first-order'
}

/**
 * Counts an order against the limits of the promotions that it uses, in the caller's transaction, and answers those that
 * it may not use: nothing is counted for them. Exact under concurrency. The same order counts once, however often it asks.
 */
export async function claimPromotions(
  client: ClientBase,
  { orderId, customerKey, used }: { orderId: bigint; customerKey: string; used: readonly ClaimedPromotion[] },
): Promise<RefusedPromotion[]> {
  if (used.length === 0) return []
  const { rows } = await client.query<RefusedPromotion>({
    name: 'claim-promotions',
    text: 'select refused as code, reason from claim_promotions($1, $2, $3, $4, $5)',
    values: [
      orderId,
      customerKey,
      used.map(({ code }) => code),
      used.map(({ coupon }) => (coupon === undefined ? null : normalised(coupon))),
      used.map(({ amount }) => amount),
    ],
  })
  return rows
}

/** Gives the uses of a cancelled order back, in the caller's transaction, and answers how many there were. */
export async function releasePromotions(client: ClientBase, orderId: bigint): Promise<number> {
  const { rows } = await client.query<{ released: number }>({
    name: 'release-promotions',
    text: 'select release_promotions($1) as released',
    values: [orderId],
  })
  return rows[0]?.released ?? 0
}

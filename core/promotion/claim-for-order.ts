import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import { type ClaimedPromotion, claimPromotions, type RefusedPromotion } from './claim-promotions.sql.ts'

/** Counts an order's promotions for whoever has its e-mail address, however it is written. Answers those that are used up. */
export async function claimForOrder(
  client: ClientBase,
  orderId: bigint,
  email: string | undefined,
  used: readonly ClaimedPromotion[],
): Promise<RefusedPromotion[]> {
  const customerKey = createHash('sha256')
    .update((email ?? '').toLowerCase())
    .digest('base64url')
  return claimPromotions(client, { orderId, customerKey, used })
}

import type { ClientBase } from 'pg'
import { type ClaimedPromotion, claimPromotions, type RefusedPromotion } from './claim-promotions.sql.ts'
import { customerKey } from './customer-key.ts'

/** Counts an order's promotions for its customer. Answers those that are used up. */
export function claimForOrder(
  client: ClientBase,
  orderId: bigint,
  email: string | undefined,
  used: readonly ClaimedPromotion[],
): Promise<RefusedPromotion[]> {
  return claimPromotions(client, { orderId, customerKey: customerKey(email), used })
}

import { transaction } from '../db/pool.ts'
import { releasePromotions } from '../promotion/claim-promotions.sql.ts'
import { letGoOfPayments } from './cancel-order.ts'
import { creditOf, overpaid } from './credit.ts'
import { releaseGoods } from './goods.ts'
import { insertCredit } from './goods-back.sql.ts'
import { writeOrder } from './order.sql.ts'
import type { Order } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { payCredits } from './pay-credits.ts'
import { takeOrder } from './taken-order.ts'

/** Lets an order lapse that nobody paid in time: its goods are free again, and a part that was paid is given back. */
export async function expireOrder(deps: OrderDeps, id: bigint): Promise<void> {
  await lapse(deps, id, nowOf(deps))
  await letGoOfPayments(deps, id)
  await payCredits(deps, id)
}

async function lapse({ pool }: OrderDeps, id: bigint, now: Date): Promise<void> {
  await transaction(pool, async (client) => {
    const { order, payments } = await takeOrder(client, { id })
    if (order.state !== 'pending' || order.expiresAt > now) return
    const expired: Order = { ...order, state: 'expired' }
    const amount = overpaid(expired, payments)
    if (amount > 0) await insertCredit(client, id, creditOf('overpayment', amount, now))
    await writeOrder(client, expired, [{ type: 'expired' }], now)
    await releasePromotions(client, id)
    await releaseGoods(client, order)
  })
}

import { once } from '../exchange/idempotent.sql.ts'
import type { Market } from '../market/market-set.ts'
import { display } from '../money/currency.ts'
import { Refusal } from '../problem/refusal.ts'
import { capturedOf, credited, creditOf } from './credit.ts'
import { insertCredit } from './goods-back.sql.ts'
import { writeOrder } from './order.sql.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { payCredits } from './pay-credits.ts'
import { takeOrder } from './taken-order.ts'

/** Gives money back as goodwill, up to what was taken and not given back. Left out, all of that. */
export async function refundOrder(
  deps: OrderDeps,
  market: Market,
  number: string,
  wish: { amount?: number; reason: string },
  key: string,
): Promise<bigint> {
  const now = nowOf(deps)
  const repeatable = { scope: `refundOrder ${market.code} ${number}`, key, request: wish, now }
  const { body } = await once(deps.pool, repeatable, async (client) => {
    const { order, payments } = await takeOrder(client, { number, market: market.code })
    const left = capturedOf(payments) - credited(order.credits)
    const amount = wish.amount ?? left
    if (amount <= 0 || amount > left)
      throw new Refusal(
        'refund-above-captured',
        `${display(left, order.currency)} can be given back; ask for no more.`,
        '/amount',
      )
    await insertCredit(client, order.id, creditOf('goodwill', amount, now, { note: wish.reason }))
    await writeOrder(client, order, [{ type: 'refunded', data: { amount, reason: wish.reason } }], now)
    return { status: 201, body: String(order.id) }
  })
  await payCredits(deps, BigInt(body))
  return BigInt(body)
}

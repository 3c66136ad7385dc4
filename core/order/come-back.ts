import type { ClientBase } from 'pg'
import { transaction } from '../db/pool.ts'
import type { Market } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'
import { insertReturn } from './goods-back.sql.ts'
import { writeOrder } from './order.sql.ts'
import type { Order, Return } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { refundedDelivery } from './refunded-delivery.ts'
import { takeOrder } from './taken-order.ts'
import { coveredLines, isWhole, returnable, withdrawable, worth } from './withdraw.ts'

/**
 * Says that a shipment came back to its sender: refused at the door, not fetched, or sent back by somebody who announced
 * nothing. Its goods wait for inspection as any that are returned. Saying it again changes nothing; another reason
 * than the one that was noted is refused.
 */
export async function returnShipment(
  deps: OrderDeps,
  market: Market,
  number: string,
  shipment: number,
  reason: string | undefined,
): Promise<bigint> {
  const now = nowOf(deps)
  return transaction(deps.pool, async (client) => {
    const { order } = await takeOrder(client, { number, market: market.code })
    if (!order.shipments.some((each) => each.shipment === shipment))
      throw new Refusal('not-found', `The order has no shipment ${shipment}.`, 'shipment')
    if (reason !== undefined) refuseOther(order, shipment, reason)
    await comeBack(client, order, shipment, now, reason)
    return order.id
  })
}

function refuseOther({ returns }: Order, shipment: number, reason: string): void {
  const known = returns.find((each) => each.shipment === shipment)
  if (known && known.reason !== reason)
    throw new Refusal(
      'already-declared',
      `That shipment ${shipment} came back was said already, ${known.reason === undefined ? 'without a reason' : `as “${known.reason}”`}; leave this out.`,
      '/reason',
    )
}

/** A parcel is on its way back, or back: what of it nobody announced yet is announced by it. Told again, nothing changes. */
export async function comeBack(
  client: ClientBase,
  order: Order,
  shipment: number,
  now: Date,
  reason?: string,
): Promise<void> {
  const back = parcelBack(order, shipment, now, reason)
  if (!back) return
  await insertReturn(client, order.id, back)
  await writeOrder(client, order, [{ type: 'return-announced', data: { id: back.id, shipment, reason } }], now)
}

/**
 * What comes back with a parcel. Who refuses it declares nothing; but what never reached the shopper leaves the seller with no
 * better claim than a withdrawal would: the delivery is given back as the law of withdrawal has it, where the whole contract
 * comes back. What was handed over before is a return as any other. Pure.
 */
export function parcelBack(order: Order, shipment: number, now: Date, reason?: string): Return | undefined {
  const sent = order.shipments.find((each) => each.shipment === shipment)
  if (!sent || order.returns.some((each) => each.shipment === shipment)) return undefined
  const left = returnable(order, { stated: false })
  const lines = order.lines.flatMap((line) => {
    const quantity = Math.min(left(line), sent.lines.find(({ ref }) => ref === line.ref)?.quantity ?? 0)
    return quantity > 0 ? [{ ref: line.ref, quantity }] : []
  })
  if (lines.length === 0) return undefined
  const { withdrawal } = order.document
  const undelivered = sent.deliveredAt === undefined
  const refundsDelivery =
    undelivered &&
    withdrawal !== undefined &&
    withdrawal.refundsDelivery !== 'none' &&
    isWhole(order, coveredLines(order, withdrawal), lines, withdrawable(order, { stated: false }))
  const goods = lines.reduce((sum, { ref, quantity }) => sum + worth(order, ref, quantity), 0)
  return {
    id: crypto.randomUUID(),
    kind: 'return',
    state: 'announced',
    ...(reason !== undefined && { reason }),
    shipment,
    lines,
    refund: goods + (refundsDelivery ? refundedDelivery(order) : 0),
    refundsDelivery,
    returnCost: 'seller',
    announcedAt: now.toISOString(),
  }
}

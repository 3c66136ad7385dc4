import type { ClientBase } from 'pg'
import { transaction } from '../db/pool.ts'
import type { Market } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'
import { captureShipped } from './capture-shipped.ts'
import { markDelivered } from './goods-back.sql.ts'
import { goodsMoved } from './goods-moved.ts'
import { writeOrder } from './order.sql.ts'
import type { Order } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { takeOrder } from './taken-order.ts'

/**
 * Says that a shipment was handed over, now or at an instant before; what is paid at the door is taken. Saying it again
 * changes nothing; another instant is refused, for periods of law run from the first already.
 */
export async function deliverShipment(
  deps: OrderDeps,
  market: Market,
  number: string,
  shipment: number,
  at: string | undefined,
): Promise<bigint> {
  const now = nowOf(deps)
  const id = await transaction(deps.pool, async (client) => {
    const { order } = await takeOrder(client, { number, market: market.code })
    const known = order.shipments.find((each) => each.shipment === shipment)
    if (!known) throw new Refusal('not-found', `The order has no shipment ${shipment}.`, 'shipment')
    const refused = order.returns.find((each) => each.shipment === shipment)
    if (refused && known.deliveredAt === undefined)
      throw new Refusal('not-open', 'The shipment came back to its sender; it is not handed over any more.', '')
    const instant = new Date(at ?? now)
    if (instant > now || instant < new Date(known.shippedAt))
      throw new Refusal(
        'invalid-request',
        'Goods are handed over after they were shipped, and not in the future.',
        '/at',
      )
    if (at !== undefined) refuseOther(known, instant)
    await handOver(client, order, shipment, instant, now)
    return order.id
  })
  await captureShipped(deps, id)
  return id
}

function refuseOther({ shipment, deliveredAt }: Order['shipments'][number], at: Date): void {
  if (deliveredAt !== undefined && Date.parse(deliveredAt) !== at.getTime())
    throw new Refusal(
      'already-declared',
      `Shipment ${shipment} was handed over at ${deliveredAt}; leave this out.`,
      '/at',
    )
}

/** A shipment is in the shopper's hands since an instant: periods of law run from here. Told again, nothing changes. */
export async function handOver(client: ClientBase, order: Order, shipment: number, at: Date, now: Date): Promise<void> {
  const known = order.shipments.find((each) => each.shipment === shipment)
  if (!known || known.deliveredAt !== undefined) return
  const shipments = order.shipments.map((each) => (each === known ? { ...each, deliveredAt: at.toISOString() } : each))
  const next = goodsMoved({ ...order, shipments })
  await markDelivered(client, order.id, shipment, at.toISOString())
  await writeOrder(client, next, [{ type: 'delivered', data: { shipment } }], now)
}

import type { CustomsDeclaration } from '../delivery/customs-declaration.ts'
import type { Market } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'
import { readOrder } from './order.sql.ts'
import type { OrderDeps } from './order-deps.ts'
import { originOf } from './parcel-origin.ts'
import { shipmentCustoms } from './shipment-customs.ts'
import { noOrder } from './taken-order.ts'

/** The declaration of a shipment, from the order as it was frozen. Refuses a shipment that is not there or crosses no border. */
export async function customsOf(
  { pool, engine }: Pick<OrderDeps, 'pool' | 'engine'>,
  market: Market,
  number: string,
  shipment: number,
): Promise<CustomsDeclaration> {
  const order = await readOrder(pool, { number, market: market.code })
  if (!order) throw noOrder()
  const sent = order.shipments.find((each) => each.shipment === shipment)
  if (!sent) throw new Refusal('not-found', `The order has no shipment ${shipment}.`, 'shipment')
  const declaration = shipmentCustoms(engine, market, order, sent, await originOf(pool, order, sent))
  if (!declaration) throw new Refusal('not-found', `Shipment ${shipment} crosses no border.`, 'shipment')
  return declaration
}

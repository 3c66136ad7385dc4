import type { ClientBase } from 'pg'
import { isService } from '../country/kind.ts'
import type { DeliveryService } from '../country/section/delivery.ts'
import type { BookingRequest } from '../delivery/carrier.ts'
import type { CustomsDeclaration } from '../delivery/customs-declaration.ts'
import { type CarrierShipment, planShipment } from '../delivery/shipments.sql.ts'
import type { Engine } from '../engine.ts'
import type { Market } from '../market/market-set.ts'
import type { Order, Shipment } from './order.ts'
import { originOf } from './parcel-origin.ts'
import { shipmentCustoms } from './shipment-customs.ts'

/**
 * Plans the parcel of a shipment with the market's carrier, in the transaction of the shipment; it is booked afterwards.
 * Undefined where nothing travels, or where nobody carries that kind of service.
 */
export async function planParcel(
  client: ClientBase,
  engine: Engine,
  market: Market,
  order: Order,
  shipment: Shipment,
  now: Date,
): Promise<CarrierShipment | undefined> {
  const { delivery, shipTo } = order.document
  const travels = order.document.goods.some(({ ref, kind }) => isIn(shipment, ref) && !isService(kind))
  if (!delivery || !shipTo || !travels) return undefined
  const { day } = order.document.quote
  const service = market.jurisdiction.rule('delivery', `service.${delivery.service}`, day)
    ?.value as DeliveryService | null
  const carrier = service && engine.carriers.of(market.code, service.kind)
  if (!service || !carrier) return undefined
  const origin = await originOf(client, order, shipment)
  const customs = shipmentCustoms(engine, market, order, shipment, origin)
  const from = { ...origin, name: order.document.entityName }
  const request = requestOf(order, shipment, delivery, { kind: service.kind, from, to: shipTo, customs })
  const { id: orderId } = order
  const planned = {
    orderId,
    number: shipment.shipment,
    market: market.code,
    carrier: carrier.name,
    kind: service.kind,
    request,
  }
  return planShipment(client, planned, now)
}

function isIn({ lines }: Shipment, ref: string): boolean {
  return lines.some((line) => line.ref === ref)
}

function requestOf(
  order: Order,
  shipment: Shipment,
  { service, pickupPoint }: NonNullable<Order['document']['delivery']>,
  {
    kind,
    from,
    to,
    customs,
  }: Pick<BookingRequest, 'kind' | 'from' | 'to'> & { customs: CustomsDeclaration | undefined },
): BookingRequest {
  return {
    kind,
    service,
    reference: `${order.number}-${shipment.shipment}`,
    from,
    to,
    ...(pickupPoint !== undefined && { pickupPoint }),
    weightGrams: weightOf(order, shipment),
    ...(customs && { customs }),
  }
}

function weightOf({ document }: Order, { lines }: Shipment): number {
  return lines.reduce((sum, { ref, quantity }) => {
    const goods = document.goods.find((each) => each.ref === ref)
    return sum + (goods?.weightGrams ?? 0) * quantity
  }, 0)
}

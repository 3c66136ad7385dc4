import type { Order, Shipment } from './order.ts'
import { fulfilmentStateOf, openUnits } from './order-state.ts'

/**
 * An order after some of its goods have moved: where they stand, and whether it is at its end. It is, once nothing is open and
 * each shipment was handed over or is back; goods that came back are at rest though nobody ever said that they had arrived. Pure.
 */
export function goodsMoved(order: Order): Order {
  const { lines, shipments, state } = order
  const kept = shipments.filter((shipment) => !isBack(order, shipment))
  const done = shipments.length > 0 && lines.every((line) => openUnits(line) === 0) && kept.every(isHandedOver)
  return {
    ...order,
    fulfilmentState: fulfilmentStateOf(lines, kept),
    state: state === 'confirmed' && done ? 'completed' : state,
  }
}

function isHandedOver({ deliveredAt }: Shipment): boolean {
  return deliveredAt !== undefined
}

/**
 * Is all of a shipment back? It is where none of its lines has units left with the shopper, and where it came back as a parcel
 * and was inspected whole. Pure.
 */
export function isBack({ lines, returns }: Omit<Order, 'id'>, { shipment, lines: sent }: Shipment): boolean {
  const goods = sent.filter(({ ref }) => lines.some((line) => line.ref === ref))
  const parcels = returns.filter((each) => each.shipment === shipment && each.state === 'inspected')
  const came = (ref: string) =>
    parcels.flatMap((each) => each.lines).reduce((sum, line) => sum + (line.ref === ref ? line.quantity : 0), 0)
  const none = (ref: string) => lines.some((line) => line.ref === ref && line.returned === line.shipped)
  return goods.every(({ ref }) => none(ref)) || goods.every(({ ref, quantity }) => came(ref) === quantity)
}

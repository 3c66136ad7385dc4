import type { Order, Shipment } from './order.ts'
import { fulfilmentStateOf, openUnits } from './order-state.ts'

type Moved = Pick<Order, 'lines' | 'shipments' | 'returns'>

/**
 * An order after some of its goods have moved: where they stand, and whether it is at its end. It is, once nothing is open and
 * each shipment was handed over or is settled; goods that came back are at rest though nobody ever said that they had arrived. Pure.
 */
export function goodsMoved(order: Order): Order {
  const { lines, shipments, state } = order
  const arrived = shipments.every((shipment) => isHandedOver(shipment) || isSettled(order, shipment))
  const done = shipments.length > 0 && lines.every((line) => openUnits(line) === 0) && arrived
  return {
    ...order,
    fulfilmentState: fulfilmentStateOf(
      lines,
      shipments.filter((shipment) => !isBack(order, shipment)),
    ),
    state: state === 'confirmed' && done ? 'completed' : state,
  }
}

/** Is all of a shipment back? Pure. */
export function isBack(order: Moved, shipment: Pick<Shipment, 'shipment'>): boolean {
  const returns = order.returns.filter(({ kept }) => !kept)
  return isSettled({ ...order, returns }, shipment)
}

/** Is nothing of a shipment waited for: all of it is back, or its price was given back as of goods that were lost? Pure. */
export function isSettled(order: Moved, { shipment }: Pick<Shipment, 'shipment'>): boolean {
  return [...(stillOut(order).get(shipment)?.values() ?? [])].every((units) => units === 0)
}

/**
 * Units of each shipment by line whose price was not given back. A parcel that came back says which it was. What a shopper
 * sends back, or keeps, left before they said so, and came from what they were handed sooner than from what nobody told of.
 */
function stillOut({ lines, shipments, returns }: Moved): Map<number, Map<string, number>> {
  const goods = (each: Shipment) => each.lines.filter(({ ref }) => lines.some((line) => line.ref === ref))
  const out = new Map(
    shipments.map((each) => [each.shipment, new Map(goods(each).map(({ ref, quantity }) => [ref, quantity]))]),
  )
  const inOrder = [...shipments].sort((a, b) => Number(isHandedOver(b)) - Number(isHandedOver(a)))
  const inspected = returns.filter(({ state }) => state === 'inspected')
  // Parcels first: of the others it is not certain which they were.
  for (const back of inspected.toSorted(
    (a, b) => Number(b.shipment !== undefined) - Number(a.shipment !== undefined),
  )) {
    const from = inOrder.filter((each) => mayBeOf(back, each))
    for (const { ref, quantity } of back.lines)
      takeFrom(
        from.map(({ shipment }) => out.get(shipment)),
        ref,
        quantity,
      )
  }
  return out
}

function isHandedOver({ deliveredAt }: Pick<Shipment, 'deliveredAt'>): boolean {
  return deliveredAt !== undefined
}

function mayBeOf({ shipment, announcedAt }: Order['returns'][number], sent: Shipment): boolean {
  if (shipment !== undefined) return shipment === sent.shipment
  return new Date(sent.shippedAt) <= new Date(announcedAt)
}

function takeFrom(shipments: readonly (Map<string, number> | undefined)[], ref: string, quantity: number): void {
  let left = quantity
  for (const units of shipments) {
    const taken = Math.min(left, units?.get(ref) ?? 0)
    if (taken > 0) units?.set(ref, (units.get(ref) ?? 0) - taken)
    left -= taken
  }
}

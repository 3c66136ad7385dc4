import type { OpenReservation } from '../stock/reservations.sql.ts'
import type { Order, Units } from './order.ts'

/** Units that leave from one place together. */
export interface Departure {
  /** Code of the location; left out where no stock is kept of any of it. */
  location?: string
  units: readonly Units[]
}

/**
 * Units of an order by the location that they are reserved at: what lies in two places leaves in two parcels. A bundle leaves
 * with the first of its parts, a charge with its goods, and what no stock is kept of with whatever leaves first. Pure.
 */
export function departuresOf(
  { document }: Pick<Order, 'document'>,
  open: readonly OpenReservation[],
  units: readonly Units[],
): Departure[] {
  const shelves = open.map(({ sku, location, quantity }) => ({ sku, location, quantity }))
  const byLocation = new Map<string, Map<string, number>>()
  const anywhere: Units[] = []
  const isCharge = ({ ref }: { ref: string }) => units.some((each) => ref.startsWith(`${each.ref}:`))
  for (const { ref, quantity } of units.filter((unit) => !isCharge(unit))) {
    let wanted = quantity
    for (const { location, units: taken } of fromShelves(shelves, leading(document, ref), quantity)) {
      put(byLocation, location, ref, taken)
      wanted -= taken
    }
    if (wanted > 0) anywhere.push({ ref, quantity: wanted })
  }
  for (const { ref, quantity } of units.filter(isCharge)) {
    let wanted = quantity
    for (const [location, there] of byLocation) {
      const taken = Math.min(wanted, there.get(ref.slice(0, ref.indexOf(':'))) ?? 0)
      if (taken > 0) put(byLocation, location, ref, taken)
      wanted -= taken
    }
    if (wanted > 0) anywhere.push({ ref, quantity: wanted })
  }
  const [first, ...others] = [...byLocation].map(([location, there]) => ({ location, units: listed(there) }))
  if (!first) return [{ units }]
  return [{ ...first, units: merged(first.units, anywhere) }, ...others]
}

/** The SKU that says where units of a line lie, and how many of it make one unit. */
function leading(document: Order['document'], ref: string): { sku: string | undefined; quantity: number } {
  const goods = document.goods.find((each) => each.ref === ref)
  return goods?.bundle?.[0] ?? { sku: goods?.sku, quantity: 1 }
}

function fromShelves(
  shelves: { sku: string; location: string; quantity: number }[],
  { sku, quantity: each }: { sku: string | undefined; quantity: number },
  units: number,
): { location: string; units: number }[] {
  let wanted = units
  return shelves.flatMap((shelf) => {
    const taken = shelf.sku === sku ? Math.min(wanted, Math.floor(shelf.quantity / each)) : 0
    shelf.quantity -= taken * each
    wanted -= taken
    return taken > 0 ? [{ location: shelf.location, units: taken }] : []
  })
}

function put(byLocation: Map<string, Map<string, number>>, location: string, ref: string, quantity: number): void {
  const there = byLocation.get(location) ?? new Map<string, number>()
  there.set(ref, (there.get(ref) ?? 0) + quantity)
  byLocation.set(location, there)
}

function listed(units: ReadonlyMap<string, number>): Units[] {
  return [...units].map(([ref, quantity]) => ({ ref, quantity }))
}

function merged(units: readonly Units[], more: readonly Units[]): Units[] {
  const all = new Map(units.map(({ ref, quantity }) => [ref, quantity]))
  for (const { ref, quantity } of more) all.set(ref, (all.get(ref) ?? 0) + quantity)
  return listed(all)
}

import type { ClientBase } from 'pg'
import type { Engine } from '../engine.ts'
import type { Allocation, Demand } from '../stock/allocation.ts'
import { demandOf } from '../stock/demand.ts'
import { readStock } from '../stock/levels.sql.ts'
import {
  commitReservation,
  type OpenReservation,
  readReservations,
  releaseReservation,
  reserve,
  type StockLine,
  shipReserved,
} from '../stock/reservations.sql.ts'
import { restock } from '../stock/restock.ts'
import { outOfStock } from '../stock/shortage.ts'
import { source } from '../stock/source.ts'
import { whereaboutsOf } from '../stock/whereabouts.ts'
import type { Departure } from './departures.ts'
import type { Order, Units } from './order.ts'

/** What units of an order's lines take off the shelves: of bundles their parts, of charges nothing. Pure. */
export function piecesOf({ document }: Pick<Order, 'document'>, units: readonly Units[]): Demand[] {
  return units.flatMap(({ ref, quantity }) => {
    const goods = document.goods.find((each) => each.ref === ref)
    if (goods?.sku === undefined) return []
    return demandOf([{ sku: goods.sku, quantity, ...(goods.bundle && { bundle: goods.bundle }) }])
  })
}

/** Pieces taken from what is reserved, location by location; what no stock is kept of is not in there. Pure. */
export function fromReservations(open: readonly OpenReservation[], pieces: readonly Demand[]): StockLine[] {
  const left = open.map(({ sku, location, quantity }) => ({ sku, location, quantity }))
  const taken: StockLine[] = []
  for (const { sku, quantity } of pieces) {
    let wanted = quantity
    for (const shelf of left) {
      if (shelf.sku !== sku || wanted === 0) continue
      const part = Math.min(wanted, shelf.quantity)
      if (part === 0) continue
      shelf.quantity -= part
      wanted -= part
      taken.push({ sku, location: shelf.location, quantity: part })
    }
  }
  return taken
}

/** Gives units of an order back to the shelves before they leave; all that it holds where none are named. */
export async function releaseGoods(client: ClientBase, order: Order, units?: readonly Units[]): Promise<void> {
  if (!units) await releaseReservation(client, order.id)
  else {
    const lines = fromReservations(await readReservations(client, order.id), piecesOf(order, units))
    if (lines.length > 0) await releaseReservation(client, order.id, lines)
  }
}

/** Units leave the house, where they can from one location. Refuses what was promised and has not come yet. */
export async function sendGoods(
  client: ClientBase,
  order: Order,
  { location, units }: Departure,
  at: Date,
): Promise<void> {
  const open = await readReservations(client, order.id)
  const thereFirst = open.toSorted((a, b) => Number(b.location === location) - Number(a.location === location))
  const lines = fromReservations(thereFirst, piecesOf(order, units))
  const short = await shipReserved(client, order.id, lines, { actor: order.number, at })
  if (short.length > 0) throw outOfStock(short)
}

/** Units come back on a shelf of the market; of one return nothing is put back twice. */
export async function takeGoodsBack(
  client: ClientBase,
  engine: Engine,
  order: Order,
  { id, units, at }: { id: string; units: readonly Units[]; at: Date },
): Promise<void> {
  const location = engine.stock[order.market]?.locations[0]
  if (location === undefined) return
  const pieces = piecesOf(order, units)
  const picture = await readStock(client, [...new Set(pieces.map(({ sku }) => sku))], [location])
  const lines = pieces.filter(({ sku }) => !picture.unmanaged.has(sku)).map((piece) => ({ ...piece, location }))
  if (lines.length > 0) await restock(client, { id, orderId: order.id, lines, actor: order.number, at })
}

/**
 * Keeps an order's goods for good, now that they are paid. Where the reservation has lapsed others of the same are taken;
 * false where there are none left.
 */
export async function keepGoods(client: ClientBase, engine: Engine, order: Order): Promise<boolean> {
  const kept = await commitReservation(client, order.id)
  if (kept.length > 0 || order.state === 'pending') return true
  const again = await sourceAgain(client, engine, order)
  if (!again) return false
  return (await reserve(client, order.id, again, null)).length === 0
}

async function sourceAgain(client: ClientBase, engine: Engine, order: Order): Promise<Allocation[] | undefined> {
  const choice = engine.stock[order.market]
  if (!choice) return []
  const wanted = order.lines.map(({ ref, quantity, cancelled }) => ({ ref, quantity: quantity - cancelled }))
  const demand = piecesOf(
    order,
    wanted.filter(({ quantity }) => quantity > 0),
  )
  const picture = await readStock(client, [...new Set(demand.map(({ sku }) => sku))], choice.locations)
  const { shipTo, shipFrom, delivery, quote } = order.document
  const shop = picture.locations.find(({ code, kind }) => kind === 'shop' && code === delivery?.pickupPoint)
  const { policy, backOrder } = choice
  const { allocation, missing } = source({
    ...picture,
    demand,
    destination: whereaboutsOf(engine.registry, shipTo ?? shipFrom, quote.day),
    policy,
    backOrder,
    // Who collects does so where they said.
    ...(shop && { collectAt: shop.code }),
  })
  return missing.length > 0 ? undefined : allocation
}

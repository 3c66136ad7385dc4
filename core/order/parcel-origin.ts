import type { ClientBase, Pool } from 'pg'
import type { Destination } from '../country/place.ts'
import { readLocations } from '../stock/locations.sql.ts'
import type { Order, Shipment } from './order.ts'

/** Where a shipment leaves from: the location of its goods, else the market's own place as it was frozen with the order. */
export async function originOf(
  client: ClientBase | Pool,
  { document }: Pick<Order, 'document'>,
  { location }: Pick<Shipment, 'location'>,
): Promise<Destination> {
  const [known] = location === undefined ? [] : await readLocations(client, [location])
  if (!known) return document.shipFrom
  const { country, postalCode, subdivision, city } = known
  return { country, ...(postalCode && { postalCode }), ...(subdivision && { subdivision }), ...(city && { city }) }
}

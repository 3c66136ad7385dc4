import type pg from 'pg'
import type { Carrier, Carriers } from './carrier.ts'
import { type CarrierShipment, noteBooking, noteCancelled, readUnfinished } from './shipments.sql.ts'
import { heedEvents, type TrackingListener } from './take-events.ts'

/**
 * Asks the carrier to carry a planned parcel and notes its answer. No transaction is open meanwhile; the parcel's key
 * makes asking again harmless. Events that came before the answer was noted are heeded now, and a parcel that was
 * cancelled meanwhile is taken back.
 */
export async function bookShipment(
  pool: pg.Pool,
  carriers: Carriers,
  planned: CarrierShipment,
  listener: TrackingListener,
  now: Date,
): Promise<CarrierShipment> {
  if (planned.trackingNumber !== undefined || planned.cancelledAt) return planned
  const carrier = carrierOf(carriers, planned)
  const booking = await carrier.book(planned.key, planned.request)
  const { shipment, eventsWait } = await noteBooking(pool, planned, booking, now)
  if (shipment.cancelledAt) await carrier.cancel(booking.trackingNumber)
  if (eventsWait) await heedEvents(pool, shipment.carrier, booking.trackingNumber, listener, now)
  return shipment
}

const PATIENCE_MS = 60_000

/** Books parcels whose booking a crash cut off. For a job; says how many. */
export async function bookUnfinished(
  pool: pg.Pool,
  carriers: Carriers,
  listener: TrackingListener,
  now: Date,
  limit = 100,
): Promise<number> {
  const unfinished = await readUnfinished(pool, new Date(now.getTime() - PATIENCE_MS), limit)
  for (const planned of unfinished) await bookShipment(pool, carriers, planned, listener, now)
  return unfinished.length
}

/** Takes a parcel back from its carrier; false where it is too late. A parcel that was never booked is just not sent. */
export async function cancelShipment(
  pool: pg.Pool,
  carriers: Carriers,
  shipment: CarrierShipment,
  now: Date,
): Promise<boolean> {
  const { trackingNumber } = shipment
  if (trackingNumber !== undefined && !(await carrierOf(carriers, shipment).cancel(trackingNumber))) return false
  await noteCancelled(pool, shipment.id, now)
  return true
}

function carrierOf(carriers: Carriers, { carrier }: CarrierShipment): Carrier {
  const found = carriers.named(carrier)
  if (!found) throw new Error(`there is no carrier ${carrier} any more; its parcels cannot be asked for`)
  return found
}

import type pg from 'pg'
import { transaction } from '../db/pool.ts'
import type { CarrierEvent } from './carrier.ts'
import {
  type CarrierShipment,
  lockShipment,
  noteTracking,
  orderOfParcel,
  readEvents,
  readNeglected,
  storeEvents,
} from './shipments.sql.ts'
import { sameTracking, type Tracking, trackingOf } from './tracking.ts'

/** Told in the transaction that notes it, once for each change of a parcel. */
export type OnTracking = (
  client: pg.ClientBase,
  shipment: CarrierShipment,
  before: Tracking,
  after: Tracking,
) => Promise<void>

/** Who reacts to tracking. */
export interface TrackingListener {
  /** Locks the order's row before the shipment's, so that writers never wait for each other in a circle. */
  lockOrder?: (client: pg.ClientBase, orderId: bigint) => Promise<void>
  onTracking: OnTracking
}

/**
 * Takes events of a carrier: stored first, as they are, each once; then heeded. Where heeding fails, what is stored is
 * heeded when the carrier sends again, or by `catchUpTracking`. Events of a parcel that is not known yet wait for it.
 */
export async function takeEvents(
  pool: pg.Pool,
  carrier: string,
  events: readonly CarrierEvent[],
  listener: TrackingListener,
  now: Date,
): Promise<{ received: number; stored: number }> {
  const stored = await storeEvents(pool, carrier, events, now)
  for (const trackingNumber of new Set(events.map((event) => event.trackingNumber))) {
    await heedEvents(pool, carrier, trackingNumber, listener, now)
  }
  return { received: events.length, stored }
}

/** Brings a parcel up to all that was said of it; does nothing where nothing waits. */
export function heedEvents(
  pool: pg.Pool,
  carrier: string,
  trackingNumber: string,
  { lockOrder, onTracking }: TrackingListener,
  now: Date,
): Promise<void> {
  return transaction(pool, async (client) => {
    const orderId = await orderOfParcel(client, carrier, trackingNumber)
    if (orderId === undefined) return
    await lockOrder?.(client, orderId)
    const shipment = await lockShipment(client, carrier, trackingNumber)
    const { events, waiting } = await readEvents(client, carrier, trackingNumber)
    if (waiting.length === 0) return
    const tracking = trackingOf(events)
    await noteTracking(client, shipment, tracking, waiting, now)
    if (sameTracking(shipment.tracking, tracking)) return
    await onTracking(client, { ...shipment, tracking }, shipment.tracking, tracking)
  })
}

/** Heeds what was stored and left, one parcel after the other; a failure of one keeps none of the others. For a job. */
export async function catchUpTracking(
  pool: pg.Pool,
  listener: TrackingListener,
  now: Date,
  limit = 100,
): Promise<number> {
  const neglected = await readNeglected(pool, limit)
  const results = []
  for (const { carrier, trackingNumber } of neglected) {
    results.push(...(await Promise.allSettled([heedEvents(pool, carrier, trackingNumber, listener, now)])))
  }
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  return neglected.length
}

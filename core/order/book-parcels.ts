import { bookShipment } from '../delivery/book-shipment.ts'
import { CarrierRefused } from '../delivery/carrier.ts'
import { readShipments } from '../delivery/shipments.sql.ts'
import { orderFollowsParcels } from './on-tracking.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'

/** Books the parcels of an order that are planned and not booked. A carrier that cannot be asked is asked again by a job. */
export async function bookParcels(deps: OrderDeps, orderId: bigint): Promise<void> {
  const { pool, engine, payments } = deps
  for (const planned of await readShipments(pool, orderId)) {
    if (planned.trackingNumber !== undefined) continue
    try {
      await bookShipment(pool, engine.carriers, planned, orderFollowsParcels(engine), nowOf(deps))
    } catch (error) {
      if (!(error instanceof CarrierRefused)) payments.complain?.(error)
    }
  }
}

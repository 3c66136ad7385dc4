import type { TrackingListener } from '../delivery/take-events.ts'
import type { Engine } from '../engine.ts'
import { comeBack } from './come-back.ts'
import { handOver } from './deliver-shipment.ts'
import { lockOrder, readOrder, writeOrder } from './order.sql.ts'

/**
 * An order follows its parcels, in the transaction that stores what the carrier said: delivered is in the shopper's hands,
 * returned is announced to come back.
 */
export function orderFollowsParcels(engine: Engine): TrackingListener {
  return {
    lockOrder,
    onTracking: async (client, { orderId, number }, before, after) => {
      const order = await readOrder(client, { id: orderId })
      if (!order || before.status === after.status) return
      const now = new Date(engine.markets.now())
      if (after.deliveredAt !== undefined && before.deliveredAt === undefined)
        await handOver(client, order, number, new Date(after.deliveredAt), now)
      else
        await writeOrder(client, order, [{ type: 'tracking', data: { shipment: number, status: after.status } }], now)
      if (after.returnedAt === undefined || before.returnedAt !== undefined) return
      // Delivered and returned may be told at once.
      const told = await readOrder(client, { id: orderId })
      if (told) await comeBack(client, told, number, now, after.deliveredAt === undefined ? 'undelivered' : undefined)
    },
  }
}

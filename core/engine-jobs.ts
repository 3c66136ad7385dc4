import { reprojectFlipped } from './catalog/reproject-flipped.ts'
import { dropExpiredCarts } from './checkout/cart.sql.ts'
import { bookUnfinished } from './delivery/book-shipment.ts'
import { catchUpTracking } from './delivery/take-events.ts'
import { dropOldEvents } from './exchange/drop-old-events.ts'
import type { Job } from './exchange/jobs.ts'
import { orderFollowsParcels } from './order/on-tracking.ts'
import type { OrderDeps } from './order/order-deps.ts'
import { settleOrders } from './order/settle-orders.ts'
import { catchUpPayments } from './payment/catch-up.ts'
import { processWebhooks } from './payment/process-webhooks.ts'

/** What the engine looks after by itself, and how often. */
export function engineJobs(deps: OrderDeps): Job[] {
  const { pool, payments, engine } = deps
  const now = () => new Date(engine.markets.now())
  return [
    { name: 'stock that flipped', everyMs: 250, run: () => reprojectFlipped(pool, engine) },
    { name: 'messages of providers', everyMs: 2_000, run: () => processWebhooks(pool, payments, now()) },
    { name: 'orders', everyMs: 5_000, run: () => settleOrders(deps) },
    { name: 'payments', everyMs: 30_000, run: () => catchUpPayments(pool, payments, now()) },
    { name: 'parcels', everyMs: 30_000, run: () => lookAfterParcels(deps) },
    { name: 'events', everyMs: 60_000, run: () => dropOldEvents(pool, engine.events, now()) },
    { name: 'carts', everyMs: 3_600_000, run: () => dropExpiredCarts(pool, now()) },
  ]
}

async function lookAfterParcels({ pool, engine }: OrderDeps): Promise<void> {
  const listener = orderFollowsParcels(engine)
  await bookUnfinished(pool, engine.carriers, listener, new Date(engine.markets.now()))
  await catchUpTracking(pool, listener, new Date(engine.markets.now()))
}

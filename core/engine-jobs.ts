import { dropExpiredCarts } from './checkout/cart.sql.ts'
import type { Job } from './exchange/jobs.ts'
import type { OrderDeps } from './order/order-deps.ts'
import { settleOrders } from './order/settle-orders.ts'
import { catchUpPayments } from './payment/catch-up.ts'
import { processWebhooks } from './payment/process-webhooks.ts'

/** What the engine looks after by itself, and how often. */
export function engineJobs(deps: OrderDeps): Job[] {
  const { pool, payments, engine } = deps
  const now = () => new Date(engine.markets.now())
  return [
    { name: 'messages of providers', everyMs: 2_000, run: () => processWebhooks(pool, payments, now()) },
    { name: 'orders', everyMs: 5_000, run: () => settleOrders(deps) },
    { name: 'payments', everyMs: 30_000, run: () => catchUpPayments(pool, payments, now()) },
    { name: 'carts', everyMs: 3_600_000, run: () => dropExpiredCarts(pool, now()) },
  ]
}

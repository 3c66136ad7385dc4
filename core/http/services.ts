import type pg from 'pg'
import type { CheckoutDeps } from '../checkout/checkout-deps.ts'
import type { Engine } from '../engine.ts'
import type { OrderDeps } from '../order/order-deps.ts'
import type { PaymentDeps } from '../payment/payment-deps.ts'
import type { WebhookDesk } from '../payment/webhook-desk.ts'
import type { CatalogueWatch } from './catalogue-watch.ts'

/** What handlers work with. */
export interface Services {
  engine: Engine
  pool: pg.Pool
  watch: CatalogueWatch
  payments: PaymentDeps
  checkout: CheckoutDeps
  orders: OrderDeps
  webhooks: WebhookDesk
  metrics: { text: () => Promise<string> }
}

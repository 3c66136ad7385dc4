import type pg from 'pg'
import type { Engine } from '../engine.ts'
import type { PaymentDeps } from '../payment/payment-deps.ts'
import type { WebhookDesk } from '../payment/webhook-desk.ts'
import type { CatalogueWatch } from './catalogue-watch.ts'

/** What handlers work with. */
export interface Services {
  engine: Engine
  pool: pg.Pool
  watch: CatalogueWatch
  payments: PaymentDeps
  webhooks: WebhookDesk
  metrics: { text: () => Promise<string> }
}

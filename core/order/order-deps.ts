import type pg from 'pg'
import type { Engine } from '../engine.ts'
import type { PaymentDeps } from '../payment/payment-deps.ts'

/** What the use cases of orders work with. */
export interface OrderDeps {
  pool: pg.Pool
  engine: Engine
  payments: PaymentDeps
}

export function nowOf({ engine }: Pick<OrderDeps, 'engine'>): Date {
  return new Date(engine.markets.now())
}

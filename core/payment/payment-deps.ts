import type { ClientBase, Pool } from 'pg'
import type { MarketSet } from '../market/market-set.ts'
import type { Payment } from './payment.ts'
import type { Change, OperationEnd } from './payment-change.sql.ts'
import type { ProviderChoice, Providers } from './provider-choice.ts'

/**
 * Runs in the transaction that stores a change of a payment, after it: an order is paid, or lapses, with its payment or not
 * at all. `ended` are captures and refunds that ended with it; one that the provider refused comes with the payment as it
 * was. What it throws undoes the change, which is then tried again.
 */
export type OnPaymentChange = (
  client: ClientBase,
  before: Payment,
  after: Payment,
  ended: readonly OperationEnd[],
) => Promise<void>

/**
 * Stores a change and what follows from it in one statement, where that is all that is to be done: most orders are confirmed
 * so. False where it stored nothing, and the change goes the way that fits all.
 */
export type StoreWithOrder = (pool: Pool, change: Change) => Promise<boolean>

/** What the use cases of payment work with. */
export interface PaymentDeps {
  markets: MarketSet
  choice: ProviderChoice
  providers: Providers
  storeWithOrder?: StoreWithOrder
  onChange?: OnPaymentChange
  /** Locks the order's row. Called before the payment's row is written: orders are locked before payments, everywhere. */
  lockOrder?: (client: ClientBase, orderId: bigint) => Promise<void>
  /** Told what a job could not do for one payment; the others go on, and it is tried again. */
  complain?: (error: unknown) => void
}

export function nowOf({ markets }: PaymentDeps): Date {
  return new Date(markets.now())
}

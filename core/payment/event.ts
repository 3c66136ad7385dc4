/** What the shopper, or whoever takes the money, is to do next. A storefront shows it; the engine only passes it on. */
export type NextAction =
  | { type: 'challenge' | 'redirect' | 'wallet'; url: string }
  | { type: 'scan'; code: string; url: string }
  | { type: 'app'; url: string }
  | { type: 'voucher'; number: string; url: string }
  | { type: 'transfer'; account: string; reference: string; amount: number; url: string }
  | { type: 'invoice'; reference: string; dueAt: string; url: string }

/**
 * One thing that is true of a payment. Amounts are cumulative, in minor units: `captured 60` then `captured 100` means 100
 * taken in all; the adapter of a provider that tells of each capture by itself adds them up. A bounced debit is a dispute
 * that was lost at once.
 */
export type PaymentFact =
  | { is: 'requires-action'; nextAction?: NextAction }
  | { is: 'authorised'; amount: bigint; nextAction?: NextAction }
  | { is: 'captured'; amount: bigint }
  | { is: 'refunded'; amount: bigint }
  | { is: 'failed'; reason: string }
  | { is: 'expired' }
  | { is: 'cancelled' }
  | { is: 'disputed'; amount: bigint; reason: string }
  | { is: 'dispute-won' }
  | { is: 'dispute-lost'; amount: bigint; reason: string }

/** The end of a capture or refund that we asked for, by our id. */
export interface SettledOperation {
  kind: 'capture' | 'refund'
  id: string
  state: 'succeeded' | 'failed'
  reason?: string
}

/** What a provider says of a payment at one moment of its own counting. */
export interface ProviderEvent {
  source: 'provider'
  /** Rises with every change at the provider: a counter, or its time in milliseconds. Decides between facts, never our clock. */
  sequence: number
  /** The provider's clock, for people. */
  occurredAt: string
  currency: string
  facts: readonly PaymentFact[]
  /** The provider's name of the payment. */
  reference?: string
  operations?: readonly SettledOperation[]
}

/** What we know ourselves: nobody took the payment, or its time is over by our clock. */
export interface OwnEvent {
  source: 'us'
  facts: readonly [{ is: 'failed'; reason: string } | { is: 'expired' } | { is: 'cancelled' }]
}

export type PaymentEvent = ProviderEvent | OwnEvent

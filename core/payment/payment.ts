import type { FlowKind } from '../country/section/payment.ts'
import type { NextAction } from './event.ts'
import type { PaymentState } from './state.ts'

/** What can be done with a payment of a method at a provider; frozen when the payment begins. */
export interface Abilities {
  /** Whether we ask for what is authorised when goods leave, or the provider takes it without being asked. */
  capture: 'on-request' | 'by-itself'
  /** Several captures below the authorised amount. */
  partialCapture: boolean
  /** Refunds of a part. */
  partialRefund: boolean
  /** Days after the first capture in which a refund is taken; 0 where there is none, left out where there is no limit. */
  refundDays?: number
  /** Minutes that the shopper has to pay. */
  expiryMinutes?: number
}

/** What we must say again in the same words when we ask the provider a second time. */
export interface PaymentRequest {
  returnUrl?: string
  /** Steers the simulated provider; never the number of a real card. */
  testNumber?: string
}

/** A word of the provider and its place in the provider's counting. */
interface Standing {
  is: 'requires-action' | 'authorised' | 'failed' | 'expired' | 'cancelled'
  sequence: number
  reason?: string
}

interface Dispute {
  is: 'open' | 'won' | 'lost'
  sequence: number
  amount: number
  reason: string
}

/**
 * The newest word about each side of a payment, with its place in the provider's counting. The state is worked out from
 * these and the amounts alone, so that the order in which events arrive cannot matter.
 */
export interface Knowledge {
  standing?: Standing
  /** Sequence of the amount refunded. */
  refunded?: number
  dispute?: Dispute
  /** How we ended it ourselves; money that comes all the same is stronger. */
  ended?: { is: 'failed' | 'expired' | 'cancelled'; reason?: string }
}

/** One attempt to pay an order. Its id is the key under which the provider is asked. */
export interface Payment {
  id: string
  orderId: bigint
  market: string
  method: string
  flow: FlowKind
  provider: string
  reference?: string
  currency: string
  /** What is to be paid. */
  amount: bigint
  /** Held or taken; more than `amount` where a shopper transferred too much. */
  authorised: bigint
  captured: bigint
  refunded: bigint
  state: PaymentState
  /** Why it failed or is disputed. */
  reason?: string
  nextAction?: NextAction
  known: Knowledge
  abilities: Abilities
  request: PaymentRequest
  expiresAt?: Date
  createdAt: Date
  /** First capture, by our clock. */
  capturedAt?: Date
  cancelRequestedAt?: Date
  /** Rises with every change; a writer who decided on an older one decides again. */
  version: number
}

/** Whether what is to be paid is held or taken, so that goods may be sent. */
export function covers({ state, authorised, amount, refunded }: Payment): boolean {
  return state !== 'disputed' && !['failed', 'expired', 'cancelled'].includes(state) && authorised - refunded >= amount
}

/** What is still missing, where a shopper transferred too little. */
export function outstanding({ amount, authorised }: Payment): bigint {
  return authorised < amount ? amount - authorised : 0n
}

/** What was taken beyond what was to be paid, and not given back. */
export function surplus({ amount, captured, refunded }: Payment): bigint {
  const kept = captured - refunded
  return kept > amount ? kept - amount : 0n
}

/** What may still be captured, requests under way taken off. */
export function capturable(payment: Payment, requested = 0n): bigint {
  return payment.state === 'authorised' || payment.state === 'partially-captured'
    ? payment.authorised - payment.captured - requested
    : 0n
}

/** What a dispute, or a debit that bounced, took back, or holds back until it is decided. */
export function disputed({ known }: Pick<Payment, 'known'>): bigint {
  return known.dispute && known.dispute.is !== 'won' ? BigInt(known.dispute.amount) : 0n
}

/** What may still be refunded, requests under way taken off. */
export function refundable(payment: Payment, requested = 0n): bigint {
  const left = payment.captured - payment.refunded - requested - disputed(payment)
  return left > 0n ? left : 0n
}

import type { FlowKind } from '../../country/section/payment.ts'
import type { NextAction } from '../event.ts'

/** What the simulated provider is asked to begin. */
export interface SimulatedRequest {
  paymentId: string
  market: string
  method: string
  flow: FlowKind
  amount: number
  currency: string
  expiresAt?: string
  returnUrl?: string
  testNumber?: string
}

/** A part taken or given back, by the merchant's id. */
export interface SimulatedOperation {
  id: string
  amount: number
  state: 'requested' | 'succeeded' | 'failed'
  failure?: string
}

/** A payment as the simulated provider tells of it. Amounts are cumulative. */
export interface SimulatedPayment {
  reference: string
  paymentId: string
  market: string
  method: string
  flow: FlowKind
  currency: string
  amount: number
  status: 'requires-action' | 'authorised' | 'failed' | 'expired' | 'cancelled'
  reason?: string
  authorised: number
  captured: number
  refunded: number
  dispute?: { state: 'open' | 'won' | 'lost'; amount: number; reason: string }
  nextAction?: NextAction
  captures: SimulatedOperation[]
  refunds: SimulatedOperation[]
  /** Rises with every change of this payment. */
  sequence: number
  updatedAt: string
}

/** A message that the simulated provider sends. */
export interface SimulatedMessage {
  id: string
  type: string
  createdAt: string
  /** The payment as it was right after what the message tells. */
  payment: SimulatedPayment
}

/** Why a request was refused. */
export interface SimulatedRefusal {
  error: string
  detail: string
}

/** Status of an answer that says that nothing was accepted, so that another provider may be asked. */
export const NOT_ACCEPTED = 'not-accepted'

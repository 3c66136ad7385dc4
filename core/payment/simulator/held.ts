import type { Outcome } from './test-numbers.ts'
import type { SimulatedPayment } from './wire.ts'

/** What can happen to a payment outside the merchant's API. */
export const HAPPENINGS = [
  'approve',
  'decline',
  'pay',
  'expire',
  'collect',
  'fail',
  'bounce',
  'dispute',
  'win',
  'lose',
  'settle-refunds',
  'return-refunds',
] as const
export type Happening = (typeof HAPPENINGS)[number]

/** What will happen by itself, by the simulated clock. */
export interface Appointment {
  at: number
  does: Happening
  amount?: number
}

/** A payment as the simulator holds it: what it tells, and what only it knows. */
export interface Held {
  payment: SimulatedPayment
  outcome: Outcome
  returnUrl?: string
  appointments: Appointment[]
}

/** Money that moved. Taken or given back, each once. */
export interface Charge {
  kind: 'capture' | 'refund' | 'refund-returned' | 'chargeback' | 'chargeback-reversed'
  reference: string
  paymentId: string
  amount: number
  currency: string
  at: string
}

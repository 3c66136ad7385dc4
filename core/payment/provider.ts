import type { IncomingHttpHeaders } from 'node:http'
import type { FlowKind } from '../country/section/payment.ts'
import type { ProviderEvent } from './event.ts'

/** What a provider is asked to begin. Said twice with the same `paymentId`, it is one payment. */
export interface CreateRequest {
  paymentId: string
  market: string
  method: string
  flow: FlowKind
  amount: bigint
  currency: string
  expiresAt?: Date
  /** Where the shopper comes back to. */
  returnUrl?: string
  testNumber?: string
}

/** A payment that the provider may know: by its own name, or by ours where it never told us its name. */
export interface PaymentRef {
  paymentId: string
  reference?: string
}

/** A part to take or to give back. `operationId` is the key: said twice, it is done once. */
export interface OperationRequest extends PaymentRef {
  operationId: string
  amount: bigint
  currency: string
  reason?: string
}

/** A message of a provider, verified. */
export interface ProviderMessage {
  /** The provider's name of the message: one that comes twice has the same. */
  eventId: string
  /** Our id, where the provider carries it. */
  paymentId?: string
  reference?: string
}

/**
 * A payment provider. Every call may be repeated: the ids given are keys. A call ends with what is then true of the
 * payment, or throws ProviderRefused, ProviderUnreachable or OutcomeUnknown, always within its own time limit.
 */
export interface PaymentProvider {
  code: string
  create(request: CreateRequest): Promise<ProviderEvent>
  capture(request: OperationRequest): Promise<ProviderEvent>
  refund(request: OperationRequest): Promise<ProviderEvent>
  /** Gives back what is held, or takes back an offer to pay. */
  cancel(payment: PaymentRef): Promise<ProviderEvent>
  /** What is true now; undefined where the provider has never heard of it. */
  read(payment: PaymentRef): Promise<ProviderEvent | undefined>
  /** Checks the very bytes that came. Throws a Refusal where they are forged, too old or not readable. */
  verify(body: Buffer, headers: IncomingHttpHeaders, now: Date): ProviderMessage
  /** What a verified message says. */
  eventOf(body: Buffer): ProviderEvent
}

/** The provider understood and said no. Asking again will not help. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused'
  /** Stable, such as `card-declined`. */
  readonly reason: string

  constructor(reason: string, detail: string) {
    super(detail)
    this.reason = reason
  }
}

/** Nothing was accepted: nobody took the connection, or the provider said so. Another provider may be asked. */
export class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable'
}

/** The request left and no answer came: it may have been done. Only the same provider may be asked, with the same key. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
}

/** Times that a call with an unknown outcome is made in all before it is left to the jobs. */
const TRIES = 2

/** Calls again, with the same key, while the outcome is unknown. Once unknown it stays so: not being reached later proves nothing. */
export async function askUntilKnown(call: () => Promise<ProviderEvent>): Promise<ProviderEvent> {
  let unknown: OutcomeUnknown | undefined
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      return await call()
    } catch (error) {
      if (error instanceof OutcomeUnknown) unknown = error
      else if (error instanceof ProviderUnreachable && unknown) throw unknown
      else throw error
    }
  }
  throw unknown
}

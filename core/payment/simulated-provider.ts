import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from '../problem/refusal.ts'
import type { PaymentFact, ProviderEvent, SettledOperation } from './event.ts'
import { httpCall } from './http-call.ts'
import {
  type CreateRequest,
  type OperationRequest,
  OutcomeUnknown,
  type PaymentProvider,
  type PaymentRef,
  type ProviderMessage,
  ProviderRefused,
  ProviderUnreachable,
} from './provider.ts'
import { SIGNATURE_HEADER, verifySignature } from './signature.ts'
import type { SimulatedMessage, SimulatedOperation, SimulatedPayment, SimulatedRefusal } from './simulator/wire.ts'
import { NOT_ACCEPTED } from './simulator/wire.ts'

export interface SimulatedProviderOptions {
  code?: string
  /** Where the simulator listens; asked before each call, so that it may be started by the first. */
  address: () => Promise<string>
  /** Key of the API, and of the signatures of messages. */
  secret: string
  toleranceSeconds: number
  /** Milliseconds that a call may take. */
  timeout?: number
}

/** Speaks to the simulated provider over HTTP, as an adapter of a real one would. */
export class SimulatedProvider implements PaymentProvider {
  readonly code: string
  readonly #options: SimulatedProviderOptions

  constructor(options: SimulatedProviderOptions) {
    this.code = options.code ?? 'simulated'
    this.#options = options
  }

  create({ expiresAt, amount, ...request }: CreateRequest): Promise<ProviderEvent> {
    const body = { ...request, amount: Number(amount), ...(expiresAt && { expiresAt: expiresAt.toISOString() }) }
    return this.#ask('POST', '/payments', request.paymentId, body)
  }

  capture({ operationId, amount, ...ref }: OperationRequest): Promise<ProviderEvent> {
    return this.#ask('POST', `${pathOf(ref)}/captures`, operationId, { id: operationId, amount: Number(amount) })
  }

  refund({ operationId, amount, reason, ...ref }: OperationRequest): Promise<ProviderEvent> {
    const body = { id: operationId, amount: Number(amount), ...(reason !== undefined && { reason }) }
    return this.#ask('POST', `${pathOf(ref)}/refunds`, operationId, body)
  }

  cancel(ref: PaymentRef): Promise<ProviderEvent> {
    return this.#ask('POST', `${pathOf(ref)}/cancel`, `cancel-${ref.paymentId}`, {})
  }

  async read(ref: PaymentRef): Promise<ProviderEvent | undefined> {
    const { status, body } = await this.#call('GET', pathOf(ref))
    if (status === 404) return undefined
    return answerOf(status, body)
  }

  verify(body: Buffer, headers: IncomingHttpHeaders, now: Date): ProviderMessage {
    const { secret, toleranceSeconds } = this.#options
    const header = headers[SIGNATURE_HEADER]
    const signature = typeof header === 'string' ? header : undefined
    const verdict = verifySignature(signature, { secret, body, now: now.getTime(), toleranceSeconds })
    if (verdict === 'forged') {
      throw new Refusal(
        'webhook-forged',
        `The body does not match ${SIGNATURE_HEADER}; sign the very bytes that you send, with the shared secret.`,
        SIGNATURE_HEADER,
      )
    }
    if (verdict === 'too-old') {
      throw new Refusal(
        'webhook-too-old',
        `The time in ${SIGNATURE_HEADER} is more than ${toleranceSeconds} seconds from ours; sign again when you send again, and set the clock.`,
        SIGNATURE_HEADER,
      )
    }
    const { id, payment } = messageOf(body)
    const { paymentId, reference } = payment
    return { eventId: id, reference, ...(UUID.test(paymentId) && { paymentId }) }
  }

  eventOf(body: Buffer): ProviderEvent {
    return eventOf(messageOf(body).payment)
  }

  async #ask(method: 'POST', path: string, key: string, body: object): Promise<ProviderEvent> {
    const answer = await this.#call(method, path, { key, body: Buffer.from(JSON.stringify(body)) })
    return answerOf(answer.status, answer.body)
  }

  async #call(method: 'GET' | 'POST', path: string, write?: { key: string; body: Buffer }) {
    const { secret, timeout = 10_000 } = this.#options
    const address = await this.#options.address().catch((error: Error) => {
      throw new ProviderUnreachable(error.message)
    })
    return httpCall({
      method,
      url: address + path,
      timeout,
      headers: {
        authorization: `Bearer ${secret}`,
        ...(write && { 'content-type': 'application/json', 'idempotency-key': write.key }),
      },
      ...(write && { body: write.body }),
    })
  }
}

function pathOf({ paymentId, reference }: PaymentRef): string {
  return `/payments/${encodeURIComponent(reference ?? paymentId)}`
}

function answerOf(status: number, body: Buffer): ProviderEvent {
  const answer = parsed(body)
  if (status < 300) return eventOf(answer as SimulatedPayment)
  const { error, detail } = answer as Partial<SimulatedRefusal>
  if (status === 503 && error === NOT_ACCEPTED) throw new ProviderUnreachable(detail ?? error)
  if (status >= 500) throw new OutcomeUnknown(`${status} ${detail ?? ''}`)
  throw new ProviderRefused(error ?? `status-${status}`, detail ?? `The provider answered ${status}.`)
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new OutcomeUnknown('The answer of the provider cannot be read.')
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What can be looked up. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,200}$/.test(value)
}

function messageOf(body: Buffer): SimulatedMessage {
  try {
    const message = JSON.parse(body.toString()) as Partial<SimulatedMessage> | null
    if (isName(message?.id) && isName(message.payment?.paymentId) && isName(message.payment.reference))
      return message as SimulatedMessage
  } catch {
    // told below
  }
  throw new Refusal('malformed-body', 'The message is signed but cannot be read: it needs id and payment.', '')
}

/** A payment as the provider tells of it, in facts. */
function eventOf(payment: SimulatedPayment): ProviderEvent {
  const { reference, sequence, updatedAt, currency, captures, refunds } = payment
  return {
    source: 'provider',
    sequence,
    occurredAt: updatedAt,
    currency,
    reference,
    facts: [...standingOf(payment), ...moneyOf(payment), ...disputeOf(payment)],
    operations: [...ended('capture', captures), ...ended('refund', refunds)],
  }
}

function standingOf({ status, reason, nextAction, authorised }: SimulatedPayment): PaymentFact[] {
  const action = nextAction && { nextAction }
  if (status === 'authorised') return [{ is: status, amount: BigInt(authorised), ...action }]
  if (status === 'requires-action') return [{ is: status, ...action }]
  return status === 'failed' ? [{ is: status, reason: reason ?? 'unknown' }] : [{ is: status }]
}

function moneyOf({ captured, refunded }: SimulatedPayment): PaymentFact[] {
  return [
    { is: 'captured', amount: BigInt(captured) },
    { is: 'refunded', amount: BigInt(refunded) },
  ]
}

function disputeOf({ dispute }: SimulatedPayment): PaymentFact[] {
  if (!dispute) return []
  const amount = BigInt(dispute.amount)
  if (dispute.state === 'won') return [{ is: 'dispute-won' }]
  return [{ is: dispute.state === 'open' ? 'disputed' : 'dispute-lost', amount, reason: dispute.reason }]
}

function ended(kind: 'capture' | 'refund', operations: readonly SimulatedOperation[]): SettledOperation[] {
  return operations.flatMap(({ id, state, failure }) =>
    state === 'requested' ? [] : [{ kind, id, state, ...(failure !== undefined && { reason: failure }) }],
  )
}

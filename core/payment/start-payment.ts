import type pg from 'pg'
import { exponentOf } from '../money/currency.ts'
import { Refusal } from '../problem/refusal.ts'
import { existingPayment } from './existing-payment.ts'
import { type NotOffered, type OfferedMethod, offeredMethod } from './offered-methods.ts'
import { insertPayment, moveToProvider, type NewPayment, readPayment } from './payment.sql.ts'
import type { Abilities, Payment } from './payment.ts'
import { nowOf, type PaymentDeps } from './payment-deps.ts'
import {
  askUntilKnown,
  type CreateRequest,
  OutcomeUnknown,
  type PaymentProvider,
  ProviderRefused,
  ProviderUnreachable,
} from './provider.ts'
import { recordEvent } from './record-event.ts'

/** An attempt to pay an order. */
export interface StartPayment {
  /** Given by whoever must be able to say the same again; made where left out. */
  id?: string
  orderId: bigint
  /** Of the order, from one. */
  attempt: number
  /** Of the order as it was when this was decided; left out where there is no order. */
  orderVersion?: number
  market: string
  method: string
  amount: bigint
  currency: string
  /** Until when the order waits; left out, as long as the method gives. */
  expiresAt?: Date
  channel?: string
  destination?: string
  returnUrl?: string
  testNumber?: string
}

/** A payment that is written, and who may be asked if the first provider cannot be reached. */
export interface PaymentIntent {
  payment: Payment
  fallback: readonly string[]
  /** Nobody was asked yet. Where somebody may have been, not being reached now proves nothing. */
  fresh: boolean
}

/** A payment that may be begun: the market takes it, and somebody is there to ask. */
export interface PlannedPayment {
  payment: NewPayment
  fallback: readonly string[]
}

/** What would be written to begin a payment. Pure but for the time; refuses what the market does not take. */
export function planPayment(deps: PaymentDeps, start: StartPayment): PlannedPayment {
  const offer = payable(deps, start)
  const [provider, ...fallback] = offer.providers as [string, ...string[]]
  const { id, orderId, attempt, orderVersion, market, method, amount, currency, returnUrl, testNumber } = start
  const payment = {
    ...(id !== undefined && { id }),
    orderId,
    attempt,
    ...(orderVersion !== undefined && { orderVersion }),
    market,
    method,
    flow: offer.flow,
    provider,
    currency,
    amount,
    expiresAt: start.expiresAt ?? new Date(nowOf(deps).getTime() + offer.expiryMinutes * 60_000),
    abilities: offer.abilities,
    request: { ...(returnUrl !== undefined && { returnUrl }), ...(testNumber !== undefined && { testNumber }) },
  }
  return { payment, fallback }
}

/**
 * Writes the intent, in the caller's transaction if it has one; one of the same id is the same intent. Undefined where the
 * order has changed since the plan was made, or another attempt was quicker.
 */
export async function writeIntent(
  client: pg.ClientBase | pg.Pool,
  deps: PaymentDeps,
  { payment: planned, fallback }: PlannedPayment,
): Promise<PaymentIntent | undefined> {
  const payment = await insertPayment(client, planned, nowOf(deps))
  if (payment) return { payment, fallback, fresh: true }
  const before = planned.id === undefined ? undefined : await readPayment(client, planned.id)
  return before && { payment: sameAsPlanned(before, planned), fallback: [], fresh: false }
}

function sameAsPlanned(payment: Payment, planned: NewPayment): Payment {
  const same =
    payment.orderId === planned.orderId &&
    payment.method === planned.method &&
    payment.amount === planned.amount &&
    payment.currency === planned.currency &&
    payment.request.returnUrl === planned.request.returnUrl &&
    payment.request.testNumber === planned.request.testNumber
  if (same) return payment
  throw new Refusal('idempotency-mismatch', `There is another payment ${payment.id} already; take a new id.`, '/id')
}

/** Refuses what the market does not take, with the field and the fix. */
function payable({ markets, choice }: PaymentDeps, start: StartPayment): OfferedMethod {
  const { amount, currency, destination } = start
  if (amount <= 0n || exponentOf(currency) === undefined)
    throw new Refusal(
      'amount-out-of-bounds',
      'There is nothing to pay: an amount is above zero, in a currency of ISO 4217.',
      '/amount',
    )
  const market = markets.find(start.market)
  const channel = start.channel ?? (market.definition.channels[0] as string)
  const question = { channel, currency, day: markets.today(market), amount, ...(destination && { destination }) }
  const offer = offeredMethod(choice, market, start.method, question)
  if (!offer) {
    const known = [...market.jurisdiction.family('payment', 'method', question.day).keys()].join(', ')
    throw new Refusal(
      'unknown-payment-method',
      `${market.code} takes ${known}, not ${start.method}.`,
      '/payment/method',
    )
  }
  const [objection] = offer.against
  if (objection) throw refusalOf(objection, offer, start)
  return offer
}

function refusalOf(objection: NotOffered, { method, min, max }: OfferedMethod, { currency }: StartPayment): Refusal {
  const pointer = '/payment/method'
  switch (objection) {
    case 'below-minimum':
      return new Refusal(
        'payment-limit',
        `${method} takes at least ${min} minor units of ${currency}; choose another method.`,
        pointer,
      )
    case 'above-maximum':
      return new Refusal(
        'payment-limit',
        `${method} takes at most ${max} minor units of ${currency}; choose another method.`,
        pointer,
      )
    case 'currency':
      return new Refusal(
        'currency-not-tendered',
        `${method} does not take ${currency}; choose another method.`,
        pointer,
      )
    case 'no-provider':
      return new Refusal(
        'no-payment-provider',
        `No provider is configured for ${method} in ${currency}; choose another method.`,
        pointer,
      )
    default:
      return new Refusal(
        'unknown-payment-method',
        `${method} is not offered for this ${objection}; choose another method.`,
        pointer,
      )
  }
}

/**
 * Asks for a payment that is written, and records the answer. Another provider is asked only where the one before could
 * not be reached and had accepted nothing; after an unknown outcome only the same one, with the same key.
 * A payment that nobody could be reached for, or that was refused, comes back as failed with its reason; one whose outcome
 * is not known comes back as created, and the jobs find out.
 */
export async function attemptPayment(pool: pg.Pool, deps: PaymentDeps, intent: PaymentIntent): Promise<Payment> {
  const { payment, fresh } = intent
  if (payment.state !== 'created' || payment.reference !== undefined) return payment
  const provider = providerOf(deps, payment.provider)
  const event = await askUntilKnown(() => provider.create(createRequest(payment))).catch((error: unknown) => {
    if (error instanceof OutcomeUnknown || error instanceof ProviderRefused || error instanceof ProviderUnreachable)
      return error
    throw error
  })
  if (event instanceof OutcomeUnknown) return payment
  if (event instanceof ProviderRefused) return recordFailure(pool, deps, payment, event.reason)
  if (event instanceof ProviderUnreachable) return fresh ? attemptElsewhere(pool, deps, intent) : payment
  return recordEvent(pool, deps, payment, event)
}

async function attemptElsewhere(
  pool: pg.Pool,
  deps: PaymentDeps,
  { payment, fallback: [provider, ...fallback] }: PaymentIntent,
): Promise<Payment> {
  if (provider === undefined) return recordFailure(pool, deps, payment, 'provider-unreachable')
  const abilities = abilitiesAt(deps, payment, provider)
  const moved = await moveToProvider(pool, payment, { provider, abilities }, nowOf(deps))
  if (!moved) return existingPayment(pool, payment.id)
  const next = { ...payment, provider, abilities, version: payment.version + 1 }
  return attemptPayment(pool, deps, { payment: next, fallback, fresh: true })
}

function abilitiesAt({ markets, choice }: PaymentDeps, payment: Payment, provider: string): Abilities {
  const market = markets.find(payment.market)
  const question = { channel: '', currency: payment.currency, day: markets.today(market), amount: payment.amount }
  return offeredMethod(choice, market, payment.method, question, provider)?.abilities ?? payment.abilities
}

export function providerOf({ providers }: PaymentDeps, code: string): PaymentProvider {
  const provider = providers.get(code)
  if (provider) return provider
  throw new Error(`config/providers.ts names the provider ${code}, and there is no adapter for it`)
}

function recordFailure(pool: pg.Pool, deps: PaymentDeps, payment: Payment, reason: string): Promise<Payment> {
  return recordEvent(pool, deps, payment, { source: 'us', facts: [{ is: 'failed', reason }] })
}

/** Always the same for a payment, so that a provider recognises it. */
function createRequest(payment: Payment): CreateRequest {
  const { id, market, method, flow, amount, currency, expiresAt, request } = payment
  return { paymentId: id, market, method, flow, amount, currency, ...(expiresAt && { expiresAt }), ...request }
}

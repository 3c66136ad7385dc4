import { AMOUNT_MAX } from '../money/amount.ts'
import type { PaymentEvent, PaymentFact } from './event.ts'
import type { Knowledge, Payment } from './payment.ts'
import { type PaymentState, TRANSITIONS } from './state.ts'

/** What an event changed, for those who book or tell it. Amounts are differences. */
export type PaymentEffect =
  | { kind: 'state'; from: PaymentState; to: PaymentState }
  | { kind: 'authorised' | 'captured' | 'refunded'; amount: bigint }

export type Applied = { payment: Payment; effects: readonly PaymentEffect[] } | { refusal: EventRefusal }

/** An event that cannot be about this payment. */
export interface EventRefusal {
  code: 'currency-mismatch' | 'amount-out-of-bounds' | 'impossible-transition'
  detail: string
}

/**
 * Takes an event into a payment. Amounts taken only grow, and every other side keeps the newest word by the provider's
 * own counting; so late, doubled and reordered events end in the same payment.
 */
export function applyEvent(payment: Payment, event: PaymentEvent): Applied {
  const refusal = faultOf(payment, event)
  if (refusal) return { refusal }
  let next: Payment = { ...payment, known: { ...payment.known } }
  if (event.source === 'us') next.known.ended ??= event.facts[0]
  else {
    for (const fact of event.facts) next = take(next, fact, event.sequence)
    if (event.reference !== undefined) next.reference ??= event.reference
  }
  const { reason: _, ...rest } = next
  const reason = reasonOf(next)
  const state = stateOf(next)
  if (state !== payment.state && !TRANSITIONS[payment.state].includes(state))
    return {
      refusal: { code: 'impossible-transition', detail: `A payment that is ${payment.state} cannot become ${state}.` },
    }
  const after: Payment = { ...rest, state, ...(reason !== undefined && { reason }) }
  return { payment: after, effects: effectsOf(payment, after) }
}

function faultOf(payment: Payment, event: PaymentEvent): EventRefusal | undefined {
  if (event.source === 'provider' && event.currency !== payment.currency) {
    return {
      code: 'currency-mismatch',
      detail: `The payment is in ${payment.currency}, the event in ${event.currency}.`,
    }
  }
  for (const fact of event.facts) {
    if ('amount' in fact && (fact.amount < 0n || fact.amount > AMOUNT_MAX))
      return { code: 'amount-out-of-bounds', detail: `${fact.is} ${fact.amount} is not an amount.` }
  }
  return undefined
}

function take(payment: Payment, fact: PaymentFact, sequence: number): Payment {
  switch (fact.is) {
    case 'captured':
      return atLeast(payment, fact.amount, fact.amount)
    case 'refunded':
      return refunded(payment, fact.amount, sequence)
    case 'disputed':
      return disputed(payment, { is: 'open', sequence, amount: Number(fact.amount), reason: fact.reason })
    case 'dispute-won':
      return disputed(payment, { is: 'won', sequence, amount: 0, reason: '' })
    case 'dispute-lost':
      return disputed(payment, { is: 'lost', sequence, amount: Number(fact.amount), reason: fact.reason })
    case 'authorised':
      return standing(atLeast(payment, fact.amount, 0n), fact, sequence)
    default:
      return standing(payment, fact, sequence)
  }
}

/** What was taken had been authorised; what was given back had been taken. So refunded ≤ captured ≤ authorised, whatever comes first. */
function atLeast(payment: Payment, authorised: bigint, captured: bigint): Payment {
  return {
    ...payment,
    authorised: max(payment.authorised, authorised, captured),
    captured: max(payment.captured, captured),
  }
}

function refunded(payment: Payment, amount: bigint, sequence: number): Payment {
  const raised = atLeast(payment, amount, amount)
  const known = payment.known.refunded ?? -1
  if (sequence < known || (sequence === known && amount <= payment.refunded)) return raised
  return { ...raised, refunded: amount, known: { ...raised.known, refunded: sequence } }
}

type Dispute = NonNullable<Knowledge['dispute']>
const DISPUTE_RANK = { open: 0, won: 1, lost: 2 } as const

/** What is disputed says nothing about what was taken: fees and rates may be in it. */
function disputed(payment: Payment, dispute: Dispute): Payment {
  const known = payment.known.dispute
  if (known && compare(weight(dispute), weight(known)) <= 0) return payment
  return { ...payment, known: { ...payment.known, dispute } }
}

function weight({ is, sequence, amount, reason }: Dispute) {
  return [sequence, DISPUTE_RANK[is], amount, reason]
}

type StandingFact = Extract<PaymentFact, { is: NonNullable<Knowledge['standing']>['is'] }>
const STANDING_RANK = { expired: 1, cancelled: 2, failed: 3, authorised: 4, 'requires-action': 0 } as const

/** The newest word counts, but being asked for an action never undoes its answer. Of two words of one moment always the same one counts. */
function standing(payment: Payment, fact: StandingFact, sequence: number): Payment {
  const reason = 'reason' in fact ? fact.reason : undefined
  const nextAction = 'nextAction' in fact ? fact.nextAction : undefined
  const word = { is: fact.is, sequence, ...(reason !== undefined && { reason }) }
  const known = payment.known.standing
  if (known && compare(strength(word, nextAction), strength(known, payment.nextAction)) <= 0) return payment
  const { nextAction: _, ...rest } = payment
  return { ...rest, ...(nextAction && { nextAction }), known: { ...payment.known, standing: word } }
}

function strength({ is, sequence, reason = '' }: NonNullable<Knowledge['standing']>, action: unknown) {
  const answered = is === 'requires-action' ? 0 : 1
  return [answered, sequence, STANDING_RANK[is], reason, JSON.stringify(action ?? null)]
}

/** Where a payment stands, by what is known of it. Money is stronger than words, a dispute stronger than money. */
export function stateOf({ amount, authorised, captured, refunded, known }: Payment): PaymentState {
  const { standing, ended, dispute } = known
  if (dispute && dispute.is !== 'won') return 'disputed'
  if (refunded > 0n) return refunded >= captured ? 'refunded' : 'partially-refunded'
  if (captured > 0n) return captured >= authorised && captured >= amount ? 'captured' : 'partially-captured'
  if (standing?.is === 'authorised') return 'authorised'
  if (ended) return ended.is
  if (standing) return standing.is
  return 'created'
}

function reasonOf({ captured, known: { standing, ended, dispute } }: Payment): string | undefined {
  if (dispute && dispute.is !== 'won') return dispute.reason
  if (captured > 0n || standing?.is === 'authorised') return undefined
  return ended ? ended.reason : standing?.reason
}

function effectsOf(before: Payment, after: Payment): PaymentEffect[] {
  const amounts = (['authorised', 'captured', 'refunded'] as const)
    .map((kind) => ({ kind, amount: after[kind] - before[kind] }))
    .filter(({ amount }) => amount !== 0n)
  if (before.state === after.state) return amounts
  return [{ kind: 'state', from: before.state, to: after.state }, ...amounts]
}

function max(...amounts: readonly bigint[]): bigint {
  return amounts.reduce((greatest, amount) => (amount > greatest ? amount : greatest))
}

/** Compares by the first part that differs. */
function compare(left: readonly (number | string)[], right: readonly (number | string)[]): number {
  for (const [index, value] of left.entries()) {
    const other = right[index] as number | string
    if (value !== other) return value > other ? 1 : -1
  }
  return 0
}

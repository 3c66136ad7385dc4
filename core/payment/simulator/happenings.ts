import { FLOWS } from './flows.ts'
import type { Happening, Held } from './held.ts'
import { Impossible } from './impossible.ts'

/** Does what happens to a payment, and says what a message about it is called. Throws Impossible. */
export function happen(held: Held, does: Happening, amount?: number): string {
  return DOES[does](held, amount)
}

const DOES: Readonly<Record<Happening, (held: Held, amount?: number) => string>> = {
  approve(held) {
    needs(held, held.payment.status === 'requires-action')
    if (held.outcome === 'challenge-fails') return fail(held, 'challenge-failed')
    if (FLOWS[held.payment.flow].yes === 'captured') return take(held, held.payment.amount - held.payment.captured)
    return hold(held, held.payment.amount)
  },
  decline(held) {
    needs(held, isWaiting(held) || isHeld(held))
    return fail(held, isHeld(held) ? 'refused-at-the-door' : 'declined-by-shopper')
  },
  pay(held, amount = held.payment.amount - held.payment.captured) {
    // What came too much is given back by a refund, never by paying less than nothing.
    needs(held, ['requires-action', 'authorised', 'expired'].includes(held.payment.status) && amount > 0)
    return take(held, amount)
  },
  expire(held) {
    needs(held, isWaiting(held))
    held.payment.status = 'expired'
    delete held.payment.nextAction
    return 'payment.expired'
  },
  collect(held) {
    needs(held, isHeld(held))
    return take(held, held.payment.authorised)
  },
  fail(held) {
    needs(held, isHeld(held))
    return fail(held, 'debit-refused')
  },
  bounce(held) {
    needs(held, held.payment.captured > 0)
    held.payment.dispute = { state: 'lost', amount: held.payment.captured - held.payment.refunded, reason: 'bounced' }
    return 'payment.bounced'
  },
  dispute(held, amount = held.payment.captured) {
    const left = held.payment.captured - held.payment.refunded
    needs(held, left > 0)
    held.payment.dispute = { state: 'open', amount: Math.min(amount, left), reason: 'fraudulent' }
    return 'dispute.opened'
  },
  win(held) {
    needs(held, held.payment.dispute?.state === 'open')
    held.payment.dispute = { ...(held.payment.dispute as NonNullable<typeof held.payment.dispute>), state: 'won' }
    return 'dispute.won'
  },
  lose(held) {
    needs(held, held.payment.dispute?.state === 'open')
    held.payment.dispute = { ...(held.payment.dispute as NonNullable<typeof held.payment.dispute>), state: 'lost' }
    return 'dispute.lost'
  },
  'settle-refunds'(held) {
    for (const refund of held.payment.refunds.filter(({ state }) => state === 'requested')) {
      refund.state = 'succeeded'
      held.payment.refunded += refund.amount
    }
    return 'refund.succeeded'
  },
  'return-refunds'(held) {
    for (const refund of held.payment.refunds.filter(({ state }) => state === 'succeeded')) {
      refund.state = 'failed'
      refund.failure = 'returned-by-bank'
      held.payment.refunded -= refund.amount
    }
    return 'refund.failed'
  },
}

/** Holds money without taking it. */
export function hold({ payment }: Held, amount: number): string {
  payment.status = 'authorised'
  payment.authorised = amount
  if (payment.nextAction?.type !== 'invoice') delete payment.nextAction
  return 'payment.authorised'
}

/** Takes money, held before or not. What is still missing of a transfer stays asked for. */
export function take({ payment }: Held, amount: number): string {
  payment.captured += amount
  payment.authorised = Math.max(payment.authorised, payment.captured)
  if (payment.captured >= payment.amount) {
    payment.status = 'authorised'
    if (payment.nextAction?.type !== 'invoice') delete payment.nextAction
  } else if (payment.nextAction?.type === 'transfer') {
    payment.nextAction = { ...payment.nextAction, amount: payment.amount - payment.captured }
  }
  return 'payment.captured'
}

export function fail({ payment }: Held, reason: string): string {
  payment.status = 'failed'
  payment.reason = reason
  delete payment.nextAction
  return 'payment.failed'
}

function isWaiting({ payment }: Held): boolean {
  return payment.status === 'requires-action'
}

function isHeld({ payment }: Held): boolean {
  return payment.status === 'authorised' && payment.captured === 0
}

function needs({ payment }: Held, condition: boolean): void {
  if (!condition)
    throw new Impossible(409, 'wrong-state', `The payment is ${payment.status}, captured ${payment.captured}.`)
}

import { disputed, type Payment } from '../payment/payment.ts'
import { hasEnded, isOpen } from '../payment/state.ts'
import { chargeable } from './chargeable.ts'
import type { Credit, Order } from './order.ts'

/** What was given back or is about to be. A refund that failed gave nothing. */
export function credited(credits: readonly Credit[]): number {
  return promised(credits.filter(({ state }) => state !== 'failed'))
}

/** What was said to be given back, whatever came of it: what a scheme did not take is paid out by people, and not asked for again. */
export function promised(credits: readonly Credit[]): number {
  return credits.reduce((sum, { amount }) => sum + amount, 0)
}

/** What was taken of all attempts to pay, and not taken back by a bank. */
export function capturedOf(payments: readonly Payment[]): number {
  return Number(payments.reduce((sum, payment) => sum + atLeastZero(payment.captured - disputed(payment)), 0n))
}

/** What is held or taken, and not taken back by a bank. What is given back counts as there: credits say what it was for. */
function heldOf(payments: readonly Payment[]): number {
  const there = payments.filter(({ state }) => !hasEnded(state) && !isOpen(state))
  return Number(there.reduce((sum, payment) => sum + atLeastZero(payment.authorised - disputed(payment)), 0n))
}

function atLeastZero(amount: bigint): bigint {
  return amount > 0n ? amount : 0n
}

/** What is still to be paid for an order as it stands. Goodwill is a present and is not asked back. */
export function outstanding(order: Order, payments: readonly Payment[]): number {
  const forGoods = promised(order.credits.filter(({ reason }) => reason !== 'goodwill'))
  return Math.max(0, chargeable(order) - (heldOf(payments) - forGoods))
}

/** What an order that ended without goods may keep is nothing. */
function mayKeep(order: Order): number {
  return order.state === 'cancelled' || order.state === 'expired' ? 0 : chargeable(order)
}

/**
 * What was taken beyond what may be charged, and not given back yet. Goodwill is a present: it does not lessen what the
 * shopper is owed, but no more than was taken is ever given back.
 */
export function overpaid(order: Order, payments: readonly Payment[]): number {
  const captured = capturedOf(payments)
  const owed = captured - promised(order.credits.filter(({ reason }) => reason !== 'goodwill')) - mayKeep(order)
  return Math.max(0, Math.min(owed, captured - promised(order.credits)))
}

/** A credit that is written and not paid out yet. */
export function creditOf(reason: Credit['reason'], amount: number, now: Date, more: Partial<Credit> = {}): Credit {
  return { id: crypto.randomUUID(), reason, amount, state: 'requested', lines: [], at: now.toISOString(), ...more }
}

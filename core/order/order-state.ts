import type { Payment } from '../payment/payment.ts'

export const ORDER_STATES = ['pending', 'confirmed', 'completed', 'cancelled', 'expired'] as const
export type OrderState = (typeof ORDER_STATES)[number]
export type OrderPaymentState = 'unpaid' | 'authorised' | 'paid' | 'partially-refunded' | 'refunded' | 'disputed'
export type FulfilmentState = 'unfulfilled' | 'partially-shipped' | 'shipped' | 'delivered' | 'returned'

/** How many units of a line are where. */
export interface LineState {
  ref: string
  quantity: number
  cancelled: number
  shipped: number
  returned: number
  /** Their price was given back though they did not come back: the shopper keeps them, or they were lost. */
  kept: number
}

/** Units whose price was given back. */
export function givenBack({ returned, kept }: Pick<LineState, 'returned' | 'kept'>): number {
  return returned + kept
}

/**
 * The table of transitions of an order. `pending` waits for money; money that comes after the order expired may revive it,
 * where its goods are still to be had.
 */
export const ORDER_TRANSITIONS: Readonly<Record<OrderState, readonly OrderState[]>> = {
  pending: ['confirmed', 'cancelled', 'expired'],
  confirmed: ['completed', 'cancelled'],
  completed: [],
  cancelled: [],
  expired: ['confirmed'],
}

/** The table of transitions of an order's goods. What is still open may be cancelled, so that all that is left is somewhere. */
export const FULFILMENT_TRANSITIONS: Readonly<Record<FulfilmentState, readonly FulfilmentState[]>> = {
  unfulfilled: ['partially-shipped', 'shipped'],
  'partially-shipped': ['shipped', 'delivered', 'returned'],
  shipped: ['delivered', 'returned'],
  delivered: ['returned'],
  returned: [],
}

export function goodsMayBecome(from: FulfilmentState, to: FulfilmentState): boolean {
  return from === to || FULFILMENT_TRANSITIONS[from].includes(to)
}

export function mayBecome(from: OrderState, to: OrderState): boolean {
  return from === to || ORDER_TRANSITIONS[from].includes(to)
}

/** Where the money of an order stands, from all attempts to pay it. Pure. */
export function paymentStateOf(payments: readonly Payment[], chargeable: bigint): OrderPaymentState {
  const sum = (pick: (payment: Payment) => bigint) => payments.reduce((total, payment) => total + pick(payment), 0n)
  const captured = sum((payment) => payment.captured)
  const refunded = sum((payment) => payment.refunded)
  if (payments.some(({ state }) => state === 'disputed')) return 'disputed'
  if (captured > 0n && refunded >= captured) return 'refunded'
  if (refunded > 0n) return 'partially-refunded'
  if (captured > 0n && captured >= chargeable) return 'paid'
  return held(payments) > 0n ? 'authorised' : 'unpaid'
}

/** What is held or taken and not given back. */
function held(payments: readonly Payment[]): bigint {
  return payments
    .filter(({ state }) => !['failed', 'expired', 'cancelled', 'created', 'requires-action'].includes(state))
    .reduce((total, { authorised, refunded }) => total + authorised - refunded, 0n)
}

/** Where the goods of an order stand. Pure. */
export function fulfilmentStateOf(
  lines: readonly LineState[],
  shipments: readonly { deliveredAt?: string }[],
): FulfilmentState {
  const count = (pick: (line: LineState) => number) => lines.reduce((sum, line) => sum + pick(line), 0)
  const shipped = count((line) => line.shipped)
  if (shipped === 0) return 'unfulfilled'
  if (count(openUnits) > 0) return 'partially-shipped'
  if (count((line) => line.returned) === shipped) return 'returned'
  return shipments.every(({ deliveredAt }) => deliveredAt !== undefined) ? 'delivered' : 'shipped'
}

/** Units that are neither shipped nor cancelled. */
export function openUnits({ quantity, cancelled, shipped }: LineState): number {
  return quantity - cancelled - shipped
}

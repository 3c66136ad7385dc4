/** Where a payment stands. `cancelled` is a void before any capture; a bounced debit is a dispute that is lost. */
export const PAYMENT_STATES = [
  'created',
  'requires-action',
  'authorised',
  'partially-captured',
  'captured',
  'partially-refunded',
  'refunded',
  'disputed',
  'failed',
  'expired',
  'cancelled',
] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]

/** What a payment without money may turn into: money can be told of at any time, also after we gave it up. */
const MONEY = ['authorised', 'partially-captured', 'captured', 'partially-refunded', 'refunded', 'disputed'] as const
const ENDS = ['failed', 'expired', 'cancelled'] as const

/**
 * The table of transitions: what each state may turn into. Providers tell late, twice and out of order, so that a state
 * may be skipped, and the newest word about an ending replaces an older one. Money that was taken is never untaken, but a
 * refund may come back from the shopper's bank, and a dispute that is won gives back the state before it.
 */
export const TRANSITIONS: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  created: ['requires-action', ...MONEY, ...ENDS],
  'requires-action': [...MONEY, ...ENDS],
  authorised: ['partially-captured', 'captured', 'partially-refunded', 'refunded', 'disputed', ...ENDS],
  'partially-captured': ['captured', 'partially-refunded', 'refunded', 'disputed'],
  captured: ['partially-captured', 'partially-refunded', 'refunded', 'disputed'],
  'partially-refunded': ['partially-captured', 'captured', 'refunded', 'disputed'],
  refunded: ['partially-captured', 'captured', 'partially-refunded', 'disputed'],
  disputed: [
    'authorised',
    'partially-captured',
    'captured',
    'partially-refunded',
    'refunded',
    'requires-action',
    'created',
    ...ENDS,
  ],
  failed: [...MONEY, 'expired', 'cancelled'],
  expired: [...MONEY, 'failed', 'cancelled'],
  cancelled: [...MONEY, 'failed', 'expired'],
}

/** Whether a payment in this state still waits for the shopper, so that it can be finished, given up or lapse. */
export function isOpen(state: PaymentState): boolean {
  return state === 'created' || state === 'requires-action'
}

/** Whether nothing is held and nothing will come, unless the provider says otherwise later. */
export function hasEnded(state: PaymentState): boolean {
  return (ENDS as readonly PaymentState[]).includes(state)
}

import type { Appointment, Held } from './held.ts'

const DAY_MS = 86_400_000

/** What will happen by itself to a payment that has just begun. */
export function firstAppointments(
  { payment, outcome }: Held,
  now: number,
  expiresAt: number | undefined,
): Appointment[] {
  const { amount, flow } = payment
  const tenth = Math.max(1, Math.floor(amount / 10))
  const lapses: Appointment[] = expiresAt === undefined ? [] : [{ at: expiresAt, does: 'expire' }]
  switch (outcome) {
    case 'paid-later':
      return [{ at: now + 4 * DAY_MS, does: 'pay' }, ...lapses]
    case 'paid-after-expiry':
      return [...lapses, { at: (expiresAt ?? now) + DAY_MS, does: 'pay' }]
    case 'paid-short':
      return [{ at: now + DAY_MS, does: 'pay', amount: amount - tenth }, ...lapses]
    case 'paid-over':
      return [{ at: now + DAY_MS, does: 'pay', amount: amount + tenth }, ...lapses]
    case 'bounces':
      return [
        { at: now + 2 * DAY_MS, does: 'collect' },
        { at: now + 5 * DAY_MS, does: 'bounce' },
      ]
    case 'fails-before-collection':
      return [{ at: now + DAY_MS, does: 'fail' }]
    case 'refused-at-the-door':
      return [{ at: now + 2 * DAY_MS, does: 'decline' }]
    default:
      return flow === 'delayed-debit' ? [{ at: now + 2 * DAY_MS, does: 'collect' }] : lapses
  }
}

/** What a capture or a refund brings with it a day later. */
export function appointmentAfter({ outcome }: Held, what: 'capture' | 'refund', now: number): Appointment[] {
  const at = now + DAY_MS
  if (what === 'capture') return outcome === 'disputed' ? [{ at, does: 'dispute' }] : []
  if (outcome === 'refund-takes-a-day') return [{ at, does: 'settle-refunds' }]
  return outcome === 'refund-comes-back' ? [{ at, does: 'return-refunds' }] : []
}

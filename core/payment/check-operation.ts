import { display } from '../money/currency.ts'
import { Refusal } from '../problem/refusal.ts'
import { capturable, type Payment, refundable } from './payment.ts'

/** Refuses a capture that the payment does not allow. `requested` is under way already. */
export function checkCapture(payment: Payment, amount: bigint, requested: bigint): void {
  if (payment.abilities.capture === 'by-itself') {
    throw new Refusal(
      'payment-not-capturable',
      `${payment.method} at ${payment.provider} is taken without being asked for; wait for it.`,
      '/amount',
    )
  }
  if (payment.state !== 'authorised' && payment.state !== 'partially-captured') {
    throw new Refusal(
      'payment-not-capturable',
      `The payment is ${payment.state}; only what is authorised can be captured.`,
      '/amount',
    )
  }
  const left = capturable(payment, requested)
  if (amount > left) {
    throw new Refusal(
      'capture-above-authorised',
      `${display(left, payment.currency)} can still be captured of ${display(payment.authorised, payment.currency)} authorised; ask for no more.`,
      '/amount',
    )
  }
  if (!payment.abilities.partialCapture && amount !== payment.authorised) {
    throw new Refusal(
      'partial-capture-not-possible',
      `${payment.method} at ${payment.provider} is captured whole: ask for ${display(payment.authorised, payment.currency)}.`,
      '/amount',
    )
  }
}

/** Refuses a refund that the payment, its method or its provider does not allow. */
export function checkRefund(payment: Payment, amount: bigint, requested: bigint, now: Date): void {
  if (payment.captured === 0n) {
    throw new Refusal(
      'payment-not-refundable',
      `The payment is ${payment.state}; nothing was taken. Cancel it instead.`,
      '/amount',
    )
  }
  const left = refundable(payment, requested)
  if (amount > left) {
    throw new Refusal(
      'refund-above-captured',
      `${display(left, payment.currency)} can still be refunded of ${display(payment.captured, payment.currency)} captured; ask for no more.`,
      '/amount',
    )
  }
  if (!payment.abilities.partialRefund && amount !== payment.captured) {
    throw new Refusal(
      'partial-refund-not-possible',
      `${payment.method} at ${payment.provider} is refunded whole: ask for ${display(payment.captured, payment.currency)}.`,
      '/amount',
    )
  }
  checkRefundTime(payment, now)
}

const DAY_MS = 86_400_000

function checkRefundTime({ abilities, capturedAt, method, provider }: Payment, now: Date): void {
  const { refundDays } = abilities
  if (refundDays === undefined || capturedAt === undefined) return
  if (refundDays > 0 && now.getTime() <= capturedAt.getTime() + refundDays * DAY_MS) return
  const why = refundDays === 0 ? 'takes no refund' : `takes a refund for ${refundDays} days`
  throw new Refusal(
    'refund-too-late',
    `${method} at ${provider} ${why}; pay back another way, such as by bank transfer.`,
    '/amount',
  )
}

/** Refuses to cancel what was taken already: that is refunded. */
export function checkCancel({ state, captured }: Payment): void {
  if (captured === 0n && state !== 'disputed') return
  throw new Refusal('payment-not-cancellable', `The payment is ${state}; refund what was captured instead.`, '/payment')
}

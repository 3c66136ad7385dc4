import type { FlowKind } from '../../country/section/payment.ts'
import type { NextAction } from '../event.ts'
import type { SimulatedPayment } from './wire.ts'

/** How a flow begins, and what the shopper's yes does: hold the money, or take it. */
export interface Flow {
  begins: 'requires-action' | 'authorised' | 'captured'
  yes: 'authorised' | 'captured'
  action?: (payment: SimulatedPayment, page: string, dueAt: string) => NextAction
}

/** Every flow kind that a pack may name. */
export const FLOWS: Readonly<Record<FlowKind, Flow>> = {
  card: { begins: 'requires-action', yes: 'authorised', action: (_, url) => ({ type: 'challenge', url }) },
  redirect: { begins: 'requires-action', yes: 'captured', action: (_, url) => ({ type: 'redirect', url }) },
  'scan-code': {
    begins: 'requires-action',
    yes: 'captured',
    action: ({ reference }, url) => ({ type: 'scan', code: `SIMULATED:${reference}`, url }),
  },
  'app-push': { begins: 'requires-action', yes: 'captured', action: (_, url) => ({ type: 'app', url }) },
  wallet: { begins: 'requires-action', yes: 'authorised', action: (_, url) => ({ type: 'wallet', url }) },
  voucher: {
    begins: 'requires-action',
    yes: 'captured',
    action: ({ reference }, url) => ({ type: 'voucher', number: digitsOf(reference), url }),
  },
  'bank-transfer': {
    begins: 'requires-action',
    yes: 'captured',
    action: ({ reference, amount, captured }, url) => ({
      type: 'transfer',
      account: 'SIMULATED 0000 0001',
      reference,
      amount: amount - captured,
      url,
    }),
  },
  'delayed-debit': { begins: 'authorised', yes: 'captured' },
  instalments: { begins: 'requires-action', yes: 'authorised', action: (_, url) => ({ type: 'redirect', url }) },
  invoice: {
    begins: 'authorised',
    yes: 'authorised',
    action: ({ reference }, url, dueAt) => ({ type: 'invoice', reference, dueAt, url }),
  },
  'cash-on-delivery': { begins: 'authorised', yes: 'captured' },
  cash: { begins: 'captured', yes: 'captured' },
}

/** A number to be typed at a till. */
function digitsOf(reference: string): string {
  return [...reference]
    .map((letter) => letter.charCodeAt(0) % 10)
    .join('')
    .slice(0, 18)
}

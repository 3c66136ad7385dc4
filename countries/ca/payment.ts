import { since } from '../../core/country/dated.ts'
import type { PaymentRules } from '../../core/country/section/payment.ts'
import { source } from './sources.ts'

const currencies = ['CAD'] as const

export const payment: PaymentRules = {
  'method.card': since(
    '1968-01-01',
    {
      label: 'Visa, Mastercard, American Express',
      flow: 'card',
      currencies,
      refundDays: 365,
      partialRefund: true,
      partialCapture: true,
    },
    source.payment,
  ),
  'method.interac-debit': since(
    '1994-01-01',
    { label: 'Interac', flow: 'card', currencies, channels: ['shop', 'app'], refundDays: 365, partialRefund: true },
    source.interac,
  ),
  'method.interac-e-transfer': since(
    '2003-01-01',
    { label: 'Virement Interac e-Transfer', flow: 'bank-transfer', currencies, max: 10_000_00, expiryMinutes: 1440 },
    source.interac,
  ),
  'method.paypal': since(
    '2002-01-01',
    { label: 'PayPal', flow: 'redirect', currencies, refundDays: 180, partialRefund: true },
    source.payment,
  ),
  'method.apple-pay': since(
    '2015-11-17',
    { label: 'Apple Pay', flow: 'wallet', currencies, refundDays: 365, partialRefund: true, partialCapture: true },
    source.payment,
  ),
  'method.google-pay': since(
    '2017-05-31',
    { label: 'Google Pay', flow: 'wallet', currencies, refundDays: 365, partialRefund: true, partialCapture: true },
    source.payment,
  ),
  'method.instalments': since(
    '2019-01-01',
    {
      label: 'Affirm',
      flow: 'instalments',
      currencies,
      min: 50_00,
      max: 30_000_00,
      refundDays: 120,
      partialRefund: true,
    },
    source.payment,
  ),
  'method.cash': since(
    '1935-03-11',
    { label: 'Cash', flow: 'cash', currencies, channels: ['shop'], partialRefund: true },
    source.dollar,
  ),
}

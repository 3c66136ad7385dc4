import { since } from '../../core/country/dated.ts'
import type { PaymentRules } from '../../core/country/section/payment.ts'
import { source } from './sources.ts'

const currencies = ['USD'] as const

export const payment: PaymentRules = {
  'method.card': since(
    '1966-01-01',
    {
      label: 'Credit or debit card',
      flow: 'card',
      currencies,
      refundDays: 365,
      partialRefund: true,
      partialCapture: true,
    },
    source.payment,
  ),
  'method.paypal': since(
    '2000-01-01',
    { label: 'PayPal', flow: 'redirect', currencies, refundDays: 180, partialRefund: true },
    source.payment,
  ),
  'method.apple-pay': since(
    '2014-10-20',
    { label: 'Apple Pay', flow: 'wallet', currencies, refundDays: 365, partialRefund: true, partialCapture: true },
    source.payment,
  ),
  'method.google-pay': since(
    '2015-09-11',
    { label: 'Google Pay', flow: 'wallet', currencies, refundDays: 365, partialRefund: true, partialCapture: true },
    source.payment,
  ),
  'method.affirm': since(
    '2012-01-01',
    {
      label: 'Affirm',
      flow: 'instalments',
      currencies,
      min: 35_00,
      max: 30_000_00,
      refundDays: 120,
      partialRefund: true,
    },
    source.payment,
  ),
  'method.klarna': since(
    '2015-09-01',
    {
      label: 'Klarna',
      flow: 'instalments',
      currencies,
      min: 10_00,
      max: 10_000_00,
      refundDays: 180,
      partialRefund: true,
    },
    source.payment,
  ),
  'method.cash': since(
    '1900-01-01',
    { label: 'Cash', flow: 'cash', currencies, channels: ['shop'], partialRefund: true },
    source.payment,
  ),
}

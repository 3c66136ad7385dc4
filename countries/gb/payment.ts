import { since } from '../../core/country/dated.ts'
import type { PaymentRules } from '../../core/country/section/payment.ts'
import { source } from './sources.ts'

const currencies = ['GBP'] as const

export const payment: PaymentRules = {
  'method.card': since(
    '1987-01-01',
    {
      label: 'Debit or credit card',
      flow: 'card',
      currencies,
      refundDays: 365,
      partialRefund: true,
      partialCapture: true,
    },
    source.payments,
  ),
  'method.paypal': since(
    '2004-01-01',
    { label: 'PayPal', flow: 'redirect', currencies, refundDays: 180, partialRefund: true },
    source.payments,
  ),
  'method.apple-pay': since(
    '2015-07-14',
    { label: 'Apple Pay', flow: 'wallet', currencies, refundDays: 365, partialRefund: true, partialCapture: true },
    source.payments,
  ),
  'method.klarna': since(
    '2016-01-01',
    {
      label: 'Klarna',
      flow: 'instalments',
      currencies,
      min: 10_00,
      max: 2_000_00,
      refundDays: 180,
      partialRefund: true,
    },
    source.payments,
  ),
  'method.open-banking': since(
    '2018-01-13',
    { label: 'Pay by bank', flow: 'redirect', currencies, expiryMinutes: 15, partialRefund: true },
    source.payments,
  ),
  'method.cash': since(
    '1971-02-15',
    { label: 'Cash', flow: 'cash', currencies, channels: ['shop'], partialRefund: true },
    source.pound,
  ),
  authentication: since('2019-09-14', 'two-factor', source.authentication),
}

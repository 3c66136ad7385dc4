import { since } from '../../core/country/dated.ts'
import type { PaymentRules } from '../../core/country/section/payment.ts'
import { source } from './sources.ts'

const currencies = ['INR'] as const
const returns = { refundDays: 180, partialRefund: true }

export const payment: PaymentRules = {
  // By intent: the shopper's own app opens with the amount.
  'method.upi': since(
    '2016-08-25',
    { label: 'UPI', flow: 'app-push', currencies, max: 100_000_00, expiryMinutes: 15, ...returns },
    source.upi,
  ),
  'method.upi-qr': since(
    '2017-09-01',
    { label: 'UPI QR', flow: 'scan-code', currencies, max: 100_000_00, expiryMinutes: 15, ...returns },
    source.upi,
  ),
  'method.card': since(
    '2009-08-01',
    { label: 'RuPay, Visa, Mastercard', flow: 'card', currencies, partialCapture: true, ...returns },
    source.cards,
  ),
  'method.net-banking': since(
    '2005-01-01',
    { label: 'Net banking', flow: 'redirect', currencies, expiryMinutes: 30, ...returns },
    source.cards,
  ),
  'method.wallet': since(
    '2009-08-14',
    { label: 'Paytm, PhonePe, Amazon Pay', flow: 'wallet', currencies, max: 200_000_00, ...returns },
    source.cards,
  ),
  'method.instalments': since(
    '2013-09-17',
    { label: 'EMI', flow: 'instalments', currencies, min: 3_000_00, ...returns },
    source.cards,
  ),
  'method.cash-on-delivery': since(
    '2010-09-01',
    { label: 'Cash on delivery', flow: 'cash-on-delivery', currencies, max: 50_000_00 },
    source.carriers,
  ),
  'method.cash': since(
    '2017-04-01',
    { label: 'Cash', flow: 'cash', currencies, max: 199_999_00, channels: ['shop'], partialRefund: true },
    source.cash,
  ),
  // Two factors on every online payment; since 2026-04-01 other means than a one-time password count as well.
  authentication: [
    { from: '2009-08-01', value: 'two-factor', source: source.cards },
    { from: '2026-04-01', value: 'two-factor', source: source.cards },
  ],
}

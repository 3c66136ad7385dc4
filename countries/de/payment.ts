import { none, since } from '../../core/country/dated.ts'
import type { PaymentRules } from '../../core/country/section/payment.ts'
import { source } from './sources.ts'

export const payment: PaymentRules = {
  'method.paypal': since(
    '2004-01-01',
    { label: 'PayPal', flow: 'redirect', currencies: ['EUR'], refundDays: 180, partialRefund: true },
    source.payments,
  ),
  'method.invoice': since(
    '1990-01-01',
    { label: 'Kauf auf Rechnung', flow: 'invoice', currencies: ['EUR'], max: 1_500_00, partialRefund: true },
    source.payments,
  ),
  'method.direct-debit': since(
    '2014-02-01',
    { label: 'SEPA-Lastschrift', flow: 'delayed-debit', currencies: ['EUR'], partialRefund: true },
    source.payments,
  ),
  'method.card': since(
    '1990-01-01',
    {
      label: 'Kredit- oder Debitkarte',
      flow: 'card',
      currencies: ['EUR'],
      refundDays: 365,
      partialRefund: true,
      partialCapture: true,
    },
    source.payments,
  ),
  'method.klarna': since(
    '2010-01-01',
    {
      label: 'Klarna Ratenkauf',
      flow: 'instalments',
      currencies: ['EUR'],
      min: 35_00,
      max: 5_000_00,
      partialRefund: true,
    },
    source.payments,
  ),
  'method.wero': since(
    '2025-10-01',
    { label: 'Wero', flow: 'app-push', currencies: ['EUR'], expiryMinutes: 15, partialRefund: true },
    source.payments,
  ),
  'method.bank-transfer': since(
    '2014-02-01',
    { label: 'Vorkasse', flow: 'bank-transfer', currencies: ['EUR'], expiryMinutes: 7 * 1440, partialRefund: true },
    source.payments,
  ),
  'method.giropay': [
    {
      from: '2006-02-01',
      value: { label: 'giropay', flow: 'redirect', currencies: ['EUR'], expiryMinutes: 20, partialRefund: true },
      source: source.giropay,
    },
    { from: '2025-01-01', value: none, source: source.giropay },
  ],
  'method.cash': since(
    '2002-01-01',
    { label: 'Bargeld', flow: 'cash', currencies: ['EUR'], channels: ['shop'], partialRefund: true },
    source.payments,
  ),
}

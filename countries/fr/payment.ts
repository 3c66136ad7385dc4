import { since } from '../../core/country/dated.ts'
import type { PaymentRules } from '../../core/country/section/payment.ts'
import { source } from './sources.ts'

export const payment: PaymentRules = {
  'method.card': since(
    '1984-01-01',
    {
      label: 'Carte bancaire',
      flow: 'card',
      currencies: ['EUR'],
      refundDays: 365,
      partialRefund: true,
      partialCapture: true,
    },
    source.cards,
  ),
  'method.paypal': since(
    '2004-01-01',
    { label: 'PayPal', flow: 'redirect', currencies: ['EUR'], refundDays: 180, partialRefund: true },
    source.cards,
  ),
  'method.wero': since(
    '2024-09-30',
    { label: 'Wero', flow: 'app-push', currencies: ['EUR'], expiryMinutes: 15, partialRefund: true },
    source.cards,
  ),
  'method.instalments': since(
    '2010-07-01',
    {
      label: 'Paiement en 3 ou 4 fois',
      flow: 'instalments',
      currencies: ['EUR'],
      min: 100_00,
      max: 3_000_00,
      partialRefund: true,
    },
    source.cards,
  ),
  'method.bank-transfer': since(
    '2014-02-01',
    {
      label: 'Virement SEPA',
      flow: 'bank-transfer',
      currencies: ['EUR'],
      expiryMinutes: 7 * 1440,
      partialRefund: true,
    },
    source.cards,
  ),
  'method.cash': since(
    '2015-09-01',
    { label: 'Espèces', flow: 'cash', currencies: ['EUR'], max: 1_000_00, channels: ['shop'], partialRefund: true },
    source.cashLimit,
  ),
}

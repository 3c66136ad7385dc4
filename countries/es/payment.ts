import { since } from '../../core/country/dated.ts'
import type { PaymentMethod, PaymentRules } from '../../core/country/section/payment.ts'
import { source } from './sources.ts'

const cash: PaymentMethod = {
  label: 'Efectivo',
  flow: 'cash',
  currencies: ['EUR'],
  channels: ['shop'],
  partialRefund: true,
}

export const payment: PaymentRules = {
  'method.card': since(
    '1990-01-01',
    {
      label: 'Tarjeta',
      flow: 'card',
      currencies: ['EUR'],
      refundDays: 365,
      partialRefund: true,
      partialCapture: true,
    },
    source.payments,
  ),
  'method.bizum': since(
    '2019-01-01',
    { label: 'Bizum', flow: 'app-push', currencies: ['EUR'], expiryMinutes: 10, refundDays: 365, partialRefund: true },
    source.payments,
  ),
  'method.paypal': since(
    '2004-01-01',
    { label: 'PayPal', flow: 'redirect', currencies: ['EUR'], refundDays: 180, partialRefund: true },
    source.payments,
  ),
  'method.instalments': since(
    '2015-01-01',
    {
      label: 'Pago a plazos',
      flow: 'instalments',
      currencies: ['EUR'],
      min: 50_00,
      max: 3_000_00,
      partialRefund: true,
    },
    source.payments,
  ),
  'method.bank-transfer': since(
    '2014-02-01',
    {
      label: 'Transferencia SEPA',
      flow: 'bank-transfer',
      currencies: ['EUR'],
      expiryMinutes: 7 * 1440,
      partialRefund: true,
    },
    source.payments,
  ),
  'method.cash-on-delivery': since(
    '1990-01-01',
    { label: 'Contra reembolso', flow: 'cash-on-delivery', currencies: ['EUR'], max: 1_000_00 },
    source.payments,
  ),
  'method.cash': [
    { from: '2012-11-19', value: { ...cash, max: 2_499_99 }, source: source.cashLimitBefore },
    { from: '2021-07-11', value: { ...cash, max: 999_99 }, source: source.cashLimit },
  ],
}

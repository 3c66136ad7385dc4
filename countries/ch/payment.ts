import { none, since } from '../../core/country/dated.ts'
import type { PaymentRules } from '../../core/country/section/payment.ts'
import { source } from './sources.ts'

const currencies = ['CHF'] as const
const MINUTES_A_DAY = 1440

export const payment: PaymentRules = {
  'method.twint': since(
    '2016-11-01',
    {
      label: 'TWINT',
      flow: 'scan-code',
      currencies,
      max: 5_000_00,
      expiryMinutes: 15,
      refundDays: 180,
      partialRefund: true,
      partialCapture: false,
    },
    source.twint,
  ),
  'method.card': since(
    '2000-01-01',
    { label: 'Kreditkarte', flow: 'card', currencies, refundDays: 365, partialRefund: true, partialCapture: true },
    source.payments,
  ),
  'method.qr-invoice': since(
    '2020-06-30',
    {
      label: 'QR-Rechnung',
      flow: 'invoice',
      currencies: ['CHF', 'EUR'],
      expiryMinutes: 30 * MINUTES_A_DAY,
      partialRefund: true,
      reference: 'qr-reference',
    },
    source.qrBill,
  ),
  /** Red and orange slips, which the QR-bill replaced. */
  'method.payment-slip': [
    {
      from: '2000-01-01',
      value: { label: 'Einzahlungsschein', flow: 'invoice', currencies, expiryMinutes: 30 * MINUTES_A_DAY },
      source: source.qrBill,
    },
    { from: '2022-10-01', value: none, source: source.qrBill },
  ],
  'method.postfinance': since(
    '2001-01-01',
    { label: 'PostFinance Pay', flow: 'redirect', currencies, expiryMinutes: 30, refundDays: 365, partialRefund: true },
    source.payments,
  ),
  'method.paypal': since(
    '2004-01-01',
    { label: 'PayPal', flow: 'redirect', currencies, refundDays: 180, partialRefund: true },
    source.payments,
  ),
  'method.cash': since(
    '2000-01-01',
    { label: 'Bargeld', flow: 'cash', currencies, channels: ['shop'], partialRefund: true },
    source.franc,
  ),
}

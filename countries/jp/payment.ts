import { since } from '../../core/country/dated.ts'
import type { PaymentRules } from '../../core/country/section/payment.ts'
import { source } from './sources.ts'

const currencies = ['JPY'] as const
const MINUTES_A_DAY = 1440

export const payment: PaymentRules = {
  'method.card': since(
    '2000-01-01',
    {
      label: 'クレジットカード',
      flow: 'card',
      currencies,
      refundDays: 180,
      partialRefund: true,
      partialCapture: true,
    },
    source.payments,
  ),
  /** A number to pay with at the till of a convenience store. Money goes back by bank transfer, not by the scheme. */
  'method.konbini': since(
    '2001-01-01',
    {
      label: 'コンビニ決済',
      flow: 'voucher',
      currencies,
      min: 200,
      max: 299_999,
      expiryMinutes: 7 * MINUTES_A_DAY,
      refundDays: 0,
    },
    source.payments,
  ),
  'method.paypay': since(
    '2018-10-05',
    { label: 'PayPay', flow: 'scan-code', currencies, expiryMinutes: 5, refundDays: 365, partialRefund: true },
    source.payments,
  ),
  'method.cash-on-delivery': since(
    '2000-01-01',
    { label: '代金引換', flow: 'cash-on-delivery', currencies, max: 300_000, refundDays: 0 },
    source.payments,
  ),
  'method.bank-transfer': since(
    '2000-01-01',
    { label: '銀行振込', flow: 'bank-transfer', currencies, expiryMinutes: 7 * MINUTES_A_DAY, partialRefund: true },
    source.payments,
  ),
  'method.carrier': since(
    '2012-01-01',
    { label: 'キャリア決済', flow: 'redirect', currencies, max: 100_000, expiryMinutes: 15, refundDays: 60 },
    source.payments,
  ),
  'method.pay-later': since(
    '2002-01-01',
    {
      label: '後払い',
      flow: 'invoice',
      currencies,
      max: 55_000,
      expiryMinutes: 14 * MINUTES_A_DAY,
      partialRefund: true,
    },
    source.payments,
  ),
  'method.cash': since(
    '1988-04-01',
    { label: '現金', flow: 'cash', currencies, channels: ['shop'], partialRefund: true },
    source.yen,
  ),
}

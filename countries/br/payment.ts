import { since } from '../../core/country/dated.ts'
import type { PaymentRules } from '../../core/country/section/payment.ts'
import { source } from './sources.ts'

const currencies = ['BRL'] as const

export const payment: PaymentRules = {
  'method.pix': since(
    '2020-11-16',
    { label: 'Pix', flow: 'scan-code', currencies, expiryMinutes: 14, refundDays: 90, partialRefund: true },
    source.pix,
  ),
  'method.card': since(
    '1995-01-01',
    {
      label: 'Cartão de crédito',
      flow: 'card',
      currencies,
      refundDays: 180,
      partialRefund: true,
      partialCapture: true,
    },
    source.cards,
  ),
  // Up to twelve monthly parts on the card, usually without interest.
  'method.instalments': since(
    '1995-01-01',
    { label: 'Cartão parcelado', flow: 'instalments', currencies, min: 10_00, refundDays: 180, partialRefund: true },
    source.cards,
  ),
  'method.boleto': since(
    '1993-10-01',
    { label: 'Boleto', flow: 'voucher', currencies, min: 5_00, expiryMinutes: 3 * 1440, refundDays: 0 },
    source.boleto,
  ),
  'method.cash': since(
    '1994-07-01',
    { label: 'Dinheiro', flow: 'cash', currencies, channels: ['shop'], partialRefund: true },
    source.real,
  ),
}

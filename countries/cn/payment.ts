import { since } from '../../core/country/dated.ts'
import type { PaymentRules } from '../../core/country/section/payment.ts'
import { source } from './sources.ts'

const currencies = ['CNY'] as const
const refunds = { refundDays: 365, partialRefund: true }

export const payment: PaymentRules = {
  'method.alipay': since(
    '2004-12-01',
    { label: '支付宝', flow: 'scan-code', currencies, expiryMinutes: 120, ...refunds },
    source.payment,
  ),
  'method.wechat-pay': since(
    '2013-08-05',
    { label: '微信支付', flow: 'scan-code', currencies, expiryMinutes: 120, ...refunds },
    source.payment,
  ),
  'method.card': since('2002-03-26', { label: '银联', flow: 'card', currencies, ...refunds }, source.payment),
  'method.cloud-quick-pass': since(
    '2017-12-11',
    { label: '云闪付', flow: 'app-push', currencies, expiryMinutes: 15, ...refunds },
    source.payment,
  ),
  'method.e-cny': since(
    '2022-01-04',
    { label: '数字人民币', flow: 'wallet', currencies, expiryMinutes: 15, partialRefund: true },
    source.yuan,
  ),
  'method.instalments': since(
    '2015-04-01',
    { label: '花呗分期', flow: 'instalments', currencies, min: 100_00, ...refunds },
    source.payment,
  ),
  'method.cash-on-delivery': since(
    '2008-01-01',
    { label: '货到付款', flow: 'cash-on-delivery', currencies, max: 5_000_00 },
    source.carriers,
  ),
  'method.cash': since(
    '1948-12-01',
    { label: '现金', flow: 'cash', currencies, channels: ['shop'], partialRefund: true },
    source.yuan,
  ),
}

import { since } from '../../core/country/dated.ts'
import { defineCountry } from '../../core/country/define-country.ts'
import { address } from './address.ts'
import { calendar } from './calendar.ts'
import { isCreditCode } from './credit-code.ts'
import { delivery } from './delivery.ts'
import { invoice } from './invoice.ts'
import { legal } from './legal.ts'
import en from './locales/en.json' with { type: 'json' }
import zh from './locales/zh.json' with { type: 'json' }
import { payment } from './payment.ts'
import { source } from './sources.ts'
import { tax } from './tax.ts'

export const china = defineCountry({
  code: 'CN',
  name: 'China',
  version: '2026.11.4',
  locales: ['zh', 'en'],
  messages: { zh, en },
  currency: {
    tender: since('1948-12-01', ['CNY'], source.yuan),
    // Coins of less than one jiao have gone out of use.
    cashRounding: since('2000-01-01', { step: 10 }, source.yuan),
    pricePoint: since('1948-12-01', { step: 100, less: 10 }, source.yuan),
  },
  tax,
  payment,
  delivery,
  legal,
  address,
  calendar,
  invoice,
  identity: {
    schemes: since(
      '2015-10-01',
      [{ name: '统一社会信用代码', valid: isCreditCode, use: 'tax', example: '91110000600037341L' }],
      source.numbers,
    ),
  },
})

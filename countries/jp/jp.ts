import { none, since } from '../../core/country/dated.ts'
import { defineCountry } from '../../core/country/define-country.ts'
import { address } from './address.ts'
import { calendar } from './calendar.ts'
import { delivery } from './delivery.ts'
import { invoice } from './invoice.ts'
import { legal } from './legal.ts'
import en from './locales/en.json' with { type: 'json' }
import ja from './locales/ja.json' with { type: 'json' }
import { payment } from './payment.ts'
import { source } from './sources.ts'
import { tax } from './tax.ts'

export const japan = defineCountry({
  code: 'JP',
  name: 'Japan',
  version: '2026.11.5',
  locales: ['ja', 'en'],
  messages: { ja, en },
  currency: {
    tender: since('1988-04-01', ['JPY'], source.yen),
    cashRounding: since('1988-04-01', none, source.yen),
    pricePoint: since('1988-04-01', { step: 10, less: 0 }, source.yen),
  },
  tax,
  payment,
  delivery,
  legal,
  address,
  calendar,
  invoice,
  identity: {
    /** A company's registration number is T and its corporate number; the bare number entitles nobody to anything. */
    schemes: since(
      '2015-10-05',
      [
        { name: '法人番号', stdnum: 'JP.cn', use: 'company', example: '5835678256246' },
        { name: '登録番号', stdnum: 'JP.cn', use: 'tax', prefix: 'T', example: 'T5835678256246' },
      ],
      source.numbers,
    ),
  },
})

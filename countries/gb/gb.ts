import { none, since } from '../../core/country/dated.ts'
import { defineCountry } from '../../core/country/define-country.ts'
import { europeanUnion } from '../eu/eu.ts'
import { eu } from '../eu/sources.ts'
import { address } from './address.ts'
import { calendar } from './calendar.ts'
import { isCompanyNumber } from './company-number.ts'
import { delivery } from './delivery.ts'
import { invoice } from './invoice.ts'
import { legal } from './legal.ts'
import en from './locales/en.json' with { type: 'json' }
import { payment } from './payment.ts'
import { source } from './sources.ts'
import { tax } from './tax.ts'
import { territories } from './territories.ts'

export const unitedKingdom = defineCountry({
  code: 'GB',
  name: 'United Kingdom',
  version: '2026.11.4',
  /** A member until 2020-01-31, treated as one until the transition ended with 2020. */
  inherits: [
    { from: '1993-01-01', value: [europeanUnion], source: eu.vatUnion },
    { from: '2021-01-01', value: [], source: source.withdrawal },
  ],
  locales: ['en'],
  messages: { en },
  currency: {
    tender: since('1971-02-15', ['GBP'], source.pound),
    cashRounding: since('1984-12-31', none, source.pound),
    pricePoint: since('1971-02-15', { step: 100, less: 1 }, source.pound),
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
      '1973-04-01',
      [
        { name: 'VAT registration number', stdnum: 'GB.vat', use: 'tax', prefix: 'GB', example: 'GB980780684' },
        { name: 'VAT registration number (XI)', stdnum: 'GB.vat', use: 'tax', prefix: 'XI', example: 'XI980780684' },
        { name: 'UTR', stdnum: 'GB.utr', use: 'company', example: '1955839661' },
        { name: 'Company number', valid: isCompanyNumber, use: 'company', example: '00445790' },
      ],
      source.numbers,
    ),
  },
  territories,
})

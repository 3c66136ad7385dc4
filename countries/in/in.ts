import { none, since } from '../../core/country/dated.ts'
import { defineCountry } from '../../core/country/define-country.ts'
import { address } from './address.ts'
import { calendar } from './calendar.ts'
import { delivery } from './delivery.ts'
import { isGstin } from './gstin.ts'
import { invoice } from './invoice.ts'
import { legal } from './legal.ts'
import en from './locales/en.json' with { type: 'json' }
import hi from './locales/hi.json' with { type: 'json' }
import { payment } from './payment.ts'
import { source } from './sources.ts'
import { tax } from './tax.ts'
import { territories } from './territories.ts'

export const india = defineCountry({
  code: 'IN',
  name: 'India',
  version: '2026.11.3',
  locales: ['en', 'hi'],
  messages: { en, hi },
  currency: {
    tender: since('1950-01-26', ['INR'], source.rupee),
    // Coins of 50 paise are tender; shops round to the rupee by custom.
    cashRounding: [
      { from: '1950-01-26', value: none, source: source.rupee },
      { from: '2011-07-01', value: { step: 100 }, source: source.rupee },
    ],
    pricePoint: since('2011-07-01', { step: 10_00, less: 1_00 }, source.rupee),
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
      '2017-07-01',
      [
        { name: 'GSTIN', valid: isGstin, use: 'tax', example: '27AAPFU0939F1ZV' },
        { name: 'PAN', stdnum: 'IN.pan', use: 'company', example: 'ACUPA7085R' },
      ],
      source.numbers,
    ),
  },
  territories,
})

import { since } from '../../core/country/dated.ts'
import { defineCountry } from '../../core/country/define-country.ts'
import { address } from './address.ts'
import { calendar } from './calendar.ts'
import { delivery } from './delivery.ts'
import { invoice } from './invoice.ts'
import { legal } from './legal.ts'
import en from './locales/en.json' with { type: 'json' }
import fr from './locales/fr.json' with { type: 'json' }
import { payment } from './payment.ts'
import { source } from './sources.ts'
import { tax } from './tax.ts'
import { territories } from './territories.ts'

export const canada = defineCountry({
  code: 'CA',
  name: 'Canada',
  version: '2026.11.3',
  locales: ['en', 'fr'],
  messages: { en, fr },
  currency: {
    tender: since('1871-04-14', ['CAD'], source.dollar),
    cashRounding: since('2013-02-04', { step: 5 }, source.penny),
    pricePoint: since('1991-01-01', { step: 100, less: 1 }, source.dollar),
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
      '1997-01-01',
      [
        { name: 'GST/HST', stdnum: 'CA.gst', use: 'tax', example: '123026635RT0001' },
        { name: 'QST', stdnum: 'CA.qst', use: 'tax', example: '1012345671TQ0001' },
        { name: 'PST', stdnum: 'CA.pst', use: 'tax', example: 'PST-1234-5678' },
        { name: 'BN', stdnum: 'CA.bn', use: 'company', example: '123026635' },
      ],
      source.numbers,
    ),
  },
  territories,
})

import { since } from '../../core/country/dated.ts'
import { defineCountry } from '../../core/country/define-country.ts'
import { address } from './address.ts'
import { calendar } from './calendar.ts'
import { delivery } from './delivery.ts'
import { legal } from './legal.ts'
import en from './locales/en.json' with { type: 'json' }
import es from './locales/es.json' with { type: 'json' }
import { payment } from './payment.ts'
import { source } from './sources.ts'
import { tax } from './tax.ts'
import { territories } from './territories.ts'

export const unitedStates = defineCountry({
  code: 'US',
  name: 'United States',
  version: '2026.11.3',
  locales: ['en', 'es'],
  messages: { en, es },
  currency: {
    tender: since('1965-07-23', ['USD'], source.dollar),
    pricePoint: since('1965-07-23', { step: 100, less: 1 }, source.dollar),
  },
  tax,
  payment,
  delivery,
  legal,
  address,
  calendar,
  identity: {
    schemes: since(
      '1974-01-01',
      [{ name: 'EIN', stdnum: 'US.ein', use: 'company', example: '91-1144442' }],
      source.numbers,
    ),
  },
  territories,
})

import { since } from '../../core/country/dated.ts'
import { defineCountry } from '../../core/country/define-country.ts'
import { europeanUnion } from '../eu/eu.ts'
import { eu } from '../eu/sources.ts'
import { address } from './address.ts'
import { calendar } from './calendar.ts'
import { delivery } from './delivery.ts'
import { identity } from './identity.ts'
import { invoice } from './invoice.ts'
import { legal } from './legal.ts'
import en from './locales/en.json' with { type: 'json' }
import es from './locales/es.json' with { type: 'json' }
import { payment } from './payment.ts'
import { source } from './sources.ts'
import { tax } from './tax.ts'
import { territories } from './territories.ts'

export const spain = defineCountry({
  code: 'ES',
  name: 'Spain',
  version: '2026.11.4',
  inherits: since('1993-01-01', [europeanUnion], eu.vatUnion),
  locales: ['es', 'en'],
  messages: { es, en },
  currency: {
    tender: since('1999-01-01', ['EUR'], source.euro),
    pricePoint: since('1999-01-01', { step: 100, less: 1 }, source.euro),
  },
  tax,
  payment,
  delivery,
  legal,
  address,
  calendar,
  invoice,
  identity,
  territories,
})

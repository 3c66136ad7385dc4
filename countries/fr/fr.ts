import { since } from '../../core/country/dated.ts'
import { defineCountry } from '../../core/country/define-country.ts'
import { europeanUnion } from '../eu/eu.ts'
import { eu } from '../eu/sources.ts'
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

export const france = defineCountry({
  code: 'FR',
  name: 'France',
  version: '2026.11.4',
  inherits: since('1993-01-01', [europeanUnion], eu.vatUnion),
  locales: ['fr', 'en'],
  messages: { fr, en },
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
  identity: {
    schemes: since(
      '1993-01-01',
      [
        { name: 'TVA', stdnum: 'FR.tva', use: 'tax', prefix: 'FR', example: 'FR40303265045' },
        { name: 'SIREN', stdnum: 'FR.siren', use: 'company', example: '552008443' },
        { name: 'SIRET', stdnum: 'FR.siret', use: 'company', example: '73282932000074' },
      ],
      source.numbers,
    ),
  },
  territories,
})

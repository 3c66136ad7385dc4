import { since } from '../../core/country/dated.ts'
import { defineCountry } from '../../core/country/define-country.ts'
import { address } from './address.ts'
import { calendar } from './calendar.ts'
import { delivery } from './delivery.ts'
import { invoice } from './invoice.ts'
import { legal } from './legal.ts'
import de from './locales/de.json' with { type: 'json' }
import en from './locales/en.json' with { type: 'json' }
import fr from './locales/fr.json' with { type: 'json' }
import it from './locales/it.json' with { type: 'json' }
import { payment } from './payment.ts'
import { source } from './sources.ts'
import { tax } from './tax.ts'
import { territories } from './territories.ts'
import { isVatNumber } from './vat-number.ts'

export const switzerland = defineCountry({
  code: 'CH',
  name: 'Switzerland',
  version: '2026.11.5',
  locales: ['de', 'fr', 'it', 'en'],
  messages: { de, fr, it, en },
  currency: {
    tender: since('1850-05-07', ['CHF'], source.franc),
    cashRounding: since('2007-01-01', { step: 5 }, source.franc),
    pricePoint: since('2007-01-01', { step: 5, less: 0 }, source.franc),
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
      '2014-01-01',
      [
        { name: 'MWST-Nr.', valid: isVatNumber, use: 'tax', example: 'CHE107787577MWST' },
        { name: 'UID', stdnum: 'CH.uid', use: 'company', example: 'CHE100155212' },
      ],
      source.numbers,
    ),
  },
  territories,
})

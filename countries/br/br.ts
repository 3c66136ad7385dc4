import { since } from '../../core/country/dated.ts'
import { defineCountry } from '../../core/country/define-country.ts'
import { address } from './address.ts'
import { calendar } from './calendar.ts'
import { delivery } from './delivery.ts'
import { invoice } from './invoice.ts'
import { legal } from './legal.ts'
import en from './locales/en.json' with { type: 'json' }
import pt from './locales/pt.json' with { type: 'json' }
import { payment } from './payment.ts'
import { source } from './sources.ts'
import { tax } from './tax.ts'
import { territories } from './territories.ts'

export const brazil = defineCountry({
  code: 'BR',
  name: 'Brazil',
  version: '2026.11.4',
  locales: ['pt', 'en'],
  messages: { pt, en },
  currency: {
    tender: since('1994-07-01', ['BRL'], source.real),
    // The coin of one centavo is no longer struck; by custom cash goes in steps of five.
    cashRounding: since('2006-01-01', { step: 5 }, source.real),
    pricePoint: since('1994-07-01', { step: 100, less: 10 }, source.real),
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
      '1998-07-01',
      [
        // Letters in the first twelve places are allotted from July 2026; stdnum reads them.
        { name: 'CNPJ', stdnum: 'BR.cnpj', use: 'company', example: '16.727.230/0001-97' },
        { name: 'CPF', stdnum: 'BR.cpf', use: 'company', example: '390.533.447-05' },
      ],
      source.numbers,
    ),
    // Goods that are sent need an invoice that names the CPF or CNPJ of who gets them.
    buyerNumber: since('2010-12-01', { buyers: 'all' }, source.invoice),
  },
  territories,
})

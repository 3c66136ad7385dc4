import { none, since } from '../../core/country/dated.ts'
import { defineTerritory, type Territory } from '../../core/country/define-country.ts'
import { kinds, zero } from '../../core/country/tax-table.ts'
import { source } from './sources.ts'

const always = '1995-01-01'

/** One area with Switzerland for VAT and customs; a member of the European Economic Area for consumers. */
const liechtenstein = defineTerritory({
  code: 'CH-LI',
  name: 'Liechtenstein',
  select: { subdivisions: ['CH-LI'], postalCodes: '^94(8[5-9]|9[0-8])$', countryCode: 'LI' },
  tax: { area: since(always, 'CH', source.liechtenstein) },
  address: { label: since(always, { country: 'LI' }, source.liechtensteinPost) },
  legal: {
    withdrawal: since(
      '2016-01-01',
      {
        days: 14,
        from: 'possession',
        excluded: ['press', 'digital-service', 'e-book'],
        excludedTraits: ['perishable', 'madeToOrder'],
        sealed: ['medicine', 'hygiene'],
        excludedMessage: 'legal.withdrawal-excluded',
        sealedMessage: 'legal.withdrawal-sealed',
        refundsDelivery: 'standard',
        returnCost: 'buyer',
      },
      source.liechtensteinConsumers,
    ),
    'notice.no-withdrawal': since('2016-01-01', none, source.liechtensteinConsumers),
    // Without it the right to withdraw would stay.
    'consent.digital-content': since(
      '2016-01-01',
      { message: 'legal.digital-content', kinds: ['digital-service', 'e-book'] },
      source.liechtensteinDigital,
    ),
  },
  calendar: {
    'holiday.federal-day': since(always, none, source.holidays),
    'holiday.epiphany': since(always, { fixed: '01-06' }, source.holidays),
    'holiday.easter-monday': since(always, { easter: 1 }, source.holidays),
    'holiday.good-friday': since(always, none, source.holidays),
    'holiday.labour-day': since(always, { fixed: '05-01' }, source.holidays),
    'holiday.whit-monday': since(always, { easter: 50 }, source.holidays),
    'holiday.corpus-christi': since(always, { easter: 60 }, source.holidays),
    'holiday.assumption': since(always, { fixed: '08-15' }, source.holidays),
    'holiday.nativity-of-mary': since(always, { fixed: '09-08' }, source.holidays),
    'holiday.all-saints': since(always, { fixed: '11-01' }, source.holidays),
    'holiday.immaculate': since(always, { fixed: '12-08' }, source.holidays),
    'holiday.saint-stephen': since(always, { fixed: '12-26' }, source.holidays),
  },
})

/** Valley outside the customs area: the act holds there for services alone, and goods from Switzerland are exports to it. */
const samnaun = defineTerritory({
  code: 'CH-SAMNAUN',
  name: 'Samnaun',
  select: { subdivisions: ['CH-SAMNAUN'], postalCodes: '^756[23]$' },
  tax: {
    area: since('2010-01-01', 'CH-SAMNAUN', source.samnaun),
    'rate.outside': since('2010-01-01', zero('MWST', 'O', 'Goods outside the act, MWSTG Art. 4'), source.samnaun),
    ...kinds('2010-01-01', source.samnaun, {
      general: 'outside',
      food: 'outside',
      confectionery: 'outside',
      drink: 'outside',
      alcohol: 'outside',
      book: 'outside',
      press: 'outside',
      medicine: 'outside',
      'medical-device': 'outside',
      clothing: 'outside',
      'children-clothing': 'outside',
      toy: 'outside',
      electronics: 'outside',
      hygiene: 'outside',
      'pet-food': 'outside',
      plant: 'outside',
    }),
    imports: since(
      '2010-01-01',
      { schemes: [{ scheme: 'CH', covers: ['service'] }], notice: 'notice.import-tax-due' },
      source.samnaun,
    ),
  },
})

export const territories: readonly Territory[] = [liechtenstein, samnaun]

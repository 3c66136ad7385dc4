import { none, since } from '../../core/country/dated.ts'
import { defineTerritory, type Territory } from '../../core/country/define-country.ts'
import { source } from './sources.ts'

const always = '1995-01-01'

/** One area with Switzerland for VAT and customs; a member of the European Economic Area for consumers. */
const liechtenstein = defineTerritory({
  code: 'CH-LI',
  name: 'Liechtenstein',
  select: { subdivisions: ['CH-LI'], postalCodes: '^94(8[5-9]|9[0-8])$', countryCode: 'LI' },
  tax: { area: since(always, 'CH', source.liechtenstein) },
  legal: {
    withdrawal: since(
      '2016-01-01',
      {
        days: 14,
        from: 'possession',
        excluded: ['food', 'press', 'medicine', 'hygiene', 'digital-service', 'e-book'],
        refundsDelivery: true,
        returnCost: 'buyer',
      },
      source.liechtensteinConsumers,
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

export const territories: readonly Territory[] = [liechtenstein]

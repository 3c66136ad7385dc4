import { since } from '../../core/country/dated.ts'
import { defineTerritory, type Territory } from '../../core/country/define-country.ts'
import { source } from './sources.ts'

/**
 * Part of the UK's VAT, so that Great Britain sells to it as at home, and since 2021 of the Union's for goods alone.
 * `union` replaces what the country inherits, so it also says what held before.
 */
const northernIreland = defineTerritory({
  code: 'GB-NIR',
  name: 'Northern Ireland',
  select: { subdivisions: ['GB-NIR'], postalCodes: '^BT\\d' },
  tax: {
    area: since('1973-04-01', 'GB', source.northernIreland),
    union: [
      { from: '1993-01-01', value: { code: 'EU', covers: ['goods', 'service'] }, source: source.withdrawal },
      { from: '2021-01-01', value: { code: 'EU', covers: ['goods'] }, source: source.northernIreland },
    ],
  },
  delivery: {
    customs: since('2021-01-01', { terms: 'DAP', duty: 'unknown' }, source.windsor),
  },
})

/** Not part of the UK, but of its area for VAT. */
const isleOfMan = defineTerritory({
  code: 'GB-IM',
  name: 'Isle of Man',
  select: { subdivisions: ['GB-IM'], postalCodes: '^IM\\d', countryCode: 'IM' },
  tax: { area: since('1980-04-01', 'GB', source.isleOfMan) },
})

export const territories: readonly Territory[] = [northernIreland, isleOfMan]

import { type Dated, none, since } from '../../core/country/dated.ts'
import { defineTerritory, type Territory } from '../../core/country/define-country.ts'
import type { BandRate } from '../../core/country/section/tax.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { source } from './sources.ts'

function swiss(before: string, after: string): Dated<BandRate> {
  return [
    { from: '2018-01-01', value: rate('MWST', before, 'CH'), source: source.swissTerritory },
    { from: '2024-01-01', value: rate('MWST', after, 'CH'), source: source.swissTerritory },
  ]
}

/**
 * German ground inside the Swiss customs and VAT territory: goods from Germany are exports, and a sale from Switzerland
 * is taxed there as at home, so its area is Switzerland's.
 */
const buesingen = defineTerritory({
  code: 'DE-BUESINGEN',
  name: 'Büsingen am Hochrhein',
  select: { subdivisions: ['DE-BUESINGEN'], postalCodes: '^78266$' },
  delivery: {
    customs: since(
      '1967-10-04',
      { terms: 'DAP', duty: 'unknown', note: 'Swiss customs territory' },
      source.swissTerritory,
    ),
  },
  tax: {
    area: since('1967-10-04', 'CH', source.swissTerritory),
    union: since('1967-10-04', none, source.territory),
    'rate.standard': swiss('7.7', '8.1'),
    'rate.reduced': swiss('2.5', '2.6'),
    ...kinds('2018-01-01', source.swissTerritory, {
      food: 'reduced',
      drink: 'reduced',
      confectionery: 'reduced',
      medicine: 'reduced',
      'medical-device': 'standard',
      'e-book': 'reduced',
    }),
    'kind.hygiene': [
      { from: '2018-01-01', value: 'standard', source: source.swissTerritory },
      { from: '2025-01-01', value: 'reduced', source: source.swissMenstrual },
    ],
    imports: since('1967-10-04', { schemes: [{ scheme: 'CH' }], notice: 'notice.swiss-import' }, source.swissTerritory),
  },
})

const untaxed = since('1980-01-01', zero('USt', 'O', 'Outside the tax territory, UStG § 1(2)'), source.territory)

/** The island lies outside every customs and VAT territory: no VAT, a municipal import duty on some goods. */
const helgoland = defineTerritory({
  code: 'DE-HELGOLAND',
  name: 'Helgoland',
  select: { subdivisions: ['DE-HELGOLAND'], postalCodes: '^27498$' },
  delivery: {
    customs: since(
      '1980-01-01',
      { terms: 'DAP', duty: 'unknown', note: 'No duty of the union; the municipality taxes some goods' },
      source.territory,
    ),
  },
  tax: {
    area: since('1980-01-01', 'DE-HELGOLAND', source.territory),
    union: since('1980-01-01', none, source.territory),
    'rate.standard': untaxed,
    'rate.reduced': untaxed,
    imports: since(
      '1980-01-01',
      { schemes: [{ scheme: 'DE-HELGOLAND' }], notice: 'notice.helgoland-import' },
      source.territory,
    ),
  },
})

export const territories: readonly Territory[] = [buesingen, helgoland]

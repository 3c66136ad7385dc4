import { since } from '../../core/country/dated.ts'
import type { AddressRules } from '../../core/country/section/address.ts'
import { source } from './sources.ts'

const LAENDER = {
  'DE-BW': 'Baden-Württemberg',
  'DE-BY': 'Bayern',
  'DE-BE': 'Berlin',
  'DE-BB': 'Brandenburg',
  'DE-HB': 'Bremen',
  'DE-HH': 'Hamburg',
  'DE-HE': 'Hessen',
  'DE-MV': 'Mecklenburg-Vorpommern',
  'DE-NI': 'Niedersachsen',
  'DE-NW': 'Nordrhein-Westfalen',
  'DE-RP': 'Rheinland-Pfalz',
  'DE-SL': 'Saarland',
  'DE-SN': 'Sachsen',
  'DE-ST': 'Sachsen-Anhalt',
  'DE-SH': 'Schleswig-Holstein',
  'DE-TH': 'Thüringen',
}

/** Regions of postal codes that lie in one Land for certain; codes follow the post and cross borders elsewhere. */
const REGIONS: readonly [region: RegExp, land: keyof typeof LAENDER][] = [
  [/^(10|13|12(?!529))/, 'DE-BE'],
  [/^20/, 'DE-HH'],
  [/^(26|30)/, 'DE-NI'],
  [/^24/, 'DE-SH'],
  [/^(40|41|42|44|45|46|47|50|52|58)/, 'DE-NW'],
  [/^60/, 'DE-HE'],
  [/^(70|71|73)/, 'DE-BW'],
  [/^(8[0-6]|9[0-5])/, 'DE-BY'],
  [/^0[89]/, 'DE-SN'],
]

export const address: AddressRules = {
  form: since(
    '1990-01-01',
    {
      fields: ['name', 'company', 'line1', 'line2', 'postalCode', 'city'],
      required: ['name', 'line1', 'postalCode', 'city'],
    },
    source.postalCode,
  ),
  postalCode: since('1993-07-01', { pattern: '^\\d{5}$', example: '04103' }, source.postalCode),
  subdivisions: since('1990-10-03', LAENDER, source.subdivisions),
  subdivisionOf: since(
    '1993-07-01',
    (postalCode) => REGIONS.find(([region]) => region.test(postalCode))?.[1],
    source.postalCode,
  ),
}

import { since } from '../../core/country/dated.ts'
import type { AddressRules } from '../../core/country/section/address.ts'
import { source } from './sources.ts'

/** Each in its own language. */
const CANTONS = {
  'CH-AG': 'Aargau',
  'CH-AI': 'Appenzell Innerrhoden',
  'CH-AR': 'Appenzell Ausserrhoden',
  'CH-BE': 'Bern',
  'CH-BL': 'Basel-Landschaft',
  'CH-BS': 'Basel-Stadt',
  'CH-FR': 'Fribourg',
  'CH-GE': 'Genève',
  'CH-GL': 'Glarus',
  'CH-GR': 'Graubünden',
  'CH-JU': 'Jura',
  'CH-LU': 'Luzern',
  'CH-NE': 'Neuchâtel',
  'CH-NW': 'Nidwalden',
  'CH-OW': 'Obwalden',
  'CH-SG': 'St. Gallen',
  'CH-SH': 'Schaffhausen',
  'CH-SO': 'Solothurn',
  'CH-SZ': 'Schwyz',
  'CH-TG': 'Thurgau',
  'CH-TI': 'Ticino',
  'CH-UR': 'Uri',
  'CH-VD': 'Vaud',
  'CH-VS': 'Valais',
  'CH-ZG': 'Zug',
  'CH-ZH': 'Zürich',
}

/** Towns whose codes lie in one canton for certain; elsewhere codes follow the post and cross borders. */
const TOWNS: readonly [codes: RegExp, canton: keyof typeof CANTONS][] = [
  [/^12[0-2]\d$/, 'CH-GE'],
  [/^10[01]\d$/, 'CH-VD'],
  [/^200\d$/, 'CH-NE'],
  [/^30[0-2]\d$/, 'CH-BE'],
  [/^40[0-5]\d$/, 'CH-BS'],
  [/^500\d$/, 'CH-AG'],
  [/^600\d$/, 'CH-LU'],
  [/^630\d$/, 'CH-ZG'],
  [/^6[6-9]\d\d$/, 'CH-TI'],
  [/^80\d\d$/, 'CH-ZH'],
  [/^90[0-2]\d$/, 'CH-SG'],
]

export const address: AddressRules = {
  form: since(
    '1964-10-01',
    {
      fields: ['name', 'company', 'line1', 'line2', 'postalCode', 'city'],
      required: ['name', 'line1', 'postalCode', 'city'],
    },
    source.postalCode,
  ),
  postalCode: since('1964-10-01', { pattern: '^[1-9]\\d{3}$', example: '8001' }, source.postalCode),
  subdivisions: since('1979-01-01', CANTONS, source.subdivisions),
  subdivisionOf: since(
    '1964-10-01',
    (postalCode) => TOWNS.find(([codes]) => codes.test(postalCode))?.[1],
    source.postalCode,
  ),
}

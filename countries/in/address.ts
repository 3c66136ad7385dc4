import { since } from '../../core/country/dated.ts'
import type { AddressRules } from '../../core/country/section/address.ts'
import { source } from './sources.ts'
import { states } from './states.ts'

export const address: AddressRules = {
  form: since(
    '1972-08-15',
    {
      fields: ['name', 'company', 'line1', 'line2', 'city', 'subdivision', 'postalCode'],
      required: ['name', 'line1', 'city', 'subdivision', 'postalCode'],
    },
    source.pin,
  ),
  label: since('1972-08-15', { subdivision: 'name' }, source.pin),
  postalCode: since('1972-08-15', { pattern: '^[1-9]\\d{5}$', example: '400001' }, source.pin),
  subdivisions: since(
    '2019-10-31',
    Object.fromEntries(Object.entries(states).map(([code, { name }]) => [code, name])),
    source.subdivisions,
  ),
  subdivisionOf: since('1972-08-15', stateOf, source.pin),
}

/**
 * Postal areas that lie in one state. Left out are those that cross a border (16 around Chandigarh, 24 and 26 in the hills,
 * 362 and 396 near Daman and Diu, 605 to 609 near Puducherry, 81 to 82 in Bihar and Jharkhand): there the state is asked.
 */
const AREAS: readonly (readonly [pattern: RegExp, state: string])[] = [
  [/^194/, 'LA'],
  [/^403/, 'GA'],
  [/^507|^533464|^605|^607|^609|^6733/, ''],
  [/^68255/, 'LD'],
  [/^737/, 'SK'],
  [/^744/, 'AN'],
  [/^79[012]/, 'AR'],
  [/^79[34]/, 'ML'],
  [/^795/, 'MN'],
  [/^796/, 'MZ'],
  [/^79[78]/, 'NL'],
  [/^799/, 'TR'],
  [/^362|^396/, ''],
  [/^11/, 'DL'],
  [/^1[23]/, 'HR'],
  [/^(14[1-9]|15)/, 'PB'],
  [/^17/, 'HP'],
  [/^1[89]/, 'JK'],
  [/^2[0-3]|^2[78]/, 'UP'],
  [/^3[0-4]/, 'RJ'],
  [/^3[6-9]/, 'GJ'],
  [/^4[0-4]/, 'MH'],
  [/^4[5-8]/, 'MP'],
  [/^49/, 'CG'],
  [/^50/, 'TS'],
  [/^5[1-3]/, 'AP'],
  [/^5[6-9]/, 'KA'],
  [/^6[0-4]/, 'TN'],
  [/^6[7-9]/, 'KL'],
  [/^7[0-4]/, 'WB'],
  [/^7[5-7]/, 'OD'],
  [/^78/, 'AS'],
  [/^80|^84|^85/, 'BR'],
  [/^83[1-5]/, 'JH'],
]

function stateOf(pin: string): string | undefined {
  const state = AREAS.find(([pattern]) => pattern.test(pin))?.[1]
  return state ? `IN-${state}` : undefined
}

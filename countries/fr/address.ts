import { since } from '../../core/country/dated.ts'
import type { AddressRules } from '../../core/country/section/address.ts'
import { source } from './sources.ts'

/** Departments by ISO 3166-2; Corsica and overseas carry the codes of their territories too. */
const DEPARTMENTS =
  '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 21 22 23 24 25 26 27 28 29 2A 2B 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75C 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 971 972 973 974 976'.split(
    ' ',
  )
const subdivisions = Object.fromEntries(DEPARTMENTS.map((code) => [`FR-${code}`, `Département ${code}`]))

export const address: AddressRules = {
  form: since(
    '1990-01-01',
    {
      fields: ['name', 'company', 'line1', 'line2', 'postalCode', 'city'],
      required: ['name', 'line1', 'postalCode', 'city'],
    },
    source.postalCode,
  ),
  postalCode: since('1972-06-03', { pattern: '^\\d{5}$', example: '75008' }, source.postalCode),
  subdivisions: since('1990-01-01', subdivisions, source.subdivisions),
  subdivisionOf: since('1990-01-01', departmentOf, source.postalCode),
}

/** Saint-Barthélemy and Saint-Martin, no part of Guadeloupe any more. */
const LEFT_GUADELOUPE = new Set(['97133', '97150'])

/** The first two digits name the department; three overseas, and Corsica's two share 20. */
function departmentOf(postalCode: string): string | undefined {
  if (LEFT_GUADELOUPE.has(postalCode)) return undefined
  const department = postalCode.startsWith('97') ? postalCode.slice(0, 3) : postalCode.slice(0, 2)
  if (department === '20') return /^20[26]/.test(postalCode) ? 'FR-2B' : 'FR-2A'
  const code = department === '75' ? 'FR-75C' : `FR-${department}`
  return code in subdivisions ? code : undefined
}

import { since } from '../../core/country/dated.ts'
import type { AddressRules } from '../../core/country/section/address.ts'
import { source } from './sources.ts'
import { territories } from './territories.ts'

export const address: AddressRules = {
  form: since(
    '1974-01-01',
    {
      fields: ['name', 'company', 'line1', 'line2', 'city', 'subdivision', 'postalCode'],
      required: ['name', 'line1', 'city', 'subdivision', 'postalCode'],
    },
    source.postalCode,
  ),
  // The space is gone from a normalised code. D, F, I, O, Q and U are never used; W and Z never come first.
  postalCode: since(
    '1974-01-01',
    { pattern: '^[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z]\\d[ABCEGHJ-NPRSTV-Z]\\d$', example: 'M5V 2T6' },
    source.postalCode,
  ),
  subdivisions: since(
    '1999-04-01',
    Object.fromEntries(territories.map(({ code, name }) => [code, name])),
    source.subdivisions,
  ),
  subdivisionOf: since('1999-04-01', provinceOf, source.postalCode),
}

/** The first letter is a postal district; Ontario has five and Québec three. */
const DISTRICTS: Readonly<Record<string, string>> = {
  A: 'NL',
  B: 'NS',
  C: 'PE',
  E: 'NB',
  G: 'QC',
  H: 'QC',
  J: 'QC',
  K: 'ON',
  L: 'ON',
  M: 'ON',
  N: 'ON',
  P: 'ON',
  R: 'MB',
  S: 'SK',
  T: 'AB',
  V: 'BC',
  Y: 'YT',
}

/** District X is shared: X0A to X0C lie in Nunavut, the rest in the Northwest Territories. */
function provinceOf(postalCode: string): string | undefined {
  if (postalCode.startsWith('X')) return /^X0[ABC]/.test(postalCode) ? 'CA-NU' : 'CA-NT'
  const province = DISTRICTS[postalCode.slice(0, 1)]
  return province && `CA-${province}`
}

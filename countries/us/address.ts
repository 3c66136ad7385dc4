import { since } from '../../core/country/dated.ts'
import type { AddressRules } from '../../core/country/section/address.ts'
import { CENTRES } from './centres.ts'
import { source } from './sources.ts'
import { territories } from './territories.ts'

/** Outlying areas of ISO 3166-2, and the three regions of military mail. None of them is a state with a sales tax here. */
const OUTLYING = {
  'US-AA': 'Armed Forces Americas',
  'US-AE': 'Armed Forces Europe',
  'US-AP': 'Armed Forces Pacific',
  'US-AS': 'American Samoa',
  'US-GU': 'Guam',
  'US-MP': 'Northern Mariana Islands',
  'US-PR': 'Puerto Rico',
  'US-UM': 'United States Minor Outlying Islands',
  'US-VI': 'Virgin Islands',
}

export const address: AddressRules = {
  form: since(
    '1983-07-01',
    {
      fields: ['name', 'company', 'line1', 'line2', 'city', 'subdivision', 'postalCode'],
      required: ['name', 'line1', 'city', 'subdivision', 'postalCode'],
    },
    source.postalCode,
  ),
  // The hyphen of ZIP+4 is gone from a normalised code.
  postalCode: since('1983-07-01', { pattern: '^\\d{5}(\\d{4})?$', example: '10001' }, source.postalCode),
  subdivisions: since(
    '1983-07-01',
    { ...Object.fromEntries(territories.map(({ code, name }) => [code, name])), ...OUTLYING },
    source.subdivisions,
  ),
  centres: since('1983-07-01', CENTRES, source.centres),
  subdivisionOf: since('1983-07-01', stateOf, source.postalCode),
}

/** First three digits of ZIP codes by state, first and last of each range. Military mail (090-098, 340, 962-966) has none. */
const ZIP_RANGES: readonly (readonly [state: string, ...ranges: string[]])[] = [
  ['MA', '010-027', '055-055'],
  ['RI', '028-029'],
  ['NH', '030-038'],
  ['ME', '039-049'],
  ['VT', '050-054', '056-059'],
  ['CT', '060-069'],
  ['NJ', '070-089'],
  ['NY', '005-005', '100-149'],
  ['PA', '150-196'],
  ['DE', '197-199'],
  ['DC', '200-200', '202-205', '569-569'],
  ['VA', '201-201', '220-246'],
  ['MD', '206-219'],
  ['WV', '247-268'],
  ['NC', '270-289'],
  ['SC', '290-299'],
  ['GA', '300-319', '398-399'],
  ['FL', '320-339', '341-349'],
  ['AL', '350-369'],
  ['TN', '370-385'],
  ['MS', '386-397'],
  ['KY', '400-427'],
  ['OH', '430-459'],
  ['IN', '460-479'],
  ['MI', '480-499'],
  ['IA', '500-528'],
  ['WI', '530-549'],
  ['MN', '550-567'],
  ['SD', '570-577'],
  ['ND', '580-588'],
  ['MT', '590-599'],
  ['IL', '600-629'],
  ['MO', '630-658'],
  ['KS', '660-679'],
  ['NE', '680-693'],
  ['LA', '700-714'],
  ['AR', '716-729'],
  ['OK', '730-732', '734-749'],
  ['TX', '733-733', '750-799', '885-885'],
  ['CO', '800-816'],
  ['WY', '820-831'],
  ['ID', '832-838'],
  ['UT', '840-847'],
  ['AZ', '850-865'],
  ['NM', '870-884'],
  ['NV', '889-898'],
  ['CA', '900-961'],
  ['HI', '967-968'],
  ['OR', '970-979'],
  ['WA', '980-994'],
  ['AK', '995-999'],
]

const stateByPrefix = new Map(
  ZIP_RANGES.flatMap(([state, ...ranges]) => ranges.flatMap((range) => prefixesOf(range).map((each) => [each, state]))),
)

function prefixesOf(range: string): string[] {
  const [first, last] = range.split('-').map(Number) as [number, number]
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(3, '0'))
}

function stateOf(postalCode: string): string | undefined {
  const state = stateByPrefix.get(postalCode.slice(0, 3))
  return state && `US-${state}`
}

import { since } from '../../core/country/dated.ts'
import type { AddressRules } from '../../core/country/section/address.ts'
import { source } from './sources.ts'

const NATIONS = { 'GB-ENG': 'England', 'GB-NIR': 'Northern Ireland', 'GB-SCT': 'Scotland', 'GB-WLS': 'Wales' }

/** Postcode areas that lie in one nation for certain; those along the borders are left out. */
const AREAS: readonly [nation: keyof typeof NATIONS, areas: string][] = [
  ['GB-NIR', 'BT'],
  ['GB-SCT', 'AB DD EH FK G HS IV KA KW KY ML PA PH ZE'],
  ['GB-WLS', 'CF SA'],
  [
    'GB-ENG',
    'AL B BA BB BD BH BL BN BR BS CB CM CO CR CT CV DA DE DH DL DN DT E EC EN EX FY GU HA HD HG HP HU HX IG IP KT L LA LE LN LS LU M ME MK N NG NN NR NW OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO SP SR SS ST SW TA TN TQ TR TS TW UB W WA WC WD WF WN WS WV YO',
  ],
]
const byArea = new Map(AREAS.flatMap(([nation, areas]) => areas.split(' ').map((area) => [area, nation] as const)))

export const address: AddressRules = {
  form: since(
    '1974-01-01',
    {
      fields: ['name', 'company', 'line1', 'line2', 'city', 'postalCode'],
      required: ['name', 'line1', 'city', 'postalCode'],
    },
    source.postalCode,
  ),
  /** Any area but those of Jersey and Guernsey, which are no part of the country. */
  postalCode: since(
    '1974-01-01',
    { pattern: '^(GIR0AA|(?!JE|GY)[A-Z]{1,2}\\d[A-Z\\d]?\\d[A-Z]{2})$', example: 'B1 1AA' },
    source.postalCode,
  ),
  subdivisions: since('1974-01-01', NATIONS, source.subdivisions),
  subdivisionOf: since(
    '1974-01-01',
    (postalCode) => byArea.get(/^[A-Z]+/.exec(postalCode)?.[0] ?? ''),
    source.postalCode,
  ),
}

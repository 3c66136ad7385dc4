import { type Dated, none, since } from '../../core/country/dated.ts'
import type { Kind } from '../../core/country/kind.ts'
import type { LegalRules } from '../../core/country/section/legal.ts'
import { source } from './sources.ts'

/** Sold packed: the price of a gram, a millilitre, a metre or a piece stands beside the retail price. */
const PACKED: readonly Kind[] = ['food', 'confectionery', 'drink', 'hygiene', 'pet-food']

const liquor = { kinds: ['alcohol'] as const, message: 'legal.alcohol-online' }

/** Two states opened delivery of liquor to homes in 2020. */
export const deliveredSince2020: Dated<typeof liquor | null> = [
  { from: '2000-01-01', value: liquor, source: source.liquorSale },
  { from: '2020-07-01', value: none, source: source.liquorSale },
]

export const legal: LegalRules = {
  withdrawal: since('1986-12-24', none, source.noWithdrawal),
  guarantee: since('1986-12-24', none, source.warranty),
  priorPrice: since('1986-12-24', none, source.noWithdrawal),
  // Put off again and again, from 2022-04-01 on.
  unitPrice: since('2024-01-01', { kinds: PACKED }, source.unitSalePrice),
  /** The annual return of a year to 31 March is due on 31 December. */
  retention: since('2017-07-01', { years: 6, yearEndsIn: 3, monthsAfter: 9 }, source.retention),
  dataResidency: since(
    '2018-10-15',
    { country: 'IN', note: 'Payment system data is stored only in India; what is processed abroad returns in a day' },
    source.paymentData,
  ),
  'ageGate.alcohol': since('2000-01-01', { years: 21, kinds: ['alcohol'] }, source.liquorSale),
  'forbidden.alcohol': since('2000-01-01', liquor, source.liquorSale),
  'forbidden.prescription-medicine': since(
    '1945-12-21',
    { kinds: ['medicine'], subKind: 'prescription', message: 'legal.prescription-only' },
    source.prescription,
  ),
  'notice.grievance-officer': since('2020-07-23', { message: 'legal.grievance-officer' }, source.eCommerce),
  'notice.country-of-origin': since('2020-07-23', { message: 'legal.country-of-origin' }, source.eCommerce),
  'notice.returns': since('2020-07-23', { message: 'legal.returns' }, source.eCommerce),
  'notice.privacy': since('2027-05-13', { message: 'legal.privacy' }, source.privacy),
  // Express and affirmative: rule 4(9) forbids boxes that are ticked already.
  'consent.purchase': since('2020-07-23', { message: 'legal.consent' }, source.eCommerce),
}

import { none, since } from '../../core/country/dated.ts'
import type { LegalRules } from '../../core/country/section/legal.ts'
import { source } from './sources.ts'

export const legal: LegalRules = {
  withdrawal: since('1991-07-01', none, source.withdrawal),
  'notice.no-withdrawal': since('1991-07-01', { message: 'legal.no-withdrawal' }, source.withdrawal),
  withdrawalFunction: since('1991-07-01', none, source.withdrawal),
  orderButton: since('2012-04-01', none, source.unfair),
  'notice.order-steps': since('2012-04-01', { message: 'legal.order-steps' }, source.unfair),
  guarantee: since('2013-01-01', { months: 24 }, source.guarantee),
  priorPrice: [
    { from: '1979-01-01', value: none, source: source.priceComparison },
    { from: '2025-01-01', value: none, source: source.priceComparison2025 },
  ],
  'notice.price': since('1979-01-01', { message: 'legal.price' }, source.priceDisplay),
  unitPrice: since(
    '1979-01-01',
    { kinds: ['food', 'confectionery', 'drink', 'alcohol', 'pet-food', 'hygiene'] },
    source.unitPrice,
  ),
  fixedBookPrice: since('2012-03-11', none, source.fixedPrice),
  retention: since('2013-01-01', { years: 10 }, source.retention),
  dataResidency: since('2023-09-01', none, source.privacy),
  /** Beer and wine are sold from 16, spirits from 18; without telling them apart the stricter age holds. */
  'ageGate.alcohol': since('2017-05-01', { years: 18, kinds: ['alcohol'] }, source.alcohol),
  'forbidden.medicine': since('2002-01-01', { kinds: ['medicine'], message: 'legal.medicine' }, source.medicine),
  'notice.recycling-fee': since(
    '2002-01-01',
    { message: 'legal.recycling-fee', kinds: ['electronics'] },
    source.recycling,
  ),
}

import { since } from '../../core/country/dated.ts'
import type { LegalRules } from '../../core/country/section/legal.ts'
import { source } from './sources.ts'

export const legal: LegalRules = {
  orderButton: since('2014-06-14', { message: 'legal.order-button' }, source.orderButton),
  withdrawal: since(
    '2014-06-14',
    {
      days: 14,
      from: 'possession',
      excluded: ['food', 'press', 'medicine', 'hygiene', 'digital-service', 'e-book'],
      refundsDelivery: true,
      returnCost: 'buyer',
      endsOnWorkingDay: true,
    },
    source.withdrawal,
  ),
  guarantee: since('2005-02-18', { months: 24 }, source.guarantee),
  priorPrice: since('2022-05-28', { days: 30 }, source.priorPrice),
  dispatch: since('2014-06-14', { days: 30, message: 'legal.dispatch' }, source.dispatch),
  retention: since('2000-09-21', { years: 10 }, source.retention),
  'ageGate.alcohol': since('2009-07-23', { years: 18, kinds: ['alcohol'] }, source.alcohol),
  fixedBookPrice: since('1982-01-01', { kinds: ['book'], reductionMax: '5' }, source.bookPrice),
  'notice.book-delivery': since('2023-10-07', { message: 'legal.book-delivery', kinds: ['book'] }, source.bookDelivery),
  belowCostBan: since('1963-07-02', { message: 'legal.below-cost' }, source.belowCost),
  salesPeriods: since(
    '2020-01-01',
    { note: 'Two periods a year of four weeks each, fixed by decree by department' },
    source.salesPeriods,
  ),
  'notice.eco-participation': since(
    '2020-02-12',
    { message: 'legal.eco-participation', kinds: ['electronics', 'toy'] },
    source.ecoParticipation,
  ),
  'notice.alcohol': since('1991-01-12', { message: 'legal.alcohol-abuse', kinds: ['alcohol'] }, source.alcohol),
  'forbidden.prescription-medicine': since(
    '2013-01-01',
    { kinds: ['medicine'], subKind: 'prescription', message: 'legal.prescription-only' },
    source.prescription,
  ),
}

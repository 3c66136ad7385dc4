import { none, since } from '../../core/country/dated.ts'
import type { LegalRules } from '../../core/country/section/legal.ts'
import { source } from './sources.ts'

export const legal: LegalRules = {
  orderButton: since('2014-06-13', { message: 'legal.order-button' }, source.orderButton),
  withdrawal: since(
    '2014-06-13',
    {
      days: 14,
      from: 'possession',
      excluded: ['press', 'digital-service', 'e-book'],
      excludedTraits: ['perishable', 'madeToOrder'],
      sealed: ['medicine', 'hygiene'],
      excludedMessage: 'legal.withdrawal-excluded',
      sealedMessage: 'legal.withdrawal-sealed',
      refundsDelivery: 'standard',
      returnCost: 'buyer',
      endsOnWorkingDay: true,
    },
    source.withdrawal,
  ),
  guarantee: [
    { from: '2003-09-11', value: { months: 24 }, source: source.guaranteeBefore2022 },
    { from: '2022-01-01', value: { months: 36 }, source: source.guarantee },
  ],
  /** Beside the union's notice, which says two years at least in every member state. */
  'notice.three-years': since('2022-01-01', { message: 'legal.three-years' }, source.guarantee),
  dispatch: since('2014-06-13', { days: 30, message: 'legal.dispatch' }, source.dispatch),
  priorPrice: since('2022-05-28', { days: 30 }, source.priorPrice),
  /** No seasons since 2012: a shop holds sales when it likes. */
  salesPeriods: since(
    '2012-07-15',
    { note: 'Sales at any time, for as long as the trader decides' },
    source.salesPeriods,
  ),
  /** Since Real Decreto-ley 20/2018 only unfair sales at a loss are forbidden; a price alone does not tell them. */
  belowCostBan: [
    { from: '1996-02-06', value: { message: 'legal.below-cost' }, source: source.belowCost },
    { from: '2018-12-08', value: none, source: source.belowCostUnfair },
  ],
  fixedBookPrice: since('2007-06-24', { kinds: ['book'], reductionMax: '5' }, source.bookPrice),
  retention: since('1990-01-01', { years: 6 }, source.retention),
  'ageGate.alcohol': since('2002-01-01', { years: 18, kinds: ['alcohol'] }, source.alcohol),
  'forbidden.prescription-medicine': since(
    '2013-11-10',
    { kinds: ['medicine'], subKind: 'prescription', message: 'legal.prescription-only' },
    source.prescription,
  ),
  'notice.electrical': since('2015-02-22', { message: 'legal.electrical', kinds: ['electronics'] }, source.electrical),
}

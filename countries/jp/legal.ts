import { none, since } from '../../core/country/dated.ts'
import type { LegalRules } from '../../core/country/section/legal.ts'
import { source } from './sources.ts'

export const legal: LegalRules = {
  /** No cooling-off for mail order. Goods may go back within eight days unless the shop displays another return clause. */
  withdrawal: since(
    '2009-12-01',
    {
      days: 8,
      from: 'possession',
      excluded: ['digital-service', 'e-book', 'gift-card'],
      excludedMessage: 'legal.withdrawal-excluded',
      refundsDelivery: 'none',
      returnCost: 'buyer',
      firstDayCounts: true,
    },
    source.withdrawal,
  ),
  'notice.return-clause': since('2009-12-01', { message: 'legal.return-clause' }, source.withdrawal),
  'notice.commercial-disclosure': since('2001-06-01', { message: 'legal.commercial-disclosure' }, source.advertising),
  orderButton: since('2022-06-01', { message: 'legal.order-button' }, source.confirmation),
  'notice.final-confirmation': since('2022-06-01', { message: 'legal.final-confirmation' }, source.confirmation),
  guarantee: since('2020-04-01', { months: 12 }, source.conformity),
  /** No former price is prescribed; a guideline says when one may be shown. */
  priorPrice: since('1962-08-15', none, source.doublePrice),
  'notice.double-price': since('2000-06-30', { message: 'legal.double-price' }, source.doublePrice),
  unitPrice: since('1962-08-15', none, source.doublePrice),
  fixedBookPrice: since('1953-09-01', none, source.resalePrice),
  /** Of the calendar year; a company whose business year is another counts from the end of that one. */
  retention: since('1989-04-01', { years: 7, monthsAfter: 2 }, source.retention),
  dataResidency: since('2005-04-01', none, source.privacy),
  'ageGate.alcohol': since('1922-04-01', { years: 20, kinds: ['alcohol'] }, source.alcohol),
  'notice.alcohol': since('1989-11-22', { message: 'legal.alcohol', kinds: ['alcohol'] }, source.alcohol),
  'forbidden.prescription-medicine': since(
    '2014-06-12',
    { kinds: ['medicine'], subKind: 'prescription', message: 'legal.prescription-only' },
    source.medicine,
  ),
  'notice.electrical': since('2001-04-01', { message: 'legal.electrical', kinds: ['electronics'] }, source.electrical),
  'notice.child-products': since(
    '2025-12-25',
    { message: 'legal.child-products', kinds: ['toy'] },
    source.childProducts,
  ),
}

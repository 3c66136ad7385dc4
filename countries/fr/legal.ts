import { since } from '../../core/country/dated.ts'
import type { LegalRules, SalesPeriod } from '../../core/country/section/legal.ts'
import { source } from './sources.ts'

/** From 8 in the morning of the second Wednesday of January, of the first where that comes after the 12th; four weeks. */
const WINTER: SalesPeriod = { name: 'winter', nth: { n: 2, weekday: 3, month: 1 }, notAfter: 12, days: 28 }
/** From 8 in the morning of the last Wednesday of June, of the one before where that comes after the 28th; four weeks. */
const SUMMER: SalesPeriod = { name: 'summer', nth: { n: -1, weekday: 3, month: 6 }, notAfter: 28, days: 28 }

/** National days, which bind all distance selling; shops in some departments have others (annex of the arrêté). */
function sales(...periods: SalesPeriod[]) {
  return { note: 'Two periods a year, fixed by ministerial order; other days for shops in some departments', periods }
}

export const legal: LegalRules = {
  orderButton: since('2014-06-14', { message: 'legal.order-button' }, source.orderButton),
  withdrawal: since(
    '2014-06-14',
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
  guarantee: since('2005-02-18', { months: 24 }, source.guarantee),
  priorPrice: since('2022-05-28', { days: 30 }, source.priorPrice),
  dispatch: since('2014-06-14', { days: 30, message: 'legal.dispatch' }, source.dispatch),
  retention: since('2000-09-21', { years: 10 }, source.retention),
  'ageGate.alcohol': since('2009-07-23', { years: 18, kinds: ['alcohol'] }, source.alcohol),
  /** Between 95 and 100 % of the publisher's price; exactly that where the book is sent and not collected in a bookshop. */
  fixedBookPrice: [
    { from: '1982-01-01', value: { kinds: ['book'], reductionMax: '5' }, source: source.bookPrice },
    {
      from: '2014-07-10',
      value: { kinds: ['book'], reductionMax: '5', shipped: { reductionMax: '0' } },
      source: source.bookPriceShipped,
    },
  ],
  fixedEbookPrice: since('2011-11-11', { kinds: ['e-book'], reductionMax: '0' }, source.ebookPrice),
  deliveryMin: [
    {
      from: '2014-07-10',
      value: { kinds: ['book'], currency: 'EUR', steps: [{ amount: 1 }] },
      source: source.bookPriceShipped,
    },
    {
      from: '2023-10-07',
      value: { kinds: ['book'], currency: 'EUR', steps: [{ under: 35_00, amount: 3_00 }, { amount: 1 }] },
      source: source.bookDelivery,
    },
  ],
  'notice.book-delivery': since('2023-10-07', { message: 'legal.book-delivery', kinds: ['book'] }, source.bookDelivery),
  /** Goods in a sale may go below cost (II, 7°, before 2019-04-26 art. L442-4, I, 7°). */
  belowCostBan: since('1963-07-02', { message: 'legal.below-cost', exceptSales: true }, source.belowCost),
  salesPeriods: [
    { from: '2020-01-01', value: sales(WINTER, SUMMER), source: source.salesPeriods },
    {
      from: '2020-06-12',
      value: sales(WINTER, { name: 'summer', first: '2020-07-15', last: '2020-08-11' }),
      source: source.salesSummer2020,
    },
    {
      from: '2020-12-29',
      value: sales({ name: 'winter', first: '2021-01-20', last: '2021-02-16' }, SUMMER),
      source: source.salesWinter2021,
    },
    {
      from: '2021-02-16',
      value: sales({ name: 'winter', first: '2021-01-20', last: '2021-03-02' }, SUMMER),
      source: source.salesWinter2021Longer,
    },
    {
      from: '2021-06-18',
      value: sales(WINTER, { name: 'summer', first: '2021-06-30', last: '2021-07-27' }),
      source: source.salesSummer2021,
    },
    { from: '2021-07-28', value: sales(WINTER, SUMMER), source: source.salesPeriods },
    {
      from: '2023-07-08',
      value: sales(WINTER, { name: 'summer', first: '2023-06-28', last: '2023-08-01' }),
      source: source.salesSummer2023,
    },
    { from: '2023-08-02', value: sales(WINTER, SUMMER), source: source.salesPeriods },
  ],
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

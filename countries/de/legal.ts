import { since } from '../../core/country/dated.ts'
import type { LegalRules } from '../../core/country/section/legal.ts'
import { source } from './sources.ts'

export const legal: LegalRules = {
  orderButton: since('2012-08-01', { message: 'legal.order-button' }, source.orderButton),
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
  guarantee: since('2002-01-01', { months: 24 }, source.guarantee),
  dispatch: since('2014-06-13', { days: 30, message: 'legal.dispatch' }, source.dispatch),
  priorPrice: since('2022-05-28', { days: 30 }, source.priorPrice),
  unitPrice: since(
    '2000-09-01',
    { kinds: ['food', 'confectionery', 'drink', 'alcohol', 'pet-food', 'hygiene'] },
    source.unitPrice,
  ),
  /** The publisher's price is kept to the cent: consumers get no reduction. Electronic books are books (§ 2). */
  fixedBookPrice: since('2002-10-01', { kinds: ['book', 'e-book'], reductionMax: '0' }, source.bookPrice),
  retention: [
    { from: '1999-01-01', value: { years: 10 }, source: source.retention },
    { from: '2025-01-01', value: { years: 8 }, source: source.retentionShorter },
  ],
  /** Beer and wine are sold from 16, everything else from 18; without telling them apart the stricter age holds. */
  'ageGate.alcohol': since('2003-04-01', { years: 18, kinds: ['alcohol'] }, source.alcohol),
  'forbidden.prescription-medicine': since(
    '2004-01-01',
    { kinds: ['medicine'], subKind: 'prescription', message: 'legal.prescription-only' },
    source.prescription,
  ),
  'notice.price': since('1985-05-01', { message: 'legal.price' }, source.priceDisplay),
  'notice.packaging': since('2019-01-01', { message: 'legal.packaging' }, source.packaging),
  'notice.deposit': since('2003-01-01', { message: 'legal.deposit', kinds: ['drink', 'alcohol'] }, source.deposit),
  'notice.electrical': since('2005-11-24', { message: 'legal.electrical', kinds: ['electronics'] }, source.electrical),
  'notice.batteries': since(
    '2009-12-01',
    { message: 'legal.batteries', kinds: ['electronics', 'toy'] },
    source.batteries,
  ),
}

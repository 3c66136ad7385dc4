import { none, since } from '../../core/country/dated.ts'
import type { LegalRules } from '../../core/country/section/legal.ts'
import { source } from './sources.ts'

export const legal: LegalRules = {
  // What was paid comes back at once and whole, freight with it; the seller bears the way back.
  withdrawal: since(
    '1991-03-11',
    {
      days: 7,
      from: 'possession',
      excluded: [],
      // What was paid “a qualquer título” is given back (art. 49, parágrafo único): the dearer delivery too.
      refundsDelivery: 'whole',
      returnCost: 'seller',
      endsOnWorkingDay: true,
    },
    source.withdrawal,
  ),
  // Since 2013 the way to withdraw must be as plain as the way to buy.
  withdrawalFunction: since('2013-05-14', { message: 'legal.withdrawal-function' }, source.eCommerce),
  guarantee: since('1991-03-11', { months: 3 }, source.guarantee),
  priorPrice: since('1991-03-11', none, source.display),
  unitPrice: since(
    '2017-12-20',
    { kinds: ['food', 'confectionery', 'drink', 'hygiene', 'pet-food'] },
    source.unitPrice,
  ),
  retention: since('1966-10-27', { years: 5 }, source.retention),
  'ageGate.alcohol': since('1990-10-12', { years: 18, kinds: ['alcohol'] }, source.minors),
  'notice.seller': since('2013-05-14', { message: 'legal.seller' }, source.eCommerce),
  'notice.guarantee-perishable': since(
    '1991-03-11',
    { message: 'legal.guarantee-perishable', kinds: ['food', 'confectionery', 'drink', 'plant', 'hygiene'] },
    source.guarantee,
  ),
  'notice.privacy': since('2020-09-18', { message: 'legal.privacy' }, source.privacy),
  'notice.alcohol': since('1996-07-16', { message: 'legal.alcohol', kinds: ['alcohol'] }, source.minors),
  'forbidden.prescription-medicine': since(
    '2009-08-18',
    { kinds: ['medicine'], subKind: 'controlled', message: 'legal.controlled-medicine' },
    source.prescription,
  ),
}

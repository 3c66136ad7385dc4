import { none, since } from '../../core/country/dated.ts'
import type { LegalRules } from '../../core/country/section/legal.ts'
import { source } from './sources.ts'

const PRE_PACKED = ['food', 'confectionery', 'drink', 'alcohol', 'pet-food', 'hygiene'] as const

/** Statutes that carried out Union law outlived membership; what the Union added after 2020 does not apply. */
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
    },
    source.cancel,
  ),
  /** Reg. 37(1): otherwise the right to cancel stays. */
  'consent.digital-content': since(
    '2014-06-13',
    { message: 'legal.digital-content', kinds: ['digital-service', 'e-book'] },
    source.cancel,
  ),
  withdrawalFunction: since('2021-01-01', none, source.cancel),
  /** Goods must conform; a claim is good for six years, in Scotland for five. Thirty days to reject outright. */
  guarantee: since('2015-10-01', { months: 72 }, source.conformity),
  'notice.right-to-reject': since('2015-10-01', { message: 'legal.right-to-reject' }, source.rightToReject),
  dispatch: since('2015-10-01', { days: 30, message: 'legal.dispatch' }, source.dispatch),
  priorPrice: since('2021-01-01', none, source.priorPrice),
  'notice.total-price': since('2025-04-06', { message: 'legal.total-price' }, source.dripPricing),
  unitPrice: [
    { from: '2004-07-22', value: { kinds: PRE_PACKED }, source: source.unitPrice },
    { from: '2026-04-06', value: { kinds: PRE_PACKED }, source: source.unitPriceAmended },
  ],
  'notice.loyalty-price': since('2026-04-06', { message: 'legal.loyalty-price' }, source.unitPriceAmended),
  productSafety: since('2021-01-01', none, source.withdrawal),
  disputeLink: [
    { from: '2016-01-09', value: { url: 'https://ec.europa.eu/consumers/odr' }, source: source.withdrawal },
    { from: '2021-01-01', value: none, source: source.withdrawal },
  ],
  retention: since('1994-09-01', { years: 6 }, source.retention),
  'ageGate.alcohol': since('2005-11-24', { years: 18, kinds: ['alcohol'] }, source.alcohol),
  'notice.knives': since('2022-04-06', { message: 'legal.knives' }, source.knives),
  'forbidden.prescription-medicine': since(
    '2012-08-14',
    { kinds: ['medicine'], subKind: 'prescription', message: 'legal.prescription-only' },
    source.prescription,
  ),
  'notice.placement': since('2022-10-01', { message: 'legal.placement' }, source.promotions),
  'notice.volume-offers': since('2025-10-01', { message: 'legal.volume-offers' }, source.promotions),
  'notice.electrical': since('2014-01-01', { message: 'legal.electrical', kinds: ['electronics'] }, source.electrical),
}

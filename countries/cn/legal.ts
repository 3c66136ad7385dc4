import { none, since } from '../../core/country/dated.ts'
import type { LegalRules } from '../../core/country/section/legal.ts'
import { source } from './sources.ts'

/** Downloads and newspapers cannot be sent back (art. 25(3) and (4)). */
const EXCLUDED = ['press', 'digital-service', 'e-book'] as const
/** Nor what was made to order, or is fresh, alive or perishable (art. 25(1) and (2)): the seller says which goods are. */
const EXCLUDED_TRAITS = ['perishable', 'madeToOrder'] as const

const prescription = { kinds: ['medicine'] as const, subKind: 'prescription', message: 'legal.prescription-only' }

const withdrawal = {
  days: 7,
  from: 'possession',
  excluded: EXCLUDED,
  excludedTraits: EXCLUDED_TRAITS,
  refundsDelivery: 'none',
  returnCost: 'buyer',
  endsOnWorkingDay: true,
} as const

export const legal: LegalRules = {
  withdrawal: [
    { from: '2014-03-15', value: withdrawal, source: source.withdrawal },
    // The measure on returns wants these goods marked, and confirmed before ordering.
    {
      from: '2017-03-15',
      value: { ...withdrawal, excludedMessage: 'legal.withdrawal-excluded' },
      source: source.withdrawal,
    },
  ],
  guarantee: since('2014-03-15', none, source.noFixedGuarantee),
  priorPrice: since('2020-12-01', { days: 7 }, source.promotion),
  retention: since('2016-01-01', { years: 30 }, source.retention),
  dataResidency: since(
    '2021-11-01',
    { country: 'CN', note: 'Above the volume that the authority sets, personal data stays in China; PIPL art. 40' },
    source.privacy,
  ),
  'ageGate.alcohol': since('2006-01-01', { years: 18, kinds: ['alcohol'] }, source.minors),
  'forbidden.prescription-medicine': [
    { from: '2007-05-01', value: prescription, source: source.medicine },
    // Online sale against a prescription under a real name, by licensed pharmacies.
    { from: '2022-12-01', value: none, source: source.medicine },
  ],
  'notice.business-licence': since('2019-01-01', { message: 'legal.business-licence' }, source.eCommerce),
  'notice.three-guarantees': since(
    '1995-08-25',
    { message: 'legal.three-guarantees', kinds: ['electronics'] },
    source.threeGuarantees,
  ),
  'notice.privacy': since('2021-11-01', { message: 'legal.privacy' }, source.privacy),
  'consent.privacy': since('2021-11-01', { message: 'legal.privacy-consent' }, source.privacy),
}

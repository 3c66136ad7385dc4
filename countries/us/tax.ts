import { since } from '../../core/country/dated.ts'
import type { KindBand, TaxRules } from '../../core/country/section/tax.ts'
import { kinds, zero } from '../../core/country/tax-table.ts'
import { localTaxes } from './local-taxes.ts'
import { nexus } from './nexus.ts'
import { source } from './sources.ts'
import { LONG_SINCE } from './state.ts'

/** Sold online without a prescription, unless the product says otherwise. */
const BY_PRESCRIPTION: KindBand = [{ band: 'exempt', when: { subKind: 'prescription' } }, { band: 'standard' }]

const noState = zero('State sales tax', 'O', 'No federal sales tax: a state is needed to know the tax')

/**
 * Sales tax is the states'. Here is what they have in common: goods are taxed unless a state's file frees them, a medicine
 * that was prescribed goes free, a gift card is taxed when it is redeemed.
 */
export const tax: TaxRules = {
  'rate.standard': since(LONG_SINCE, noState, source.noFederalTax),
  'rate.exempt': since(LONG_SINCE, noState, source.noFederalTax),
  'rate.voucher': since(
    LONG_SINCE,
    zero('State sales tax', 'O', 'Gift card: taxed when it is redeemed'),
    source.giftCards,
  ),

  ...kinds(LONG_SINCE, source.tangibleGoods, {
    general: 'standard',
    food: 'standard',
    confectionery: 'standard',
    drink: 'standard',
    alcohol: 'standard',
    book: 'standard',
    press: 'standard',
    clothing: 'standard',
    'children-clothing': 'standard',
    toy: 'standard',
    electronics: 'standard',
    hygiene: 'standard',
    'pet-food': 'standard',
    plant: 'standard',
    medicine: BY_PRESCRIPTION,
  }),
  'kind.medical-device': since(LONG_SINCE, BY_PRESCRIPTION, source.medicalDevices),
  ...kinds(LONG_SINCE, source.digitalGoods, { 'e-book': 'standard', 'digital-service': 'standard' }),
  'kind.delivery': since(LONG_SINCE, 'standard', source.deliveryCharges),
  'kind.gift-card': since(LONG_SINCE, 'voucher', source.giftCards),

  display: since(LONG_SINCE, 'exclusive', source.priceDisplay),
  // State and local tax are rounded as one sum and split afterwards: § 324 forbids rounding them apart.
  rounding: since(LONG_SINCE, { per: 'line', mode: 'half-up', components: 'combined' }, source.rounding),
  // By state, and alike where it was looked up: an order before a change of rate that leaves after it bears the new rate.
  taxPoint: since(LONG_SINCE, 'supply', source.taxPoint),
  delivery: since(LONG_SINCE, 'goods', source.deliveryCharges),
  domestic: since('2018-06-21', nexus, source.wayfair),
  imports: since(LONG_SINCE, { schemes: [], notice: 'notice.import-tax-due' }, source.noFederalTax),
  exports: since(
    LONG_SINCE,
    { reason: 'Shipped out of the United States', evidence: ['bill-of-lading', 'electronic-export-information'] },
    source.exports,
  ),
  local: since(LONG_SINCE, localTaxes, source.localRates),
}

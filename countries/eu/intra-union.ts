import type { Supply, Taxation } from '../../core/country/section/tax.ts'
import { eu } from './sources.ts'

/** From here the threshold of EUR 10,000 is one for the whole union; before, each state set its own for goods. */
export const distanceSalesFrom = '2021-07-01'

/**
 * Sales between member states.
 * A company with a valid number of another state than the one goods leave from: exempt supply (goods, art. 138) or
 * reverse charge (services, art. 44 and 196). Everybody else is a consumer: destination above the threshold, origin under it.
 */
export function intraUnion(supply: Supply): Taxation {
  const { buyer, goods, origin } = supply
  if (buyer.type === 'company' && buyer.taxNumber && buyer.taxNumber.country !== origin.country) {
    return goods === 'goods' ? exemptSupply(supply) : reverseCharge(supply)
  }
  const over =
    supply.seller.distanceSales === 'over' || supply.seller.registrations.includes(supply.destination.country)
  return {
    at: over ? 'destination' : 'origin',
    category: 'S',
    evidence: over ? ['destination-address', 'scheme:EU-OSS'] : ['threshold-not-exceeded'],
    source: eu.distanceSales,
  }
}

function exemptSupply(supply: Supply): Taxation {
  return {
    at: 'origin',
    category: 'K',
    reason: 'VATEX-EU-IC',
    evidence: ['transport-document', `buyer-tax-number:${supply.buyer.taxNumber?.number}`, 'recapitulative-statement'],
    notices: ['notice.acquisition-tax'],
    source: eu.intraCommunity,
  }
}

function reverseCharge(supply: Supply): Taxation {
  return {
    at: 'origin',
    category: 'AE',
    reason: 'VATEX-EU-AE',
    evidence: [`buyer-tax-number:${supply.buyer.taxNumber?.number}`],
    notices: ['notice.reverse-charge'],
    source: eu.reverseCharge,
  }
}

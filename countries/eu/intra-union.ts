import type { Supply, Taxation } from '../../core/country/section/tax.ts'
import { eu } from './sources.ts'

/** From here the threshold of EUR 10,000 is one for the whole union; before, each state set its own for goods. */
export const distanceSalesFrom = '2021-07-01'

const MEMBERS = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))
/** From here Great Britain is outside; Northern Ireland's XI numbers count for goods (Windsor Framework, art. 8). */
const afterTransition = '2021-01-01'

/** Is a number one of the union's register? A Swiss or British one makes nobody a taxable person in a member state. */
function identifiedInUnion(number: NonNullable<Supply['buyer']['taxNumber']>, { day, goods }: Supply): boolean {
  if (number.country !== 'GB') return MEMBERS.has(number.country)
  return day < afterTransition || (goods === 'goods' && number.number.startsWith('XI'))
}

/**
 * Sales between member states.
 * A company with a valid number of another state than the one goods leave from: exempt supply (goods, art. 138) or
 * reverse charge (services, art. 44 and 196). Everybody else is a consumer: destination above the threshold, origin under it.
 */
export function intraUnion(supply: Supply): Taxation {
  const { buyer, goods, origin } = supply
  const number = buyer.type === 'company' ? buyer.taxNumber : undefined
  const foreign = number !== undefined && number.country !== origin.country
  if (foreign && identifiedInUnion(number, supply)) {
    return goods === 'goods' ? exemptSupply(supply) : reverseCharge(supply)
  }
  const over =
    supply.seller.distanceSales === 'over' || supply.seller.registrations.includes(supply.destination.country)
  return {
    at: over ? 'destination' : 'origin',
    category: 'S',
    evidence: over ? ['destination-address', 'scheme:EU-OSS'] : ['threshold-not-exceeded'],
    ...(foreign && { notices: ['notice.invalid-tax-number'] }),
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

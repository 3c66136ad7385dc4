import type { Supply, Taxation } from '../../core/country/section/tax.ts'
import { source } from './sources.ts'

/** States without any sales tax: nobody registers there. */
const WITHOUT_SALES_TAX: ReadonlySet<string> = new Set(['US-DE', 'US-MT', 'US-NH', 'US-OR'])

/**
 * A state taxes what arrives there, at the hands of a seller with nexus: one registered with that state, since its
 * presence or its sales passed the state's threshold (Wayfair). Without nexus the buyer owes use tax.
 * Simplified: the destination decides everywhere. A seller inside AZ, CA, IL, MO, MS, NM, OH, PA, TN, TX, UT or VA that
 * sells within its own state would charge local tax by its own place.
 */
export function nexus(supply: Supply): Taxation {
  const { country, jurisdiction } = supply.destination
  if (WITHOUT_SALES_TAX.has(jurisdiction) || jurisdiction === country) {
    return { at: 'destination', category: 'S', evidence: ['delivery-address'], source: source.noFederalTax }
  }
  if (supply.seller.registrations.includes(jurisdiction)) {
    return { at: 'destination', category: 'S', evidence: ['delivery-address'], source: source.wayfair }
  }
  return {
    at: 'destination',
    category: 'O',
    reason: `No nexus in ${jurisdiction}`,
    evidence: ['delivery-address', `sales-below-threshold:${jurisdiction}`],
    notices: ['notice.no-nexus'],
    source: source.wayfair,
  }
}

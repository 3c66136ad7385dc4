import type { Supply, Taxation } from '../../core/country/section/tax.ts'
import { source } from './sources.ts'

/** Provinces whose tax is part of the HST: one federal registration covers them. */
const HARMONISED = ['CA-NB', 'CA-NL', 'CA-NS', 'CA-ON', 'CA-PE'] as const

/** Provinces with a tax of their own beside the GST, each with its own registration. */
const OWN_TAX: ReadonlySet<string> = new Set(['CA-BC', 'CA-MB', 'CA-QC', 'CA-SK'])

/**
 * The province that goods are delivered in decides (Sch. IX). What is charged there is what the seller is registered for:
 * GST and HST with `CA`, a province's own tax with that province's code. Without any it is a small supplier.
 */
export function registrations(supply: Supply): Taxation {
  const codes = supply.seller.registrations
  const destination = supply.destination.jurisdiction
  const own = codes.filter((code) => code.startsWith('CA-'))
  const levies = codes.includes('CA') ? ['CA', ...HARMONISED, ...own] : own
  if (levies.length === 0) {
    return {
      at: 'destination',
      category: 'O',
      reason: 'Small supplier, not registered for GST/HST',
      evidence: ['supplies-below-threshold:CA'],
      source: source.registration,
    }
  }
  const missing = OWN_TAX.has(destination) && !codes.includes(destination)
  return {
    at: 'destination',
    category: 'S',
    evidence: ['delivery-address'],
    levies,
    ...(missing && { notices: ['notice.no-nexus'] }),
    source: source.placeOfSupply,
  }
}

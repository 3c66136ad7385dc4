import { formatAddress } from 'localized-address-format'
import type { Day } from './day.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import { normalisePostalCode, type Registry } from './registry.ts'
import type { AddressField } from './section/address.ts'

/** An address as people type it. `country` is ISO 3166-1; left out: the country asked. */
export type Address = { [field in AddressField]?: string } & { country?: string }

export interface CheckedAddress {
  /** As printed on a label, without the country's name. */
  lines: string[]
  errors: { pointer: string; detail: string }[]
}

/**
 * Checks an address by the country's form and formats it. Generous: only what is missing or cannot be is an error, for
 * refusing a good address is much worse than accepting an odd one.
 */
export function checkAddress(registry: Registry, national: Jurisdiction, address: Address, day: Day): CheckedAddress {
  const errors: CheckedAddress['errors'] = []
  const form = national.value('address', 'form', day)
  for (const field of form?.required ?? []) {
    if (!address[field]?.trim()) errors.push({ pointer: `/${field}`, detail: 'is missing; add it' })
  }
  const postal = national.value('address', 'postalCode', day)
  if (address.postalCode && postal && !new RegExp(postal.pattern).test(normalisePostalCode(address.postalCode))) {
    errors.push({
      pointer: '/postalCode',
      detail: `is not a postal code of ${national.code}; write one like ${postal.example}`,
    })
  }
  if (address.subdivision) {
    const place = registry.locate({ country: national.country.code, subdivision: address.subdivision }, day)
    if ('error' in place)
      errors.push({ pointer: '/subdivision', detail: 'is not a subdivision; use its ISO 3166-2 code' })
  }
  return { lines: format(national, address, day), errors }
}

/** Where the country's format has no place for the city (Japan), it goes before the street, as people there write it. */
function format(national: Jurisdiction, address: Address, day: Day): string[] {
  const street = [address.line1, address.line2].filter((line): line is string => Boolean(line?.trim()))
  const lines = formatLines(national, address, street, day)
  const { city } = address
  return !city || lines.some((line) => line.includes(city))
    ? lines
    : formatLines(national, address, [city, ...street], day)
}

function formatLines(national: Jurisdiction, address: Address, addressLines: readonly string[], day: Day): string[] {
  const given = {
    name: address.name,
    organization: address.company,
    addressLines,
    dependentLocality: address.district,
    locality: address.city,
    postalCode: address.postalCode,
    administrativeArea: address.subdivision && subdivisionName(national, address.subdivision, day),
  }
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''))
  return formatAddress({ postalCountry: national.country.code, ...present }, 'local')
}

/** What a label shows: short codes of letters as they are (NY), numbered ones by their name (東京都). */
function subdivisionName(national: Jurisdiction, subdivision: string, day: Day): string {
  const { code } = national.country
  const upper = subdivision.trim().toUpperCase()
  const short = upper.startsWith(`${code}-`) ? upper.slice(code.length + 1) : upper
  const name = national.value('address', 'subdivisions', day)?.[`${code}-${short}`]
  return name !== undefined && /\d/.test(short) ? name : short
}

import { formatAddress } from 'localized-address-format'
import type { Day } from './day.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import { compiled } from './pattern.ts'
import { normalisePostalCode, type Registry } from './registry.ts'
import type { AddressField } from './section/address.ts'

/** An address as people type it. `country` is ISO 3166-1; left out: the country asked. */
export type Address = { [field in AddressField]?: string } & { country?: string }

export interface CheckedAddress {
  /** As printed on a label, without the country's name. */
  lines: string[]
  errors: { pointer: string; detail: string }[]
}

/** Checks an address by the country's form and formats it. */
export function checkAddress(registry: Registry, national: Jurisdiction, address: Address, day: Day): CheckedAddress {
  return {
    lines: format(national, address, formatOf(registry, national, address, day), day),
    errors: formErrors(registry, national, address, day),
  }
}

/**
 * What is wrong with an address by the country's form. Generous: only what is missing or cannot be is an error, for
 * refusing a good address is much worse than accepting an odd one.
 */
export function formErrors(
  registry: Registry,
  national: Jurisdiction,
  address: Address,
  day: Day,
): CheckedAddress['errors'] {
  const errors: CheckedAddress['errors'] = []
  const form = national.value('address', 'form', day)
  for (const field of form?.required ?? []) {
    if (!address[field]?.trim()) errors.push({ pointer: `/${field}`, detail: 'is missing; add it' })
  }
  const postal = national.value('address', 'postalCode', day)
  if (address.postalCode?.trim() && postal && printedPostalCode(address.postalCode, postal) === undefined) {
    errors.push({
      pointer: '/postalCode',
      detail: `is not a postal code of ${national.code}; write one like ${postal.example}`,
    })
  }
  const country = address.country?.trim().toUpperCase()
  if (country && !ownCodes(national).includes(country)) {
    errors.push({ pointer: '/country', detail: `is not ${national.country.code}, whose form was asked` })
  }
  if (address.subdivision?.trim()) {
    const place = registry.locate({ country: national.country.code, subdivision: address.subdivision }, day)
    if ('error' in place)
      errors.push({ pointer: '/subdivision', detail: 'is not a subdivision; use its ISO 3166-2 code' })
  }
  return errors
}

/** ISO 3166-1 codes that an address of the country may carry: its own, and those of its territories. */
function ownCodes({ country }: Jurisdiction): string[] {
  const territories = country.territories?.flatMap(({ select }) => select.countryCode ?? []) ?? []
  return [country.code, ...territories]
}

/**
 * A postal code as the post writes it: capitals, and the separator of the country's example at the same place from the
 * end. Undefined where it cannot be one; as typed where it is longer than the example (ZIP+4).
 */
function printedPostalCode(typed: string, { pattern, example }: { pattern: string; example: string }) {
  const code = normalisePostalCode(typed)
  if (!compiled(pattern).test(code)) return undefined
  const [, separator = '', end = ''] = /([^\p{L}\p{N}])([\p{L}\p{N}]+)$/u.exec(example) ?? []
  if (separator) return `${code.slice(0, -end.length)}${separator}${code.slice(-end.length)}`
  return code.length > example.length ? typed.normalize('NFKC').trim().toUpperCase() : code
}

/** Code of the country in whose format the address is printed: its territory may have one of its own. */
function formatOf(registry: Registry, national: Jurisdiction, address: Address, day: Day): string {
  const { code } = national.country
  const place = registry.locate({ country: code, ...(address.postalCode && { postalCode: address.postalCode }) }, day)
  const territory = 'error' in place ? national : registry.jurisdiction(place.jurisdiction)
  return territory?.value('address', 'label', day)?.country ?? code
}

/** Where the country's format has no place for the city (Japan), it goes before the street, as people there write it. */
function format(national: Jurisdiction, address: Address, postalCountry: string, day: Day): string[] {
  const street = [address.line1, address.line2].filter((line): line is string => Boolean(line?.trim()))
  const lines = formatLines(national, address, street, postalCountry, day)
  const { city } = address
  return !city || lines.some((line) => line.includes(city))
    ? lines
    : formatLines(national, address, [city, ...street], postalCountry, day)
}

function formatLines(
  national: Jurisdiction,
  address: Address,
  addressLines: readonly string[],
  postalCountry: string,
  day: Day,
): string[] {
  const postal = national.value('address', 'postalCode', day)
  const { postalCode } = address
  const subdivision = address.subdivision?.trim() && subdivisionName(national, address.subdivision, day)
  const given = {
    name: address.name,
    organization: address.company,
    addressLines,
    dependentLocality: address.district,
    locality: address.city,
    postalCode: postalCode && ((postal && printedPostalCode(postalCode, postal)) ?? postalCode),
    // Madrid is the city and its province, 北京市 a city and a province too: written once.
    administrativeArea: subdivision === address.city ? undefined : subdivision,
  }
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''))
  return formatAddress({ postalCountry, ...present }, 'local')
}

/** What a label shows: codes of letters as they are (NY) unless the pack prefers names, numbered ones by name (東京都). */
function subdivisionName(national: Jurisdiction, subdivision: string, day: Day): string {
  const { code } = national.country
  const upper = subdivision.trim().toUpperCase()
  const short = upper.startsWith(`${code}-`) ? upper.slice(code.length + 1) : upper
  const name = national.value('address', 'subdivisions', day)?.[`${code}-${short}`]
  const byName = /\d/.test(short) || national.value('address', 'label', day)?.subdivision === 'name'
  return name !== undefined && byName ? name : short
}

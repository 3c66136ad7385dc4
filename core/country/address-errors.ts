import { type Address, type CheckedAddress, formErrors } from './address.ts'
import type { Day } from './day.ts'
import type { Registry } from './registry.ts'

/** What an address lacks by the form of its own country. Nothing is known against a country without a pack. Pure. */
export function addressErrors(
  registry: Registry,
  { country, ...fields }: Address & { country: string },
  day: Day,
): CheckedAddress['errors'] {
  const place = registry.locate({ country }, day)
  const law = 'error' in place ? undefined : registry.jurisdiction(place.country)
  return law ? formErrors(registry, law, fields, day) : []
}

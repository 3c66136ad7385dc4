import type { Day } from './day.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import { compiled } from './pattern.ts'
import type { Place } from './place.ts'
import type { DeliveryService, Zone } from './section/delivery.ts'

/** The delivery zone of a place: the first that its postal code or subdivision lies in; undefined where none speaks of it. */
export function zoneOf(national: Jurisdiction, place: Place, day: Day): string | undefined {
  for (const [name, { value }] of national.family<Zone>('delivery', 'zone', day)) {
    if (place.subdivision && value.subdivisions?.includes(place.subdivision)) return name
    if (place.postalCode && value.postalCodes && compiled(value.postalCodes).test(place.postalCode)) return name
  }
  return undefined
}

/** Services without zones go everywhere; zones are of the home country. Nothing is known against an address without a code. */
export function serviceReaches(
  national: Jurisdiction,
  { zones }: DeliveryService,
  destination: Place,
  day: Day,
): boolean {
  if (!zones) return true
  if (destination.country !== national.country.code) return false
  const zone = zoneOf(national, destination, day)
  return zone === undefined || zones.includes(zone)
}

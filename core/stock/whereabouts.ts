import type { Day } from '../country/day.ts'
import type { Destination } from '../country/place.ts'
import type { Registry } from '../country/registry.ts'
import type { Whereabouts } from './location.ts'

/** An address as sourcing sees it: its subdivision by its ISO code, and roughly where that is, as far as its pack knows. Pure. */
export function whereaboutsOf(registry: Registry, destination: Destination, day: Day): Whereabouts {
  const place = registry.locate(destination, day)
  if ('error' in place) return destination
  const { country, subdivision, postalCode } = place
  const centres = registry.jurisdiction(country)?.value('address', 'centres', day)
  const centre = subdivision === undefined ? undefined : centres?.[subdivision]
  return {
    country,
    ...(subdivision !== undefined && { subdivision }),
    ...(postalCode !== undefined && { postalCode }),
    ...(centre && { roughly: { latitude: centre[0], longitude: centre[1] } }),
  }
}

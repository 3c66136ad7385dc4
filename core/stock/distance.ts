import type { Coordinates, Whereabouts } from './location.ts'

/**
 * Orders places by how near they are to a destination; equals keep their order. By kilometres where the destination and
 * every place have coordinates: comparing kilometres with postal codes would only pretend to know. Else by country, then
 * subdivision, then by how many characters the postal codes begin with in common.
 */
export function byDistance<T extends Whereabouts>(places: readonly T[], destination: Whereabouts): T[] {
  const to = destination.coordinates
  const exact = to !== undefined && places.every(({ coordinates }) => coordinates !== undefined)
  const distance = exact
    ? (place: T) => kilometres(place.coordinates as Coordinates, to)
    : (place: T) => remoteness(place, destination)
  const measured = places.map((place) => ({ place, distance: distance(place) }))
  return measured.sort((a, b) => a.distance - b.distance).map(({ place }) => place)
}

const EARTH_KM = 6_371

/** Along the great circle. */
export function kilometres(a: Coordinates, b: Coordinates): number {
  const [latA, lonA, latB, lonB] = [a.latitude, a.longitude, b.latitude, b.longitude].map(radians) as [
    number,
    number,
    number,
    number,
  ]
  const half = Math.sin((latB - latA) / 2) ** 2 + Math.cos(latA) * Math.cos(latB) * Math.sin((lonB - lonA) / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)))
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

const OTHER_COUNTRY = 1_000
const OTHER_SUBDIVISION = 100

/** Greater is farther. */
function remoteness(place: Whereabouts, destination: Whereabouts): number {
  if (place.country !== destination.country) return OTHER_COUNTRY
  const apart = place.subdivision !== destination.subdivision && destination.subdivision !== undefined
  return (apart ? OTHER_SUBDIVISION : 0) - commonBeginning(place.postalCode, destination.postalCode)
}

function commonBeginning(a = '', b = ''): number {
  const [one, other] = [a, b].map((code) => code.replaceAll(/[\s-]/g, '').toUpperCase()) as [string, string]
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}

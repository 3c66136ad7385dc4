import type { Coordinates, Whereabouts } from './location.ts'

/**
 * Orders places by how near they are to a destination; equals keep their order. By kilometres where the destination and
 * every place have coordinates: comparing kilometres with postal codes would only pretend to know. Else by country, then
 * subdivision; then, outside it, by kilometres from about where it is, where that is known and every place has coordinates;
 * then by how many characters the postal codes begin with in common.
 */
export function byDistance<T extends Whereabouts>(places: readonly T[], destination: Whereabouts): T[] {
  const located = places.every(({ coordinates }) => coordinates !== undefined)
  const { coordinates, roughly } = located ? destination : {}
  const distance = coordinates
    ? (place: T) => kilometres(place.coordinates as Coordinates, coordinates)
    : (place: T) => remoteness(place, destination, roughly)
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

/** Beyond half of the way around the earth. */
const OTHER_COUNTRY = 100_000
const OTHER_SUBDIVISION = 100

/** Greater is farther. */
function remoteness(place: Whereabouts, destination: Whereabouts, roughly: Coordinates | undefined): number {
  if (place.country !== destination.country) return OTHER_COUNTRY
  const common = commonBeginning(place.postalCode, destination.postalCode)
  if (place.subdivision === destination.subdivision || destination.subdivision === undefined) return -common
  if (roughly) return OTHER_SUBDIVISION + kilometres(place.coordinates as Coordinates, roughly)
  return OTHER_SUBDIVISION - common
}

function commonBeginning(a = '', b = ''): number {
  const [one, other] = [a, b].map((code) => code.replaceAll(/[\s-]/g, '').toUpperCase()) as [string, string]
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}

import type { components } from '../../openapi/v1.d.ts'

/** A pickup point, locker or shop as it is imported; the contract says its shape. */
export type PickupPointDocument = components['schemas']['PickupPointDocument']

/** A place on the globe in degrees. */
export interface Coordinates {
  latitude: number
  longitude: number
}

/** What nearness is judged by. */
export interface Near {
  code: string
  postalCode: string
  latitude?: number
  longitude?: number
}

/**
 * The nearest first: the same postal code, then the longest beginning in common, for codes name ever smaller areas from
 * left to right; among equals the shorter way, where both ends are known; then by code, so that the order is one.
 */
export function nearestFirst<T extends Near>(
  points: readonly T[],
  asked: { postalCode: string; at?: Coordinates },
  limit: number,
): { point: T; distanceMetres?: number }[] {
  return points
    .map((point) => {
      const distanceMetres = distanceTo(point, asked.at)
      return { point, common: commonLength(point.postalCode, asked.postalCode), distanceMetres }
    })
    .sort(
      (a, b) =>
        b.common - a.common ||
        (a.distanceMetres ?? FARTHEST) - (b.distanceMetres ?? FARTHEST) ||
        (a.point.code < b.point.code ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ point, distanceMetres }) => ({ point, ...(distanceMetres !== undefined && { distanceMetres }) }))
}

/** Farther than any two places on the globe. */
const FARTHEST = 30_000_000

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return a === b ? length + 1 : length
}

const EARTH_RADIUS_METRES = 6_371_000

function distanceTo({ latitude, longitude }: Near, at: Coordinates | undefined): number | undefined {
  if (!at || latitude === undefined || longitude === undefined) return undefined
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [from, to] = [radians(at.latitude), radians(latitude)]
  const half = (angle: number) => Math.sin(angle / 2) ** 2
  const chord = half(to - from) + Math.cos(from) * Math.cos(to) * half(radians(longitude - at.longitude))
  return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, chord))))
}

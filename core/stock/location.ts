export const LOCATION_KINDS = ['warehouse', 'shop', 'third-party'] as const
export type LocationKind = (typeof LOCATION_KINDS)[number]

/** Degrees. */
export interface Coordinates {
  latitude: number
  longitude: number
}

/** Where something is, as far as is known. */
export interface Whereabouts {
  /** ISO 3166-1 alpha-2. */
  country: string
  /** ISO 3166-2. */
  subdivision?: string
  postalCode?: string
  coordinates?: Coordinates
  /** Of an address: about where its subdivision is. */
  roughly?: Coordinates
}

/** A place that stock lies at. */
export interface StockLocation extends Whereabouts {
  code: string
  kind: LocationKind
  name: string
  city?: string
  active: boolean
}

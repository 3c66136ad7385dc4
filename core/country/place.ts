/** An address as far as tax and delivery need it, as a request gives it. */
export interface Destination {
  /** ISO 3166-1 alpha-2. */
  country: string
  postalCode?: string
  /** ISO 3166-2, with or without the country's prefix. */
  subdivision?: string
  city?: string
}

/** A destination looked up in the registry: whose law applies there. */
export interface Place {
  /** Code of the pack, also where the request named the own code of a territory. */
  country: string
  /** Most specific jurisdiction: the country's code or a territory's. */
  jurisdiction: string
  /** ISO 3166-2 code with its prefix, from the request or from the postal code. */
  subdivision?: string
  postalCode?: string
  city?: string
}

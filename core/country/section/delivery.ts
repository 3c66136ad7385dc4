import type { Dated, None } from '../dated.ts'

export type ServiceKind = 'home' | 'pickup-point' | 'locker' | 'click-and-collect'

/** A delivery service as the country's carriers offer it. */
export interface DeliveryService {
  kind: ServiceKind
  label: string
  /** Working days in transit: least and most. */
  transitDays: readonly [number, number]
  /** Local time until which an order leaves the same day, `HH:MM`. */
  cutOff: string
  /** Zones that it reaches; left out: the whole country with its territories. */
  zones?: readonly string[]
  weightMaxGrams?: number
}

/** A delivery zone: postal codes that carriers treat alike, as a regular expression over the normalised code, or subdivisions. */
export interface Zone {
  postalCodes?: string
  subdivisions?: readonly string[]
  /** Working days to add to a service's transit. */
  extraDays?: number
}

/** The section `delivery` of a pack. Zones are tried in the order written; the first that matches wins. */
export type DeliveryRules = { [service: `service.${string}`]: Dated<DeliveryService | None> } & {
  [zone: `zone.${string}`]: Dated<Zone | None>
} & {
  /** Who pays duty and import tax on what arrives from abroad, by custom: delivered duty paid, or at place. */
  customs?: Dated<{ terms: 'DDP' | 'DAP'; duty: 'known' | 'unknown'; note?: string }>
}

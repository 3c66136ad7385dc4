import type { Dated, None } from '../dated.ts'
import type { Kind } from '../kind.ts'

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
  /** Dearer for being faster: no standard delivery in the eyes of the law of withdrawal. */
  express?: true
}

/** A delivery zone: postal codes that carriers treat alike, as a regular expression over the normalised code, or subdivisions. */
export interface Zone {
  postalCodes?: string
  subdivisions?: readonly string[]
  /** Working days to add to a service's transit. */
  extraDays?: number
}

/** What is due at the border on goods that arrive from outside. */
export interface Customs {
  /** Who pays duty and import tax, by custom: delivered duty paid, or at place. */
  terms: 'DDP' | 'DAP'
  /** Whether the pack tells the duty where nothing below does. */
  duty: 'known' | 'unknown'
  note?: string
  /** Value of a consignment up to which no duty is due. */
  freeUpTo?: { amount: number; currency: string }
  /** A flat duty for each heading of the tariff, up to a value of the consignment. */
  flat?: { amount: number; currency: string; upTo: number }
  /** Kinds that neither holds for. */
  except?: readonly Kind[]
  /** Goods from the rest of the country bear no duty, though they cross a border of tax. */
  fromHome?: 'free'
}

/** The section `delivery` of a pack. Zones are tried in the order written; the first that matches wins. */
export type DeliveryRules = { [service: `service.${string}`]: Dated<DeliveryService | None> } & {
  [zone: `zone.${string}`]: Dated<Zone | None>
} & {
  customs?: Dated<Customs>
}

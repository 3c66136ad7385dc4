import type { components } from '../../openapi/v1.d.ts'
import type { Kind } from '../country/kind.ts'
import type { Destination } from '../country/place.ts'
import type { RefundedDelivery } from '../country/section/legal.ts'
import type { Trait } from '../country/trait.ts'
import type { Quote } from '../pricing/quote-input.ts'
import type { FulfilmentState, LineState, OrderPaymentState, OrderState } from './order-state.ts'
import type { Taxed } from './unit-share.ts'

type Schemas = components['schemas']

/** A line as it was ordered: what the goods are, for customs and for the law of returns. */
export interface OrderedGoods {
  ref: string
  sku?: string
  name: string
  kind: Kind
  subKind?: string
  hsCode?: string
  perishable?: true
  madeToOrder?: true
  originCountry?: string
  weightGrams?: number
  /** What a bundle is made of. */
  bundle?: readonly { sku: string; quantity: number }[]
}

/**
 * The durable record of a sale: everything as it was on the day of the order. Never changed, but for where it goes and whom
 * to reach, before any of it has left (`edit-order.ts`).
 */
export interface OrderDocument {
  locale: string
  channel: string
  entityName: string
  quote: Quote
  goods: OrderedGoods[]
  contact: Schemas['ShopperContact']
  /** Who the shop knew the customer to be: what decided on group prices and on promotions for segments. */
  customer?: Schemas['Customer']
  buyer?: Schemas['Buyer']
  birthDate?: string
  shipTo?: Schemas['Address']
  billTo?: Schemas['Address']
  delivery?: { service: string; pickupPoint?: string }
  /** Left out where the delivery that was chosen cost no more. */
  standardDelivery?: StandardDelivery
  payment: { method: string }
  /** The very words that the shopper agreed to, and when. */
  consents: Schemas['GivenConsent'][]
  orderButton?: string
  terms: string
  /** Versions of the packs whose law made the quote. */
  packVersions: Record<string, string>
  /** What the law gave the shopper that day. */
  rights: Schemas['Right'][]
  /** Withdrawal as the law had it that day. */
  withdrawal?: FrozenWithdrawal
  /** The last day on which this record must be kept; the database refuses to delete it until then. */
  retainedUntil?: string
  /** Where goods leave from, so that the tax of the tax point can be worked out. */
  shipFrom: Destination
}

/** The cheapest standard delivery to the door that was offered when the order was placed, as it would have been charged. */
export interface StandardDelivery extends Taxed {
  service: string
}

export interface FrozenWithdrawal {
  days: number
  from: 'possession' | 'conclusion'
  excluded: readonly Kind[]
  excludedTraits?: readonly Trait[]
  /** The right ends with the seal. */
  sealed?: readonly Kind[]
  refundsDelivery: RefundedDelivery
  returnCost: 'buyer' | 'seller'
  /** Is the day on which the period begins its first? */
  firstDayCounts: boolean
  /** Does a last day that nobody works on move to the next working day? */
  endsOnWorkingDay: boolean
  source: { cite: string; url: string }
}

export interface ShippedLine extends Taxed {
  /** A line, or `delivery`. */
  ref: string
  quantity: number
}

/** Units of a line. */
export interface Units {
  ref: string
  quantity: number
}

/** Goods that left together, with the taxes of their tax point. */
export interface Shipment {
  shipment: number
  /** Code of the location that it left from; left out where no stock is kept of any of it. */
  location?: string
  carrier?: string
  tracking?: string
  taxDay: string
  amount: number
  lines: ShippedLine[]
  shippedAt: string
  deliveredAt?: string
}

/** What is given back. */
export interface Credit {
  id: string
  reason: 'cancellation' | 'withdrawal' | 'return' | 'goodwill' | 'overpayment'
  amount: number
  state: 'requested' | 'succeeded' | 'failed'
  paymentId?: string
  note?: string
  lines: ShippedLine[]
  at: string
}

export interface ReturnDocument {
  reason?: string
  /** The shipment that came back as a parcel; left out where the shopper announced what comes. */
  shipment?: number
  /** Nothing came back: the price of goods that the shopper keeps, or that were lost. */
  kept?: boolean
  statement?: string
  lines: { ref: string; quantity: number }[]
  refund: number
  refundsDelivery: boolean
  returnCost: 'buyer' | 'seller'
  deadline?: string
  acknowledgement?: { at: string; text: string }
}

export interface Return extends ReturnDocument {
  id: string
  kind: 'withdrawal' | 'return'
  state: 'stated' | 'announced' | 'inspected'
  announcedAt: string
}

/** An order as it stands. */
export interface Order {
  id: bigint
  number: string
  market: string
  entity: string
  currency: string
  state: OrderState
  paymentState: OrderPaymentState
  fulfilmentState: FulfilmentState
  toPay: number
  document: OrderDocument
  lines: LineState[]
  shipments: Shipment[]
  returns: Return[]
  credits: Credit[]
  version: number
  placedAt: Date
  expiresAt: Date
}

import type { components } from '../../openapi/v1.d.ts'
import type { Found } from '../catalog/quote-lines.ts'
import type { Promised } from '../delivery/promise.ts'
import type { Placement } from '../order/order.sql.ts'
import type { Promotion } from '../pricing/promotion/promotion.ts'

type Schemas = components['schemas']
export type Address = Schemas['Address']
export type Buyer = Schemas['Buyer']
export type ShopperContact = Schemas['ShopperContact']
export type Blocker = Schemas['Blocker']
export type CartChange = Schemas['CartChange']
export type Customer = Schemas['Customer']

/**
 * What the catalogue said of a line when its price was shown. It is kept with the cart: within the guaranteed time the
 * price holds whatever the catalogue says meanwhile, and most requests need no look at the catalogue at all.
 */
export interface LineFacts {
  name: string
  offer: Found
}

export interface CartLine {
  sku: string
  quantity: number
  /** Absent where the market does not sell it. */
  facts?: LineFacts
}

/** A promotion as it was when it was shown. */
export type HeldPromotion = Pick<Promotion, 'document'> & Partial<Pick<Promotion, 'announced'>>

/** What the shopper saw last, so that a difference can be told. */
export interface ShownQuote {
  toPay: number
  delivery: number
  discount?: number
  /** Amounts by line. */
  lines: Record<string, { unitPrice: number; gross: number }>
  /** Those that took something: they hold as prices do. */
  promotions?: HeldPromotion[]
}

/** How it is delivered; price and promise are those of the last time that goods, address or service changed. */
export interface DeliveryChoice {
  service: string
  pickupPoint?: string
  price?: number
  promised?: Promised
  /** The cheapest standard delivery to the door, where this one costs more. */
  standard?: { service: string; price: number }
  /** Why it is not to be had. */
  unavailable?: string
}

/** Everything that a cart says. Stored whole, for it is read and written whole. */
export interface CartContent {
  locale: string
  currency: string
  channel: string
  lines: CartLine[]
  /** When the facts of the lines were read, milliseconds since 1970. */
  pricedAt: number
  coupons: string[]
  contact?: ShopperContact
  /** Who the shopper is, as somebody with a key said; never from the shopper. */
  customer?: Customer
  buyer?: Buyer
  birthDate?: string
  shipTo?: Address
  billTo?: Address
  delivery?: DeliveryChoice
  payment?: { method: string }
  /** Consents given, with the instant. */
  consents: Record<string, string>
  shown?: ShownQuote
  /** What changed with the last change of country. */
  changes?: CartChange[]
}

/** A cart as it is stored. */
export interface Cart {
  secret: string
  market: string
  version: number
  content: CartContent
  expiresAt: Date
  /** The order that it became, and the request that made it so. */
  orderId?: bigint
  placement?: Placement
}

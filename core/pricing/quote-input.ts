import type { Day } from '../country/day.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import type { Kind } from '../country/kind.ts'
import type { Place } from '../country/place.ts'
import type { Registry } from '../country/registry.ts'
import type { Seller, Supply } from '../country/section/tax.ts'
import type { RoundingMode } from '../money/rounding.ts'
import type { Explanation } from './explanation.ts'
import type { OfferedPrice } from './prior-price.ts'
import type { CouponAnswer, GivenCoupon, Promotion } from './promotion/promotion.ts'
import type { PriceCandidate } from './select-price.ts'

/** A line to be quoted: either with candidates to select a price from, or with a price of its own. */
export interface QuoteInputLine {
  /** Unique name of the line in the answer. */
  ref: string
  sku?: string
  kind: Kind
  subKind?: string
  hsCode?: string
  perishable?: true
  madeToOrder?: true
  quantity: number
  /** Minor units, as displayed in the market. */
  unitPrice?: bigint
  candidates?: readonly PriceCandidate[]
  /** Taken off the whole line before any promotion, as displayed in the market. Minor units, not negative. */
  discount?: bigint
  /** Code of its product. */
  product?: string
  /** Codes of its categories and of all above them. */
  categories?: readonly string[]
  /** A deposit or contribution, which no promotion touches. */
  charge?: true
  /** What one piece cost the seller, without tax. Never shown. */
  cost?: { amount: bigint; currency: string }
  /** What the market offered it at; only where a reduction is announced. */
  offered?: readonly OfferedPrice[]
}

/** What a quote knows of promotions. Left out, there are none. */
export interface Promoting {
  /** Those of the market; announced ones that have ended too, for what was offered before. */
  promotions: readonly Promotion[]
  coupons: readonly GivenCoupon[]
  segments?: readonly string[]
  /** Undefined where nobody knows. */
  firstOrder?: boolean
  /** Codes of promotions whose uses are known to be spent. */
  exhausted?: ReadonlySet<string>
}

/** Everything that a quote depends on. Resolved before: nothing below asks the clock, the database or the locale. */
export interface QuoteInput {
  registry: Registry
  market: string
  /** Place that the market's displayed prices include the tax of. */
  home: Place
  /** The home country's jurisdiction, whose display and rounding shape the quote. */
  homeJurisdiction: Jurisdiction
  holds: 'gross' | 'net'
  day: Day
  currency: string
  channel: string
  group?: string
  seller: Seller
  origin: Place
  destination: Place
  buyer: Supply['buyer']
  lines: readonly QuoteInputLine[]
  delivery?: { service?: string; price: bigint }
  payment?: { method: string }
  promoting?: Promoting
  /** Converts an amount of the quote's currency for thresholds that the law states in another. */
  convert: (amount: bigint, currency: string) => bigint | undefined
  /** Notices that were found before the quote, such as a tax number that is not valid. */
  notices?: readonly QuoteNotice[]
}

/** Something the shopper or the merchant must know. `message` is a key until the edge translates it. */
export interface QuoteNotice {
  code: string
  message: string
  pointer?: string
  /** The lines that it is about, where it is about some. */
  lines?: string[]
  source?: { cite: string; url: string }
}

/** One tax of one line. */
export interface QuoteTax {
  name: string
  percent: string
  jurisdiction: string
  base: number
  amount: number
  category: 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O'
  reason?: string
  from: Day
  source: { cite: string; url: string }
}

/** A line of the answer. Amounts are minor units; net + tax = gross, and tax is the sum of the taxes. */
export interface QuoteLine {
  ref: string
  sku?: string
  kind: Kind
  quantity: number
  unitPrice: number
  discount: number
  /** What may be announced, where a promotion is an announced reduction. */
  reduction?: { priorPrice: number; percent?: string }
  net: number
  tax: number
  gross: number
  taxes: QuoteTax[]
  explain: Explanation[]
}

export interface QuoteDelivery {
  service?: string
  price: number
  /** What promotions take off the price. */
  discount?: number
  net: number
  tax: number
  gross: number
  taxes: QuoteTax[]
  explain: Explanation[]
}

/** A promotion that was used. `label` is its code until the edge translates it. */
export interface QuotePromotion {
  code: string
  label: string
  amount: number
  coupon?: string
  times: number
}

/** A priced basket with every decision explained. */
export interface Quote {
  market: string
  currency: string
  day: Day
  pricesIncludeTax: boolean
  rounding: { per: 'unit' | 'line' | 'rate' | 'document'; mode: RoundingMode }
  lines: QuoteLine[]
  delivery?: QuoteDelivery
  taxes: { name: string; percent: string; base: number; amount: number }[]
  totals: { discount: number; delivery: number; net: number; tax: number; gross: number; toPay: number }
  notices: QuoteNotice[]
  promotions?: QuotePromotion[]
  coupons?: CouponAnswer[]
}

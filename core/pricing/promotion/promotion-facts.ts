import type { Day } from '../../country/day.ts'
import type { PromotionLaw } from './law.ts'
import type { GivenCoupon } from './promotion.ts'

/** What promotions depend on besides the lines. */
export interface PromotionFacts {
  day: Day
  currency: string
  channel: string
  segments: readonly string[]
  /** Undefined where nobody knows. */
  firstOrder?: boolean | undefined
  coupons: readonly GivenCoupon[]
  /** Codes of promotions whose uses are known to be spent. */
  exhausted?: ReadonlySet<string> | undefined
  delivery?: { service?: string; price: bigint } | undefined
  law: PromotionLaw
}

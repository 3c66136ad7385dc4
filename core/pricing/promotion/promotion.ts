import type { components } from '../../../openapi/v1.d.ts'
import type { Day } from '../../country/day.ts'
import type { Kind } from '../../country/kind.ts'
import type { OfferedPrice } from '../prior-price.ts'

/** A promotion as it is written; the contract says its shape. */
export type PromotionDocument = components['schemas']['PromotionDocument']
export type PromotionAction = components['schemas']['PromotionAction']
export type PromotionConditions = components['schemas']['PromotionConditions']
type Selection = components['schemas']['Selection']
type Moneys = components['schemas']['Moneys']

/** Why a coupon, or a promotion, is not applied. Stable: storefronts compare it. */
export type Reason = components['schemas']['CouponReason']

/** A promotion ready to be applied: the document with what is looked up often made quick. */
export interface Promotion {
  code: string
  document: PromotionDocument
  priority: number
  /** `with-all`, `with-none`, or a group of which only one takes from a line. */
  stacks: string
  when: PromotionConditions
  action: PromotionAction
  on: Selector | undefined
  /** What a buy-get reduces, where that is something else. */
  of: Selector | undefined
  /** Since and until when everybody was told of it (instants in UTC), where it is an announced reduction. */
  announced: { from: string; until?: string } | undefined
}

/** A coupon that came with the basket: opened a promotion, or did not and says why. */
export interface GivenCoupon {
  /** As the shopper typed it. */
  code: string
  promotion?: string
  refused?: Reason
}

/** What became of a coupon. */
export interface CouponAnswer {
  code: string
  applied: boolean
  reason?: Reason
}

/** A line as promotions see it. Amounts are as displayed in the market. */
export interface PromotionLine {
  /** Canonical: breaks ties, and does not depend on the order of lines. */
  key: string
  kind: Kind
  subKind?: string
  hsCode?: string
  sku?: string
  product?: string
  /** Codes of its categories and of all above them. */
  categories?: readonly string[]
  quantity: bigint
  unitPrice: bigint
  /** What the line costs before promotions. */
  amount: bigint
  /** A deposit or contribution: never selected. */
  charge?: boolean
  /** What one piece cost the seller, without tax. */
  cost?: { amount: bigint; currency: string }
  /** What the market offered it at, where a reduction is announced. */
  offered?: readonly OfferedPrice[]
}

interface Selector {
  products?: ReadonlySet<string>
  skus?: ReadonlySet<string>
  categories?: ReadonlySet<string>
  kinds?: ReadonlySet<string>
}

/** Makes a document ready. `announced` says since when everybody was told. */
export function toPromotion(document: PromotionDocument, announced?: { from: string; until?: string }): Promotion {
  const { action } = document
  return {
    code: document.code,
    document,
    priority: document.priority ?? 0,
    stacks: document.stacks ?? 'with-all',
    when: document.when ?? {},
    action,
    on: document.on && selectorOf(document.on),
    of: action.type === 'buy-get' && action.of ? selectorOf(action.of) : undefined,
    announced: document.announced && announced,
  }
}

function selectorOf({ products, skus, categories, kinds }: Selection): Selector {
  return {
    ...(products && { products: new Set(products) }),
    ...(skus && { skus: new Set(skus) }),
    ...(categories && { categories: new Set(categories) }),
    ...(kinds && { kinds: new Set(kinds) }),
  }
}

/** Does a promotion see this line? Fields that are stated must all fit. */
export function selects(selector: Selector | undefined, line: PromotionLine): boolean {
  if (line.charge) return false
  if (!selector) return true
  const { products, skus, categories, kinds } = selector
  return (
    (!products || (line.product !== undefined && products.has(line.product))) &&
    (!skus || (line.sku !== undefined && skus.has(line.sku))) &&
    (!categories || (line.categories?.some((code) => categories.has(code)) ?? false)) &&
    (!kinds || kinds.has(line.kind))
  )
}

export function runsOn({ document }: Promotion, day: Day): boolean {
  const { active = true, from, until } = document
  return active && (from === undefined || from <= day) && (until === undefined || day < until)
}

/** The amount that is stated in a currency. Nothing is converted. */
export function amountIn(moneys: Moneys, currency: string): bigint | undefined {
  const found = moneys.find((money) => money.currency === currency)
  return found && BigInt(found.amount)
}

/** The order in which promotions are applied, whatever the order they come in: the greater priority, then the smaller code. */
export function inOrder(promotions: readonly Promotion[]): Promotion[] {
  return promotions.toSorted((a, b) => b.priority - a.priority || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}

/** May both take from one line? Symmetric. */
export function goTogether(a: Promotion, b: Promotion): boolean {
  if (a.stacks === 'with-none' || b.stacks === 'with-none') return false
  return a.stacks === 'with-all' || a.stacks !== b.stacks
}

import { weekday } from '../../country/day.ts'
import { display } from '../../money/currency.ts'
import type { Explanation } from '../explanation.ts'
import { type AnnouncedReduction, announcedReduction } from './announced-reduction.ts'
import { freeDelivery } from './free-delivery.ts'
import { answerToCoupon } from './opened-by-coupons.ts'
import { type CouponAnswer, inOrder, type Promotion, type PromotionLine, type Reason, runsOn } from './promotion.ts'
import type { PromotionFacts } from './promotion-facts.ts'
import { takeOffLines } from './take-off-lines.ts'
import { Tally, type UsedPromotion } from './tally.ts'

export interface AppliedPromotions {
  /** By line. */
  discounts: readonly bigint[]
  explain: readonly (readonly Explanation[])[]
  reductions: readonly (AnnouncedReduction | undefined)[]
  delivery: { discount: bigint; explain: readonly Explanation[] }
  /** In the order in which they were applied. */
  used: readonly UsedPromotion[]
  /** In the order of the request. */
  coupons: readonly CouponAnswer[]
}

/**
 * Applies promotions to a basket. Pure: neither the order of lines nor that of promotions changes an amount.
 *
 * The one rule of priority and stacking: promotions go by priority, the greater first, then by code. Each takes from what
 * those before it left of a line. Line by line it steps back where one that has taken from the line does not go together
 * with it: `with-none` goes with no other, and of a named group only one takes from a line. Conditions look at the basket
 * before any discount. What delivery costs less comes last.
 */
export function applyPromotions(
  lines: readonly PromotionLine[],
  promotions: readonly Promotion[],
  facts: PromotionFacts,
): AppliedPromotions {
  const tally = new Tally(lines, facts)
  const running = inOrder(promotions).filter((promotion) => isOpen(tally, promotion))
  for (const promotion of running) if (promotion.action.type !== 'free-delivery') takeOffLines(tally, promotion)
  for (const promotion of running) if (promotion.action.type === 'free-delivery') freeDelivery(tally, promotion)
  const reductions = lines.map((_, index) => reductionOf(tally, index, promotions))
  return {
    discounts: tally.standings.map(({ line, left }) => line.amount - left),
    explain: tally.standings.map(({ explain }) => explain),
    reductions,
    delivery: tally.delivery,
    used: tally.used,
    coupons: facts.coupons.map((coupon) => answerToCoupon(coupon, tally.opened, tally.outcomes)),
  }
}

/** Does it concern this basket at all? What it is not meant for is not told either: nobody learns of other people's offers. */
function isOpen(tally: Tally, promotion: Promotion): boolean {
  if (promotion.when.coupon && !tally.opened.has(promotion.code)) return false
  const shut = whyShut(promotion, tally.facts)
  if (shut) tally.outcomes.set(promotion.code, shut)
  return shut === undefined
}

function whyShut(promotion: Promotion, facts: PromotionFacts): Reason | undefined {
  const { when, code } = promotion
  const { day, channel, segments, firstOrder, exhausted } = facts
  if (exhausted?.has(code)) return 'used-up'
  if (!runsOn(promotion, day)) return 'expired'
  const meant =
    (when.channels?.includes(channel) ?? true) &&
    (when.segments?.some((segment) => segments.includes(segment)) ?? true) &&
    (when.weekdays?.includes(weekday(day)) ?? true) &&
    (!when.firstOrder || firstOrder === true)
  return meant ? undefined : 'conditions'
}

/** What may be announced of a line's reduction, which is said with it. */
function reductionOf(tally: Tally, index: number, promotions: readonly Promotion[]): AnnouncedReduction | undefined {
  const { line, announced, takers } = tally.at(index)
  const applied = takers.filter((taker) => taker.announced)
  const { currency, channel, law } = tally.facts
  const window = applied.length > 0 ? law.reductionWindow() : undefined
  if (!window) return undefined
  const found = announcedReduction(line, announced, applied, promotions, { currency, channel, days: window.days })
  if (!found) return undefined
  const prior = display(found.priorPrice, currency)
  const says = found.percent
    ? `${found.percent} % on the prior price of ${prior}`
    : `no reduction may be announced: the prior price was ${prior}`
  tally.say([index], applied.at(-1) as Promotion, says, window.rule)
  return found
}

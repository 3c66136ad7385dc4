import type { EffectiveRule } from '../../country/jurisdiction.ts'
import { cited, type Explanation } from '../explanation.ts'
import type { Objection } from './objection.ts'
import { type Outcome, openedByCoupons } from './opened-by-coupons.ts'
import type { GivenCoupon, Promotion, PromotionLine } from './promotion.ts'
import type { PromotionFacts } from './promotion-facts.ts'

/** A promotion that was used. */
export interface UsedPromotion {
  code: string
  /** As the shopper typed it. */
  coupon?: string
  amount: bigint
  times: number
}

/** A line as the promotions so far have left it. */
interface Standing {
  line: PromotionLine
  left: bigint
  /** What announced promotions took. */
  announced: bigint
  takers: Promotion[]
  explain: Explanation[]
}

/** What promotions have taken of a basket so far: what is left of each line, and what is to be said. Lines go by their place. */
export class Tally {
  readonly lines: readonly PromotionLine[]
  readonly facts: PromotionFacts
  readonly opened: ReadonlyMap<string, GivenCoupon>
  readonly standings: readonly Standing[]
  readonly delivery = { discount: 0n, explain: [] as Explanation[] }
  /** In the order in which they were applied. */
  readonly used: UsedPromotion[] = []
  readonly outcomes = new Map<string, Outcome>()

  constructor(lines: readonly PromotionLine[], facts: PromotionFacts) {
    this.lines = lines
    this.facts = facts
    this.opened = openedByCoupons(facts.coupons)
    this.standings = lines.map((line) => ({ line, left: line.amount, announced: 0n, takers: [], explain: [] }))
  }

  at(index: number): Standing {
    return this.standings[index] as Standing
  }

  takeFrom(promotion: Promotion, index: number, take: bigint): void {
    const standing = this.at(index)
    standing.left -= take
    if (promotion.announced) standing.announced += take
    standing.takers.push(promotion)
  }

  use(promotion: Promotion, amount: bigint, times: number): void {
    const { code } = promotion
    const coupon = promotion.when.coupon && this.opened.get(code)?.code
    this.used.push({ code, ...(coupon && { coupon }), amount, times })
    this.outcomes.set(code, 'applied')
  }

  refuse(promotion: Promotion, indexes: readonly number[], { reason, why, rule }: Objection): void {
    this.outcomes.set(promotion.code, reason)
    this.say(indexes, promotion, `not applied: ${why}`, rule)
  }

  refuseDelivery(promotion: Promotion, { reason, why, rule }: Objection): void {
    this.outcomes.set(promotion.code, reason)
    this.sayOfDelivery(promotion, `not applied: ${why}`, rule)
  }

  say(indexes: readonly number[], promotion: Promotion, value: string, rule?: EffectiveRule): void {
    const said = explanation(promotion, value, rule)
    for (const index of indexes) this.at(index).explain.push(said)
  }

  sayOfDelivery(promotion: Promotion, value: string, rule?: EffectiveRule): void {
    this.delivery.explain.push(explanation(promotion, value, rule))
  }
}

function explanation(promotion: Promotion, value: string, rule?: EffectiveRule): Explanation {
  const { code, document } = promotion
  const since = rule?.from ?? document.from
  return {
    step: 'promotion',
    rule: `promotion.${code}`,
    value,
    ...(rule && { layer: rule.layer }),
    ...(since && { from: since }),
    ...(rule && { source: cited(rule.source) }),
  }
}

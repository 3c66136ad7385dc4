import { type Day, weekday } from '../../country/day.ts'
import type { EffectiveRule } from '../../country/jurisdiction.ts'
import { display } from '../../money/currency.ts'
import { cited, type Explanation } from '../explanation.ts'
import { type AnnouncedReduction, announcedReduction } from './announced-reduction.ts'
import type { Limit, PromotionLaw } from './law.ts'
import {
  amountIn,
  type CouponAnswer,
  type GivenCoupon,
  goTogether,
  inOrder,
  type Promotion,
  type PromotionLine,
  type Reason,
  runsOn,
  selects,
} from './promotion.ts'
import { piecesOf, type Reached, type Wanted, wantedOf, worthOf } from './wanted.ts'

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

/** A promotion that was used. */
export interface UsedPromotion {
  code: string
  /** As the shopper typed it. */
  coupon?: string
  amount: bigint
  times: number
}

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
  const walk = new Walk(lines, facts)
  const running = inOrder(promotions).filter((promotion) => walk.isOpen(promotion))
  for (const promotion of running) if (promotion.action.type !== 'free-delivery') walk.apply(promotion)
  for (const promotion of running) if (promotion.action.type === 'free-delivery') walk.deliver(promotion)
  return walk.result(promotions)
}

/** Why a promotion is not applied: for machines, in plain English, and the rule that says so. */
interface Objection {
  reason: Reason
  why: string
  rule?: EffectiveRule
}

/** What the law lets be taken off each line in all. */
type Limits = ReadonlyMap<number, Limit | undefined>

/** One walk through the promotions: what is left of each line, and what is to be said. */
class Walk {
  readonly #lines: readonly PromotionLine[]
  readonly #facts: PromotionFacts
  readonly #left: bigint[]
  /** What announced promotions took, by line. */
  readonly #announced: bigint[]
  readonly #takers: Promotion[][]
  readonly #explain: Explanation[][]
  readonly #delivery = { discount: 0n, explain: [] as Explanation[] }
  readonly #used: UsedPromotion[] = []
  readonly #outcome = new Map<string, Reason | 'applied'>()
  readonly #opened: ReadonlyMap<string, GivenCoupon>

  constructor(lines: readonly PromotionLine[], facts: PromotionFacts) {
    this.#lines = lines
    this.#facts = facts
    this.#left = lines.map(({ amount }) => amount)
    this.#announced = lines.map(() => 0n)
    this.#takers = lines.map(() => [])
    this.#explain = lines.map(() => [])
    this.#opened = openedBy(facts.coupons)
  }

  /** Does it concern this basket at all? What it is not meant for is not told either: nobody learns of other people's offers. */
  isOpen(promotion: Promotion): boolean {
    const { when, code } = promotion
    const { day, channel, segments, firstOrder, exhausted } = this.#facts
    if (when.coupon && !this.#opened.has(code)) return false
    if (exhausted?.has(code)) return this.#shut(code, 'used-up')
    if (!runsOn(promotion, day)) return this.#shut(code, 'expired')
    const meant =
      (when.channels?.includes(channel) ?? true) &&
      (when.segments?.some((segment) => segments.includes(segment)) ?? true) &&
      (when.weekdays?.includes(weekday(day)) ?? true) &&
      (!when.firstOrder || firstOrder === true)
    return meant || this.#shut(code, 'conditions')
  }

  #shut(code: string, reason: Reason): false {
    this.#outcome.set(code, reason)
    return false
  }

  apply(promotion: Promotion): void {
    const selected = this.#lines.flatMap((line, index) => (sees(promotion, line) ? [index] : []))
    const objection = this.#objection(promotion)
    if (objection) this.#refuse(promotion, selected, objection)
    else this.#applyTo(promotion, selected)
  }

  #applyTo(promotion: Promotion, selected: readonly number[]): void {
    const unspent = selected.filter((index) => this.#leftOf(index) > 0n)
    const stackable = unspent.filter((index) => this.#stacks(promotion, index))
    if (stackable.length > 0) this.#take(promotion, stackable)
    else this.#outcome.set(promotion.code, reasonWithout(selected.length, unspent.length))
  }

  /** What the basket or the day has against a promotion. */
  #objection(promotion: Promotion): Objection | undefined {
    const why = this.#unmet(promotion)
    if (why) return { reason: 'conditions', why }
    const rule = promotion.document.announced === 'sale' ? this.#facts.law.saleForbidden() : undefined
    return rule && { reason: 'law', why: 'the law allows no sale on this day', rule }
  }

  /** A condition of the basket that does not hold, in plain English. */
  #unmet({ when, on }: Promotion): string | undefined {
    const { currency } = this.#facts
    if (when.cartMin) {
      const least = amountIn(when.cartMin, currency)
      if (least === undefined) return `it states no least value in ${currency}`
      if (worthOf(this.#lines.filter((line) => !line.charge)) < least)
        return `it needs goods of ${display(least, currency)}`
    }
    const pieces = () => piecesOf(this.#lines.filter((line) => selects(on, line)))
    if (when.quantityMin !== undefined && pieces() < BigInt(when.quantityMin))
      return `it needs ${when.quantityMin} pieces`
    return undefined
  }

  #stacks(promotion: Promotion, index: number): boolean {
    const against = this.#takers[index]?.find((taker) => !goTogether(taker, promotion))
    if (against) this.#say([index], promotion, `not applied: does not go together with ${against.code}`)
    return against === undefined
  }

  /** Takes from the lines what the law leaves; a line that would go below cost drops out, and the rest is spread anew. */
  #take(promotion: Promotion, indexes: readonly number[]): void {
    const { law } = this.#facts
    const limits: Limits = new Map(indexes.map((index) => [index, law.reductionMax(this.#line(index))]))
    let open = indexes.filter((index) => this.#mayTake(promotion, index, limits.get(index)))
    let wanted = this.#wanted(promotion, open, limits)
    for (let below = this.#below(promotion, open, wanted); below.length > 0; ) {
      open = open.filter((index) => !below.includes(index))
      wanted = this.#wanted(promotion, open, limits)
      below = this.#below(promotion, open, wanted)
    }
    const lawful = open.length < indexes.length
    if ('takes' in wanted) this.#apply(promotion, open, wanted, limits, lawful)
    else this.#refuse(promotion, open, { reason: open.length === 0 ? 'law' : 'conditions', why: wanted.not })
  }

  #wanted(promotion: Promotion, open: readonly number[], limits: Limits): ReturnType<typeof wantedOf> {
    const reached = open.map((index) => this.#reached(index, limits.get(index)?.max))
    return wantedOf(promotion, this.#lines, reached, this.#facts.currency)
  }

  /** Lines that would go below cost. */
  #below(promotion: Promotion, open: readonly number[], wanted: ReturnType<typeof wantedOf>): number[] {
    if (!('takes' in wanted)) return []
    return open.filter((index, place) => this.#goesBelowCost(promotion, index, wanted.takes[place] as bigint))
  }

  #mayTake(promotion: Promotion, index: number, limit: Limit | undefined): boolean {
    const taken = this.#line(index).amount - this.#leftOf(index)
    if (!limit || taken < limit.max) return true
    this.#say([index], promotion, `not applied: ${limit.says}`, limit.rule)
    return false
  }

  #reached(index: number, max: bigint | undefined): Reached {
    const line = this.#line(index)
    const left = this.#leftOf(index)
    const lawful = max === undefined ? left : max - (line.amount - left)
    return { key: line.key, line, left, cap: lawful < left ? lawful : left }
  }

  #goesBelowCost(promotion: Promotion, index: number, take: bigint): boolean {
    if (take === 0n) return false
    const inSale = promotion.document.announced === 'sale'
    const rule = this.#facts.law.belowCost(this.#line(index), this.#leftOf(index) - take, inSale)
    if (rule) this.#say([index], promotion, 'not applied: the law allows no price as low', rule)
    return rule !== undefined
  }

  #apply(
    promotion: Promotion,
    indexes: readonly number[],
    { takes, times, says }: Wanted,
    limits: Limits,
    lawful: boolean,
  ): void {
    let amount = 0n
    for (const [place, index] of indexes.entries()) {
      const take = takes[place] as bigint
      if (take === 0n) this.#say([index], promotion, 'not applied: it takes nothing off this line')
      else this.#takeFrom(promotion, index, take, says, limits.get(index))
      amount += take
    }
    if (amount > 0n) this.#use(promotion, amount, times)
    else this.#outcome.set(promotion.code, lawful ? 'law' : 'no-effect')
  }

  #takeFrom(promotion: Promotion, index: number, take: bigint, says: string, limit: Limit | undefined): void {
    const left = this.#leftOf(index) - take
    this.#left[index] = left
    if (promotion.announced) this.#announced[index] = (this.#announced[index] as bigint) + take
    this.#takers[index]?.push(promotion)
    const full = limit && this.#line(index).amount - left === limit.max ? `; ${limit.says}` : ''
    const value = `−${display(take, this.#facts.currency)}: ${says}${full}`
    this.#say([index], promotion, value, full ? limit?.rule : undefined)
  }

  #use(promotion: Promotion, amount: bigint, times: number): void {
    const { code } = promotion
    const coupon = promotion.when.coupon && this.#opened.get(code)?.code
    this.#used.push({ code, ...(coupon && { coupon }), amount, times })
    this.#outcome.set(code, 'applied')
  }

  deliver(promotion: Promotion): void {
    const { delivery, law } = this.#facts
    const limit = delivery && law.deliveryMax(delivery.price, this.#lines, this.#left)
    const objection = this.#objection(promotion) ?? this.#deliveryObjection(promotion, limit)
    if (objection) this.#refuseDelivery(promotion, objection)
    else this.#freeDelivery(promotion, this.#deliveryLeft(limit), limit)
  }

  #deliveryLeft(limit: Limit | undefined): bigint {
    const price = this.#facts.delivery?.price ?? 0n
    return (limit ? limit.max : price) - this.#delivery.discount
  }

  #deliveryObjection(promotion: Promotion, limit: Limit | undefined): Objection | undefined {
    const { delivery } = this.#facts
    const why = this.#selectsNothing(promotion)
    if (why) return { reason: 'conditions', why }
    if (!delivery) return { reason: 'no-delivery', why: 'no delivery is chosen' }
    const services = promotion.action.type === 'free-delivery' ? promotion.action.services : undefined
    if (services && !(delivery.service && services.includes(delivery.service)))
      return { reason: 'conditions', why: `it is for ${services.join(', ')}` }
    if (this.#deliveryLeft(limit) > 0n) return undefined
    return limit
      ? { reason: 'law', why: limit.says, rule: limit.rule }
      : { reason: 'no-effect', why: 'delivery costs nothing' }
  }

  #freeDelivery(promotion: Promotion, discount: bigint, limit: Limit | undefined): void {
    this.#delivery.discount += discount
    const says = `−${display(discount, this.#facts.currency)}: free delivery${limit ? `; ${limit.says}` : ''}`
    this.#delivery.explain.push(explanation(promotion, says, limit?.rule))
    this.#use(promotion, discount, 1)
  }

  #selectsNothing({ on }: Promotion): string | undefined {
    return on && !this.#lines.some((line) => selects(on, line)) ? 'it is for other goods' : undefined
  }

  #refuse(promotion: Promotion, indexes: readonly number[], { reason, why, rule }: Objection): void {
    this.#outcome.set(promotion.code, reason)
    this.#say(indexes, promotion, `not applied: ${why}`, rule)
  }

  #refuseDelivery(promotion: Promotion, { reason, why, rule }: Objection): void {
    this.#outcome.set(promotion.code, reason)
    this.#delivery.explain.push(explanation(promotion, `not applied: ${why}`, rule))
  }

  #say(indexes: readonly number[], promotion: Promotion, value: string, rule?: EffectiveRule): void {
    const said = explanation(promotion, value, rule)
    for (const index of indexes) this.#explain[index]?.push(said)
  }

  #line(index: number): PromotionLine {
    return this.#lines[index] as PromotionLine
  }

  #leftOf(index: number): bigint {
    return this.#left[index] as bigint
  }

  result(promotions: readonly Promotion[]): AppliedPromotions {
    const reductions = this.#lines.map((_, index) => this.#reduction(index, promotions))
    return {
      discounts: this.#lines.map((line, index) => line.amount - this.#leftOf(index)),
      explain: this.#explain,
      reductions,
      delivery: this.#delivery,
      used: this.#used,
      coupons: this.#facts.coupons.map((coupon) => this.#answer(coupon)),
    }
  }

  #reduction(index: number, promotions: readonly Promotion[]): AnnouncedReduction | undefined {
    const applied = this.#takers[index]?.filter(({ announced }) => announced) ?? []
    const window = applied.length > 0 ? this.#facts.law.reductionWindow() : undefined
    if (!window) return undefined
    const { currency, channel } = this.#facts
    const scope = { currency, channel, days: window.days }
    const took = this.#announced[index] as bigint
    const found = announcedReduction(this.#line(index), took, applied, promotions, scope)
    if (!found) return undefined
    const prior = display(found.priorPrice, currency)
    const says = found.percent
      ? `${found.percent} % on the prior price of ${prior}`
      : `no reduction may be announced: the prior price was ${prior}`
    this.#say([index], applied.at(-1) as Promotion, says, window.rule)
    return found
  }

  #answer(coupon: GivenCoupon): CouponAnswer {
    const { code, refused, promotion } = coupon
    if (refused || promotion === undefined) return { code, applied: false, reason: refused ?? 'unknown' }
    if (this.#opened.get(promotion) !== coupon) return { code, applied: false, reason: 'stacking' }
    const outcome = this.#outcome.get(promotion) ?? 'not-here'
    return outcome === 'applied' ? { code, applied: true } : { code, applied: false, reason: outcome }
  }
}

/** The coupon that opens each promotion: of several, the one whose code is the smallest. */
function openedBy(coupons: readonly GivenCoupon[]): Map<string, GivenCoupon> {
  const opened = new Map<string, GivenCoupon>()
  const valid = coupons.filter(({ refused }) => !refused)
  for (const coupon of valid.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    if (coupon.promotion !== undefined && !opened.has(coupon.promotion)) opened.set(coupon.promotion, coupon)
  }
  return opened
}

/** Why a promotion has no line to take from: it selects none, nothing is left of them, or others hold them. */
function reasonWithout(selected: number, unspent: number): Reason {
  if (selected === 0) return 'conditions'
  return unspent === 0 ? 'no-effect' : 'stacking'
}

/** The lines that it may take from: of a buy-get, those that it gives. */
function sees({ action, on, of }: Promotion, line: PromotionLine): boolean {
  return action.type === 'buy-get' && of ? selects(of, line) : selects(on, line)
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

import type { EffectiveRule, Jurisdiction } from '../../country/jurisdiction.ts'
import { salesSpanOn } from '../../country/sales-period.ts'
import type { DeliveryService } from '../../country/section/delivery.ts'
import type { DeliveryMin, FixedPrice } from '../../country/section/legal.ts'
import { partsPerMillion, WHOLE } from '../../money/rate.ts'
import { chooseRate, ratesOf } from '../../tax/kind-rate.ts'
import { netOf } from '../../tax/net-of.ts'
import type { QuoteInput } from '../quote-input.ts'
import type { PromotionLine } from './promotion.ts'

/** What of a quote the law of promotions asks for. */
export type LawInput = Pick<
  QuoteInput,
  'registry' | 'home' | 'homeJurisdiction' | 'destination' | 'day' | 'currency' | 'channel' | 'delivery' | 'convert'
>

/** The most that may be taken off something, and the rule that says so. */
export interface Limit {
  max: bigint
  says: string
  rule: EffectiveRule
}

/**
 * What the law says about promotions: of the market's home, and for books also of the place that they go to, whichever
 * allows less.
 */
export class PromotionLaw {
  readonly #input: LawInput
  readonly #home: Jurisdiction
  readonly #laws: readonly Jurisdiction[]
  readonly #sent: boolean

  constructor(input: LawInput) {
    const { registry, home, homeJurisdiction, destination } = input
    this.#input = input
    this.#home = registry.jurisdiction(home.jurisdiction) ?? homeJurisdiction
    const there = registry.jurisdiction(destination.jurisdiction)
    this.#laws = there && there !== this.#home ? [this.#home, there] : [this.#home]
    this.#sent = isSent(input)
  }

  /** What may be taken off a line in all, where its price is fixed by law. */
  reductionMax(line: PromotionLine): Limit | undefined {
    let strictest: Limit | undefined
    for (const law of this.#laws) {
      for (const name of ['fixedBookPrice', 'fixedEbookPrice'] as const) {
        const rule = law.rule('legal', name, this.#input.day)
        if (!rule?.value?.kinds.includes(line.kind)) continue
        const limit = this.#limitOf(line, rule as EffectiveRule<FixedPrice>)
        if (!strictest || limit.max < strictest.max) strictest = limit
      }
    }
    return strictest
  }

  #limitOf(line: PromotionLine, rule: EffectiveRule<FixedPrice>): Limit {
    const { shipped, reductionMax } = rule.value
    const percent = this.#sent && shipped ? shipped.reductionMax : reductionMax
    const max = (line.amount * partsPerMillion(percent)) / WHOLE
    const says = percent === '0' ? 'the price is fixed by law' : `the law allows at most ${percent} % off`
    return { max, says, rule }
  }

  /** The rule that a sale breaks by running on this day. */
  saleForbidden(): EffectiveRule | undefined {
    const rule = this.#home.rule('legal', 'salesPeriods', this.#input.day)
    if (!rule?.value?.periods || salesSpanOn(rule.value.periods, this.#input.day)) return undefined
    return rule
  }

  /** The rule that a line breaks by costing only so much. What it cost the seller is never said. */
  belowCost(line: PromotionLine, amount: bigint, inSale: boolean): EffectiveRule | undefined {
    const rule = this.#home.rule('legal', 'belowCostBan', this.#input.day)
    if (!line.cost || !rule?.value || (rule.value.exceptSales && inSale)) return undefined
    const net = this.#net(line, amount)
    const { currency, convert } = this.#input
    const comparable = line.cost.currency === currency ? net : convert(net, line.cost.currency)
    const kept = comparable !== undefined && comparable >= line.cost.amount * line.quantity
    return kept ? undefined : rule
  }

  #net(line: PromotionLine, amount: bigint): bigint {
    const { homeJurisdiction, day } = this.#input
    if (homeJurisdiction.value('tax', 'display', day) !== 'inclusive') return amount
    const { kind, subKind, hsCode } = line
    const goods = { kind, buyer: 'consumer' as const, ...(subKind && { subKind }), ...(hsCode && { hsCode }) }
    const each = amount / line.quantity
    const rate = chooseRate(ratesOf(this.#home, kind, day), goods, (tested) => netOf(each, tested.components))
    return rate ? netOf(amount, rate.components) : amount
  }

  /** What may be taken off delivery, where the law wants it paid. `left` is what each line costs after promotions. */
  deliveryMax(price: bigint, lines: readonly PromotionLine[], left: readonly bigint[]): Limit | undefined {
    if (!this.#sent) return undefined
    let strictest: Limit | undefined
    for (const law of this.#laws) {
      const rule = law.rule('legal', 'deliveryMin', this.#input.day)
      const value = rule?.value
      const own = value ? lines.flatMap((line, index) => (value.kinds.includes(line.kind) ? [index] : [])) : []
      if (!rule || !value || own.length === 0) continue
      const worth = own.reduce((sum, index) => sum + (left[index] as bigint), 0n)
      const max = this.#offDelivery(price, worth, value)
      if (!strictest || max < strictest.max) strictest = { max, says: 'the law wants delivery paid', rule }
    }
    return strictest
  }

  /** Nothing is given where the law states its least amount in another currency: that is not converted here. */
  #offDelivery(price: bigint, worth: bigint, { currency, steps }: DeliveryMin): bigint {
    if (currency !== this.#input.currency) return 0n
    const step = steps.find(({ under }) => under === undefined || worth < BigInt(under))
    const off = price - BigInt(step?.amount ?? 0)
    return off > 0n ? off : 0n
  }

  /** Days of the window of the prior price, where a percentage is counted on it, and the rule that says so. */
  reductionWindow(): { days: number; rule: EffectiveRule } | undefined {
    const { day } = this.#input
    const days = this.#home.value('legal', 'priorPrice', day)?.days
    const rule = this.#home.rule('legal', 'reductionPercent', day)
    return days !== undefined && rule?.value ? { days, rule } : undefined
  }
}

/** Goods are sent unless they are collected, or handed over in a shop. */
function isSent({ delivery, channel, homeJurisdiction, day }: LawInput): boolean {
  if (!delivery) return channel !== 'shop'
  if (delivery.service === undefined) return true
  const services = homeJurisdiction.family<DeliveryService>('delivery', 'service', day)
  return services.get(delivery.service)?.value.kind !== 'click-and-collect'
}

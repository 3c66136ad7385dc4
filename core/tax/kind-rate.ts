import { addDays, type Day } from '../country/day.ts'
import type { EffectiveRule, Jurisdiction } from '../country/jurisdiction.ts'
import type { Kind } from '../country/kind.ts'
import type { Alternative, BandRate, Component, Condition, KindBand } from '../country/section/tax.ts'
import type { Source } from '../country/source.ts'
import { partsPerMillion, sumPercents } from '../money/rate.ts'

/** A component as it is charged: who levies it is filled in, the rate is parsed. */
export interface RateComponent {
  name: string
  percent: string
  jurisdiction: string
  of: 'net' | 'gross'
  parts: bigint
}

/** How a kind is taxed in a jurisdiction on a day, with where that is written. */
export interface KindRate {
  kind: Kind
  band: string
  /** Sum of the components. */
  percent: string
  components: readonly RateComponent[]
  category: 'S' | 'Z' | 'E' | 'O'
  reason?: string
  /** First day of this rate for this kind: of the rate itself or of the kind's move into the band, whichever is later. */
  from: Day
  source: Source
  layer: string
  condition?: Condition
  taxedAbove?: number
}

/** What a condition is tested on. */
export interface Goods {
  kind: Kind
  subKind?: string
  hsCode?: string
  buyer: 'consumer' | 'company'
}

const remembered = new WeakMap<Jurisdiction, Map<Day, Map<Kind, readonly KindRate[]>>>()
const DAYS_MAX = 400

/**
 * The rates of a kind on a day, one for each alternative, in the order the law tests them.
 * Empty where the pack says nothing for that day: the caller refuses, a rate is never guessed.
 */
export function ratesOf(jurisdiction: Jurisdiction, kind: Kind, day: Day): readonly KindRate[] {
  const known = onDay(jurisdiction, day)
  let rates = known.get(kind)
  if (!rates) {
    rates = compile(jurisdiction, kind, day)
    known.set(kind, rates)
  }
  return rates
}

function onDay(jurisdiction: Jurisdiction, day: Day): Map<Kind, readonly KindRate[]> {
  let days = remembered.get(jurisdiction)
  if (!days) {
    days = new Map()
    remembered.set(jurisdiction, days)
  }
  let known = days.get(day)
  if (!known) {
    if (days.size >= DAYS_MAX) days.clear()
    known = new Map()
    days.set(day, known)
  }
  return known
}

function compile(jurisdiction: Jurisdiction, kind: Kind, day: Day): KindRate[] {
  const rule = jurisdiction.rule('tax', `kind.${kind}`, day) as EffectiveRule<KindBand> | undefined
  if (!rule) return []
  const alternatives: readonly Alternative[] = typeof rule.value === 'string' ? [{ band: rule.value }] : rule.value
  return alternatives.flatMap((alternative) => {
    const band = jurisdiction.rule('tax', `rate.${alternative.band}`, day) as EffectiveRule<BandRate | null> | undefined
    if (!band?.value) return []
    const from = firstDay(jurisdiction, rule, band)
    return [kindRate(kind, rule, alternative, band as EffectiveRule<BandRate>, from)]
  })
}

/**
 * A country's first word on a kind dates no territory's own rate: it says since when the pack knows the kind, which is no
 * move into the band.
 */
function firstDay(jurisdiction: Jurisdiction, rule: EffectiveRule, band: EffectiveRule): Day {
  const { from } = rule
  const counts = rule.depth <= band.depth || jurisdiction.rule('tax', rule.rule as never, addDays(from, -1))
  return counts && from > band.from ? from : band.from
}

function kindRate(
  kind: Kind,
  rule: EffectiveRule,
  alternative: Alternative,
  band: EffectiveRule<BandRate>,
  from: Day,
): KindRate {
  const percent = sumPercents(band.value.components.map((component) => component.percent))
  const { source, layer } = decisiveOf(rule, band)
  return {
    kind,
    band: alternative.band,
    percent,
    components: band.value.components.map((component) => chargeable(component, band.layer)),
    category: band.value.category ?? 'S',
    ...(band.value.reason && { reason: band.value.reason }),
    from,
    source,
    layer,
    ...(alternative.when && { condition: alternative.when }),
    ...(alternative.taxedAbove !== undefined && { taxedAbove: alternative.taxedAbove }),
  }
}

/**
 * The rule that says why the rate is what it is: a territory's own before its country's, else whichever began later, and
 * of two that began together the kind's, which says more.
 */
function decisiveOf(rule: EffectiveRule, band: EffectiveRule): EffectiveRule {
  if (rule.layer !== band.layer) return rule.depth < band.depth ? rule : band
  return rule.from < band.from ? band : rule
}

/** Fills in what a pack may leave out. */
export function chargeable(component: Component, layer: string): RateComponent {
  return {
    name: component.name,
    percent: component.percent,
    jurisdiction: component.jurisdiction ?? layer,
    of: component.of ?? 'net',
    parts: partsPerMillion(component.percent),
  }
}

/**
 * The alternative that applies. `unitNet` gives the price of one unit without tax as it would be under that alternative:
 * where prices include tax, the net depends on the rate that is being tested.
 */
export function chooseRate(
  rates: readonly KindRate[],
  goods: Goods,
  unitNet: (rate: KindRate) => bigint,
): KindRate | undefined {
  if (rates.length <= 1) return rates[0]
  return rates.find((rate) => !rate.condition || fits(rate.condition, goods, () => unitNet(rate))) ?? rates.at(-1)
}

function fits(condition: Condition, goods: Goods, unitNet: () => bigint): boolean {
  if (condition.buyer && condition.buyer !== goods.buyer) return false
  if (condition.subKind && condition.subKind !== goods.subKind) return false
  if (condition.hsCode && !condition.hsCode.some((prefix) => digits(goods.hsCode).startsWith(digits(prefix))))
    return false
  if (condition.unitPriceAtMost !== undefined && unitNet() > BigInt(condition.unitPriceAtMost)) return false
  if (condition.unitPriceBelow !== undefined && unitNet() >= BigInt(condition.unitPriceBelow)) return false
  return condition.unitPriceAbove === undefined || unitNet() > BigInt(condition.unitPriceAbove)
}

function digits(code: string | undefined): string {
  return code?.replace(/\D/g, '') ?? ''
}

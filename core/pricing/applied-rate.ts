import { isService, type Kind } from '../country/kind.ts'
import type { Supply } from '../country/section/tax.ts'
import type { Source } from '../country/source.ts'
import { Refusal } from '../problem/refusal.ts'
import { componentsAt } from '../tax/components.ts'
import { chooseRate, type Goods, type KindRate, type RateComponent, ratesOf } from '../tax/kind-rate.ts'
import { netOf } from '../tax/net-of.ts'
import { type DecidedTaxation, decideTaxation } from '../tax/taxation.ts'
import { cited, type Explanation } from './explanation.ts'
import type { LinePrice } from './line-price.ts'
import type { QuoteInput, QuoteNotice, QuoteTax } from './quote-input.ts'

/** The rate of a line, and how its displayed amount relates to tax. Shared by all lines that are taxed alike. */
export interface AppliedRate {
  components: readonly RateComponent[]
  /** The answer's taxes without their amounts, one for each component. */
  described: readonly Omit<QuoteTax, 'base' | 'amount'>[]
  explain: readonly Explanation[]
  /** Is tax of these components inside the displayed amount? */
  inclusive: boolean
  /** The home tax that is taken out of the displayed amount first, where it is not the tax that is charged. */
  stripped?: readonly RateComponent[]
  /** Only what exceeds this unit price is taxed. */
  taxedAbove?: bigint
}

/** Decides for one quote who taxes, once for goods and once for services, and finds the rate of each line. */
export class RateApplication {
  readonly #input: QuoteInput
  readonly #inclusive: boolean
  readonly #homeSupply: Supply
  readonly #taxations = new Map<Supply['goods'], DecidedTaxation>()
  /** By the rate charged, then by the home rate that the displayed price includes. */
  readonly #applied = new Map<KindRate, Map<KindRate, AppliedRate>>()
  #consignment = 0n
  readonly #kinds: ReadonlySet<Kind>

  constructor(input: QuoteInput, inclusive: boolean) {
    this.#input = input
    this.#inclusive = inclusive
    this.#kinds = new Set(input.lines.map(({ kind }) => kind).filter((kind) => !isService(kind)))
    this.#homeSupply = { ...this.#supply('goods'), origin: input.home, destination: input.home }
  }

  /** The value of the goods without tax, which thresholds on imports are compared with. Must be set before rates are asked for. */
  valueConsignment(lines: readonly LinePrice[]): void {
    const { origin, destination } = this.#input
    if (origin.country === destination.country) return
    for (const line of lines) {
      if (isService(line.input.kind)) continue
      this.#consignment += this.#inclusive ? netOf(line.amount, this.#homeComponents(line)) : line.amount
    }
  }

  forLine(line: LinePrice): AppliedRate {
    const { kind } = line.input
    const taxation = this.taxation(isService(kind) ? 'service' : 'goods')
    const homeRate = this.#rate(this.#input.home.jurisdiction, line)
    const rate =
      taxation.category === 'S' && taxation.jurisdiction.code !== this.#input.home.jurisdiction
        ? this.#rate(taxation.jurisdiction.code, line)
        : homeRate
    return this.#apply(taxation, rate, homeRate)
  }

  taxation(goods: Supply['goods']): DecidedTaxation {
    let taxation = this.#taxations.get(goods)
    if (!taxation) {
      taxation = decideTaxation(this.#input.registry, this.#supply(goods))
      this.#taxations.set(goods, taxation)
    }
    return taxation
  }

  notices(): QuoteNotice[] {
    const codes = new Set([...this.#taxations.values()].flatMap((taxation) => taxation.notices ?? []))
    return [...codes].map((code) => ({ code, message: code }))
  }

  #supply(goods: Supply['goods']): Supply {
    const { day, origin, destination, buyer, seller, convert } = this.#input
    return {
      day,
      origin,
      destination,
      buyer,
      seller,
      goods,
      kinds: this.#kinds,
      valueIn: (currency) => convert(this.#consignment, currency),
    }
  }

  #homeComponents(line: LinePrice): readonly RateComponent[] {
    const rate = this.#rate(this.#input.home.jurisdiction, line)
    return componentsAt(this.#jurisdiction(this.#input.home.jurisdiction), rate, this.#homeSupply)
  }

  #jurisdiction(code: string) {
    const jurisdiction = this.#input.registry.jurisdiction(code)
    if (!jurisdiction) throw new Error(`jurisdiction ${code} is not in the registry`)
    return jurisdiction
  }

  #rate(code: string, line: LinePrice): KindRate {
    const { kind, subKind, hsCode, quantity } = line.input
    const rates = ratesOf(this.#jurisdiction(code), kind, this.#input.day)
    if (rates.length === 1) return rates[0] as KindRate
    const goods: Goods = { kind, buyer: this.#input.buyer.type, ...(subKind && { subKind }), ...(hsCode && { hsCode }) }
    const each = line.amount / BigInt(quantity)
    const rate = chooseRate(rates, goods, (tested) => (this.#inclusive ? netOf(each, tested.components) : each))
    if (!rate) throw noRate(kind, code, this.#input.day)
    return rate
  }

  #apply(taxation: DecidedTaxation, rate: KindRate, homeRate: KindRate): AppliedRate {
    let byHome = this.#applied.get(rate)
    if (!byHome) {
      byHome = new Map()
      this.#applied.set(rate, byHome)
    }
    let applied = byHome.get(homeRate)
    if (!applied) {
      const charged = taxation.category === 'S'
      applied = charged ? this.#charged(taxation, rate, homeRate) : this.#relieved(taxation, homeRate)
      byHome.set(homeRate, applied)
    }
    return applied
  }

  /** Tax is charged. Where it is not the tax that the displayed price includes, config says what the price holds. */
  #charged(taxation: DecidedTaxation, rate: KindRate, homeRate: KindRate): AppliedRate {
    const supply = this.#supply(isService(rate.kind) ? 'service' : 'goods')
    const components = componentsAt(taxation.jurisdiction, rate, supply, taxation.levies)
    const differs = rate.percent !== homeRate.percent
    const holdsNet = this.#inclusive && differs && this.#input.holds === 'net'
    return {
      components,
      described: describeComponents(components, rate, rate.reason),
      explain: [
        supplyExplanation(taxation),
        ...(holdsNet ? [strippedExplanation(homeRate)] : []),
        rateExplanation(rate, components),
      ],
      inclusive: this.#inclusive && !holdsNet,
      ...(holdsNet && { stripped: this.#stripped(homeRate) }),
      ...(rate.taxedAbove !== undefined && { taxedAbove: BigInt(rate.taxedAbove) }),
    }
  }

  /** The law relieves the sale of tax: the home tax leaves the displayed price, and a zero says why. */
  #relieved(taxation: DecidedTaxation, homeRate: KindRate): AppliedRate {
    const standard = homeRate.components[0] as RateComponent
    const component = { ...standard, percent: '0', parts: 0n, of: 'net' as const }
    return {
      components: [component],
      described: [
        {
          name: component.name,
          percent: '0',
          jurisdiction: taxation.jurisdiction.code,
          category: taxation.category,
          ...(taxation.reason && { reason: taxation.reason }),
          from: taxation.from,
          source: cited(taxation.source),
        },
      ],
      explain: [supplyExplanation(taxation), ...(this.#inclusive ? [strippedExplanation(homeRate)] : [])],
      inclusive: false,
      ...(this.#inclusive && { stripped: this.#stripped(homeRate) }),
    }
  }

  #stripped(homeRate: KindRate): readonly RateComponent[] {
    return componentsAt(this.#jurisdiction(this.#input.home.jurisdiction), homeRate, this.#homeSupply)
  }
}

/** A component of zero says why by the rate's category; beside it, a town's or province's tax may well be charged. */
function describeComponents(
  components: readonly RateComponent[],
  rate: KindRate,
  reason: string | undefined,
): Omit<QuoteTax, 'base' | 'amount'>[] {
  const source = cited(rate.source)
  return components.map(({ name, percent, jurisdiction, parts }) => ({
    name,
    percent,
    jurisdiction,
    category: parts !== 0n ? 'S' : rate.category === 'S' ? 'O' : rate.category,
    ...(reason && (parts === 0n || rate.category === 'S') && { reason }),
    from: rate.from,
    source,
  }))
}

function supplyExplanation(taxation: DecidedTaxation): Explanation {
  const evidence = taxation.evidence.length > 0 ? `; evidence: ${taxation.evidence.join(', ')}` : ''
  const value = `${taxation.scheme}: taxed by ${taxation.jurisdiction.code}, category ${taxation.category}${evidence}`
  return { step: 'supply', rule: `tax.${taxation.scheme}`, value, from: taxation.from, source: cited(taxation.source) }
}

function rateExplanation(rate: KindRate, components: readonly RateComponent[]): Explanation {
  const parts = components.map((component) => `${component.name} ${component.percent} %`).join(' + ')
  return {
    step: 'rate',
    rule: `tax.kind.${rate.kind}`,
    value: `${rate.band}: ${parts || 'no tax'}`,
    layer: rate.layer,
    from: rate.from,
    source: cited(rate.source as Source),
  }
}

/** Why the net is not what the shopper saw: the tax of the market's home was in it. */
function strippedExplanation(homeRate: KindRate): Explanation {
  return {
    step: 'price',
    rule: `tax.rate.${homeRate.band}`,
    value: `the displayed price includes ${homeRate.percent} % of home tax, which is taken out`,
    layer: homeRate.layer,
    from: homeRate.from,
    source: cited(homeRate.source),
  }
}

function noRate(kind: Kind, code: string, day: string): Refusal {
  return new Refusal('no-rule-on-day', `${code} has no tax rate for ${kind} on ${day}; ask for a later day.`, '/day')
}

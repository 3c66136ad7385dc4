import { addDays, type Day } from '../country/day.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import type { Kind } from '../country/kind.ts'
import type { PricePoint } from '../country/section/currency.ts'
import { convert, fractionOf } from '../money/convert.ts'
import { chooseRate, type Goods, type RateComponent, ratesOf } from '../tax/kind-rate.ts'
import { grossOf, netOf } from '../tax/net-of.ts'
import { toPricePoint } from './price-point.ts'
import type { Conversion } from './select-price.ts'

/** A rate of one day: units of the currency for one euro. */
export interface FxRate {
  perEuro: string
  day: Day
  source: string
}

/** Latest rate by currency. */
export type FxRates = ReadonlyMap<string, FxRate>

/** What a market without a price of its own converts from. */
export interface CorePrice {
  amount: bigint
  currency: string
  /** The law whose tax the amount includes; left out where it includes none. */
  taxOf?: Jurisdiction
}

export interface ConversionTarget {
  jurisdiction: Jurisdiction
  currency: string
  day: Day
  pricePoint?: PricePoint
  /** Days after which a rate is too old. */
  rateAgeMax: number
}

/** A published price in the market's currency, with how it came about. */
export interface ConvertedPrice {
  amount: bigint
  conversion: Conversion
}

/**
 * Converts a core price for a market: takes the source's tax out, converts, puts the destination's tax on where prices
 * there include it, and goes to the nearest price point. Undefined where a rate is missing: it is never guessed.
 */
export function convertPrice(
  core: CorePrice,
  goods: { kind: Kind; subKind?: string; hsCode?: string },
  target: ConversionTarget,
  rates: FxRates,
): ConvertedPrice | undefined {
  const from = rates.get(core.currency)
  const to = rates.get(target.currency)
  if (!from || !to) return undefined
  const net = core.taxOf ? netIn(core.taxOf, core.amount, goods, target.day) : core.amount
  if (net === undefined) return undefined
  const converted =
    core.currency === target.currency
      ? net
      : convert(
          net,
          { currency: core.currency, perBase: from.perEuro },
          { currency: target.currency, perBase: to.perEuro },
        )
  const displayed = displayedIn(target, converted, goods)
  if (displayed === undefined) return undefined
  const point = target.pricePoint ??
    target.jurisdiction.value('currency', 'pricePoint', target.day) ?? { step: 1, less: 0 }
  return { amount: toPricePoint(displayed, point), conversion: conversionOf(core, target, from, to) }
}

function conversionOf(core: CorePrice, target: ConversionTarget, from: FxRate, to: FxRate): Conversion {
  const source = { amount: Number(core.amount), currency: core.currency }
  if (core.currency === target.currency) return { from: source, rate: '1', day: target.day, source: 'same currency' }
  const { rate, day, lastDay } = crossingOf(from, to, target.rateAgeMax)
  const stale = lastDay < target.day
  return {
    from: source,
    rate,
    day,
    // The base needs no source: whichever of the two is not it has one.
    source: to.perEuro === '1' ? from.source : to.source,
    ...(stale && { stale: true }),
  }
}

/** The rate from one currency to the other, the day of the older of the two, and the last day on which it still moves prices. */
interface Crossing {
  rate: string
  day: Day
  lastDay: Day
}

/** An import crosses the same few rates a hundred thousand times. */
const crossings = new WeakMap<FxRate, WeakMap<FxRate, Crossing>>()

function crossingOf(from: FxRate, to: FxRate, rateAgeMax: number): Crossing {
  let known = crossings.get(from)
  if (!known) {
    known = new WeakMap()
    crossings.set(from, known)
  }
  let crossing = known.get(to)
  if (!crossing) {
    const day = from.day < to.day ? from.day : to.day
    crossing = { rate: crossRate(from.perEuro, to.perEuro), day, lastDay: addDays(day, rateAgeMax) }
    known.set(to, crossing)
  }
  return crossing
}

function displayedIn(target: ConversionTarget, net: bigint, goods: { kind: Kind }): bigint | undefined {
  if (target.jurisdiction.value('tax', 'display', target.day) !== 'inclusive') return net
  const components = componentsFor(target.jurisdiction, goods, target.day, () => net)
  return components && grossOf(net, components)
}

function netIn(jurisdiction: Jurisdiction, gross: bigint, goods: { kind: Kind }, day: Day): bigint | undefined {
  const components = componentsFor(jurisdiction, goods, day, (tested) => netOf(gross, tested))
  return components && netOf(gross, components)
}

function componentsFor(
  jurisdiction: Jurisdiction,
  goods: { kind: Kind; subKind?: string; hsCode?: string },
  day: Day,
  unitNet: (components: readonly RateComponent[]) => bigint,
): readonly RateComponent[] | undefined {
  const tested: Goods = { ...goods, buyer: 'consumer' }
  return chooseRate(ratesOf(jurisdiction, goods.kind, day), tested, (rate) => unitNet(rate.components))?.components
}

const RATE_DECIMALS = 8

/** Units of the target for one of the source, to eight decimals. */
function crossRate(from: string, to: string): string {
  const source = fractionOf(from)
  const target = fractionOf(to)
  const scale = 10n ** BigInt(RATE_DECIMALS)
  const scaled = (target.numerator * source.denominator * scale) / (target.denominator * source.numerator)
  const digits = scaled.toString().padStart(RATE_DECIMALS + 1, '0')
  return `${digits.slice(0, -RATE_DECIMALS)}.${digits.slice(-RATE_DECIMALS)}`.replace(/\.?0+$/, '')
}

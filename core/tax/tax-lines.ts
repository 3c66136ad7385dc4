import type { Rounding } from '../country/section/tax.ts'
import { WHOLE } from '../money/rate.ts'
import { allocate, divide } from '../money/rounding.ts'
import type { RateComponent } from './kind-rate.ts'

/** An amount to be taxed. Amounts are minor units for the whole line, after discounts. */
export interface TaxableLine {
  /** Canonical key that breaks ties in splitting; independent of the order of lines. */
  key: string
  quantity: bigint
  amount: bigint
  /** Is tax inside `amount`? */
  inclusive: boolean
  /** What of the amount is not taxed (the part of a garment's price below an allowance); only without tax inside. */
  untaxed: bigint
  components: readonly RateComponent[]
}

/** A line with its tax. `taxes` stands in the order of the components. net + Σ taxes = gross, exactly. */
export interface TaxedLine {
  net: bigint
  tax: bigint
  gross: bigint
  taxes: readonly { base: bigint; amount: bigint }[]
}

/**
 * Taxes lines under one rounding policy. Exact: fractions stay fractions until the policy's level, and what is rounded
 * there is split back over the lines by largest remainder, so that lines and totals both add up.
 */
export function taxLines(lines: readonly TaxableLine[], rounding: Rounding): TaxedLine[] {
  const grouped = rounding.per === 'rate' || rounding.per === 'document'
  const amounts = grouped ? roundedOverLines(lines, rounding) : lines.map((line) => roundedOnLine(line, rounding))
  return lines.map((line, index) => taxedLine(line, amounts[index] as bigint[]))
}

function taxedLine(line: TaxableLine, amounts: readonly bigint[]): TaxedLine {
  let tax = 0n
  for (const amount of amounts) tax += amount
  const net = line.inclusive ? line.amount - tax : line.amount
  const gross = net + tax
  const taxes = line.components.map((component, index) => ({
    base: component.of === 'gross' ? gross : net - line.untaxed,
    amount: amounts[index] as bigint,
  }))
  return { net, tax, gross, taxes }
}

/** Tax of each component as a fraction of the amount: `numerators[i] / denominator`. */
interface Fractions {
  numerators: readonly bigint[]
  denominator: bigint
}

/** By the rates themselves: components may be made anew for each sale, and are then equal and not the same. */
const knownFractions = new Map<string, Fractions>()
const FRACTIONS_MAX = 10_000

/**
 * With Rn the sum of rates on the net and Rg the sum on the gross, net × (1 + Rn) = gross × (1 − Rg).
 * Each component is then a fixed fraction of whichever of the two is given.
 */
function fractionsOf(components: readonly RateComponent[], inclusive: boolean): Fractions {
  let key = inclusive ? 'i' : 'e'
  for (const { of, parts } of components) key += of === 'gross' ? `g${parts}` : `n${parts}`
  let found = knownFractions.get(key)
  if (!found) {
    if (knownFractions.size >= FRACTIONS_MAX) knownFractions.clear()
    found = fractions(components, inclusive)
    knownFractions.set(key, found)
  }
  return found
}

function fractions(components: readonly RateComponent[], inclusive: boolean): Fractions {
  let onNet = WHOLE
  let onGross = WHOLE
  for (const component of components) {
    if (component.of === 'gross') onGross -= component.parts
    else onNet += component.parts
  }
  const given = inclusive ? onNet : onGross
  return {
    denominator: given * WHOLE,
    numerators: components.map(({ of, parts }) => parts * (of === 'gross' ? onNet : onGross)),
  }
}

function roundedOnLine(line: TaxableLine, rounding: Rounding): bigint[] {
  const taxable = line.amount - line.untaxed
  if (rounding.per === 'line' || line.quantity <= 1n) return roundOnce(line, taxable, rounding)
  // Per unit: the amount of the line is spread over its units first, as evenly as integers allow.
  const each = taxable / line.quantity
  const dearer = taxable % line.quantity
  const low = roundOnce(line, each, rounding)
  const high = dearer > 0n ? roundOnce(line, each + 1n, rounding) : low
  return low.map((amount, index) => amount * (line.quantity - dearer) + (high[index] as bigint) * dearer)
}

function roundOnce(line: TaxableLine, taxable: bigint, { mode, components }: Rounding): bigint[] {
  const { numerators, denominator } = fractionsOf(line.components, line.inclusive)
  if (components === 'each' || numerators.length === 1) {
    return numerators.map((numerator) => divide(taxable * numerator, denominator, mode))
  }
  const sum = numerators.reduce((total, numerator) => total + numerator, 0n)
  return allocate(divide(taxable * sum, denominator, mode), componentShares(line, numerators))
}

function componentShares(line: TaxableLine, numerators: readonly bigint[]) {
  return numerators.map((weight, index) => ({ key: componentKey(line.components[index] as RateComponent), weight }))
}

function componentKey(component: RateComponent): string {
  return `${component.name}|${component.percent}|${component.jurisdiction}`
}

/** One component of one line, waiting to be rounded together with others. */
interface Entry {
  line: number
  component: number
  key: string
  numerator: bigint
  denominator: bigint
}

function roundedOverLines(lines: readonly TaxableLine[], rounding: Rounding): bigint[][] {
  const amounts = lines.map((line) => line.components.map(() => 0n))
  const buckets = new Map<string, Entry[]>()
  lines.forEach((line, index) => {
    for (const entry of entriesOf(line, index)) {
      const bucket = bucketOf(lines, entry, rounding)
      const entries = buckets.get(bucket)
      if (entries) entries.push(entry)
      else buckets.set(bucket, [entry])
    }
  })
  for (const entries of buckets.values()) {
    const parts = roundTogether(entries, rounding)
    entries.forEach((entry, index) => {
      ;(amounts[entry.line] as bigint[])[entry.component] = parts[index] as bigint
    })
  }
  return amounts
}

function entriesOf(line: TaxableLine, index: number): Entry[] {
  const { numerators, denominator } = fractionsOf(line.components, line.inclusive)
  const taxable = line.amount - line.untaxed
  return numerators.map((numerator, component) => ({
    line: index,
    component,
    key: `${line.key}|${componentKey(line.components[component] as RateComponent)}`,
    numerator: taxable * numerator,
    denominator,
  }))
}

/** What is rounded together: one rate, or one tax over the whole document; components apart, or their sum. */
function bucketOf(lines: readonly TaxableLine[], entry: Entry, rounding: Rounding): string {
  const components = (lines[entry.line] as TaxableLine).components
  if (rounding.components === 'combined') {
    return rounding.per === 'document' ? 'all' : components.map(componentKey).join('+')
  }
  const component = components[entry.component] as RateComponent
  return rounding.per === 'document' ? `${component.name}|${component.jurisdiction}` : componentKey(component)
}

function roundTogether(entries: readonly Entry[], { mode }: Rounding): bigint[] {
  const denominators = new Set(entries.map((entry) => entry.denominator))
  let common = 1n
  for (const denominator of denominators) common *= denominator
  const weights = entries.map((entry) => entry.numerator * (common / entry.denominator))
  const sum = weights.reduce((total, weight) => total + weight, 0n)
  return allocate(
    divide(sum, common, mode),
    entries.map((entry, index) => ({ key: entry.key, weight: weights[index] as bigint })),
  )
}

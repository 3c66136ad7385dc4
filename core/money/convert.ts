import { minorUnits } from './currency.ts'
import { divide } from './rounding.ts'

/** A quotient of integers. */
export interface Fraction {
  numerator: bigint
  denominator: bigint
}

/** An import reads the same few rates a hundred thousand times. */
const fractions = new Map<string, Fraction>()
const FRACTIONS_MAX = 1_000

/** A decimal string as a fraction of integers: `0.87058` is 87058 / 100000. */
export function fractionOf(decimal: string): Fraction {
  let fraction = fractions.get(decimal)
  if (!fraction) {
    if (fractions.size >= FRACTIONS_MAX) fractions.clear()
    fraction = parse(decimal)
    fractions.set(decimal, fraction)
  }
  return fraction
}

function parse(decimal: string): Fraction {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(decimal)
  if (!match) throw new RangeError(`${decimal} is not a positive decimal`)
  const fraction = match[2] ?? ''
  return { numerator: BigInt((match[1] as string) + fraction), denominator: 10n ** BigInt(fraction.length) }
}

/**
 * Converts minor units between currencies whose rates are both stated per one unit of a common base, exactly until one
 * rounding at the end. Throws for an unknown currency.
 */
export function convert(
  amount: bigint,
  from: { currency: string; perBase: string },
  to: { currency: string; perBase: string },
): bigint {
  const source = fractionOf(from.perBase)
  const target = fractionOf(to.perBase)
  const numerator = amount * target.numerator * source.denominator * minorUnits(to.currency)
  const denominator = target.denominator * source.numerator * minorUnits(from.currency)
  return divide(numerator, denominator)
}

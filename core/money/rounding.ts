/**
 * Exact rounding of a quotient, and splitting without loss.
 * Amounts are bigint minor units; nothing here is ever a float.
 */
export type RoundingMode = 'half-up' | 'half-even' | 'up' | 'down'

/** `numerator / denominator` rounded to an integer. `half-up` and `up` move away from zero, so that a credit mirrors its sale. */
export function divide(numerator: bigint, denominator: bigint, mode: RoundingMode = 'half-up'): bigint {
  if (denominator <= 0n) throw new RangeError('the denominator must be positive')
  const negative = numerator < 0n
  const magnitude = negative ? -numerator : numerator
  const quotient = magnitude / denominator
  const remainder = magnitude % denominator
  const rounded = remainder !== 0n && roundsAway(quotient, remainder * 2n, denominator, mode) ? quotient + 1n : quotient
  return negative ? -rounded : rounded
}

function roundsAway(quotient: bigint, twice: bigint, denominator: bigint, mode: RoundingMode): boolean {
  if (mode === 'half-up') return twice >= denominator
  if (mode === 'down') return false
  if (mode === 'up') return true
  return twice > denominator || (twice === denominator && quotient % 2n === 1n)
}

/** `amount` rounded to a multiple of `step` minor units, half away from zero (0.05 in Swiss cash: step 5). */
export function toStep(amount: bigint, step: bigint): bigint {
  return divide(amount, step) * step
}

/** A share to be given by `allocate`; `key` breaks ties and must not depend on the order of input. */
export interface Share {
  key: string
  weight: bigint
}

/**
 * Splits `amount` over shares in proportion to their weights by largest remainder: the parts sum to `amount` exactly.
 * Ties go to the smaller key, never to the earlier place. Where the weights sum to zero all count alike.
 */
export function allocate(amount: bigint, shares: readonly Share[]): bigint[] {
  if (shares.length === 0) throw new RangeError('nothing to allocate to')
  if (shares.length === 1) return [amount]
  const sum = shares.reduce((total, share) => total + share.weight, 0n)
  // Of credits all weights are negative: the split mirrors that of their sales.
  const turned = sum < 0n ? -1n : 1n
  const sign = amount < 0n ? -1n : 1n
  const magnitude = amount * sign
  const weights = sum === 0n ? shares.map(() => 1n) : shares.map((share) => share.weight * turned)
  const whole = sum === 0n ? BigInt(shares.length) : sum * turned
  const parts = weights.map((weight) => floor(magnitude * weight, whole))
  const remainders = weights.map((weight, index) => magnitude * weight - (parts[index] as bigint) * whole)
  let left = magnitude - parts.reduce((total, part) => total + part, 0n)
  if (left > 0n) {
    const order = shares.map((_, index) => index)
    order.sort((a, b) => byRemainderThenKey(remainders, shares, a, b))
    for (const index of order) {
      if (left === 0n) break
      parts[index] = (parts[index] as bigint) + 1n
      left -= 1n
    }
  }
  return sign < 0n ? parts.map((part) => -part) : parts
}

/** Unlike the operator, downwards for what is negative too, so that no remainder is. */
function floor(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient
}

function byRemainderThenKey(remainders: readonly bigint[], shares: readonly Share[], a: number, b: number): number {
  const left = remainders[a] as bigint
  const right = remainders[b] as bigint
  if (left !== right) return left > right ? -1 : 1
  return (shares[a] as Share).key < (shares[b] as Share).key ? -1 : 1
}

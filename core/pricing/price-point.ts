import type { PricePoint } from '../country/section/currency.ts'

/** The nearest amount of the form `step × n − less`, at least one such amount above zero. Minor units. */
export function toPricePoint(amount: bigint, { step, less }: PricePoint): bigint {
  const width = BigInt(step)
  const below = BigInt(less)
  if (width <= 1n) return amount
  const steps = (amount + below + width / 2n) / width
  return (steps > 0n ? steps : 1n) * width - below
}

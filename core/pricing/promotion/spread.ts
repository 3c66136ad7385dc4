import { allocate } from '../../money/rounding.ts'

/** A line that may take a part of an amount. */
export interface Share {
  key: string
  /** What the line still costs: parts are in proportion to it. */
  left: bigint
  /** The most that may be taken off it; never more than `left`. */
  cap: bigint
}

/**
 * Spreads an amount over lines in proportion to what they cost, none beyond its cap, by largest remainder. What a full
 * line cannot take goes to the others. The parts sum to the amount, or to all caps where those are less; they do not
 * depend on the order of lines.
 */
export function spread(amount: bigint, shares: readonly Share[]): bigint[] {
  const parts = shares.map(() => 0n)
  let open = shares.map((_, index) => index).filter((index) => (shares[index] as Share).cap > 0n)
  let rest = amount
  while (rest > 0n && open.length > 0) {
    const wanted = allocate(
      rest,
      open.map((index) => ({ key: (shares[index] as Share).key, weight: (shares[index] as Share).left })),
    )
    const full = open.filter((index, place) => (wanted[place] as bigint) > (shares[index] as Share).cap)
    if (full.length === 0) {
      for (const [place, index] of open.entries()) parts[index] = wanted[place] as bigint
      return parts
    }
    for (const index of full) {
      parts[index] = (shares[index] as Share).cap
      rest -= (shares[index] as Share).cap
    }
    open = open.filter((index) => !full.includes(index))
  }
  return parts
}

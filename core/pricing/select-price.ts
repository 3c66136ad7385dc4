import type { Day } from '../country/day.ts'

/** Where a converted price came from. It stays with the price for ever. */
export interface Conversion {
  from: { amount: number; currency: string }
  /** Units of the price's currency for one unit of the source's, as a decimal string. */
  rate: string
  day: Day
  source: string
  /** The rate was older than config allows: the price was kept and is flagged. */
  stale?: true
}

/** A price that may apply to a variant in a market. Amounts are minor units per unit, as displayed in that market. */
export interface PriceCandidate {
  list: string
  currency: string
  amount: bigint
  minQuantity: number
  channel?: string
  group?: string
  /** First day. */
  from?: Day
  /** First day on which it no longer applies. */
  until?: Day
  /** Announced as a reduction, so that the prior price is shown with it. */
  reduction?: boolean
  conversion?: Conversion
}

/** What a price is looked up for. */
export interface PriceScope {
  currency: string
  channel: string
  group?: string | undefined
  quantity: number
  day: Day
}

/**
 * The ladder, most telling first. Hard filters come before it (currency, day, least quantity, and any group or channel
 * that the price names); then the first rung on which candidates differ decides. Overlaps within a rung are refused on
 * write, so that the winner is unique.
 */
export const LADDER = ['group', 'channel', 'window', 'quantity', 'own'] as const

/** The price that applies, or undefined where there is none: the caller refuses, never guesses. */
export function selectPrice(candidates: readonly PriceCandidate[], scope: PriceScope): PriceCandidate | undefined {
  let best: PriceCandidate | undefined
  for (const candidate of candidates) {
    if (applies(candidate, scope) && (best === undefined || outranks(candidate, best))) best = candidate
  }
  return best
}

function applies(price: PriceCandidate, scope: PriceScope): boolean {
  return (
    price.currency === scope.currency &&
    price.minQuantity <= scope.quantity &&
    (price.from === undefined || price.from <= scope.day) &&
    (price.until === undefined || scope.day < price.until) &&
    (price.channel === undefined || price.channel === scope.channel) &&
    (price.group === undefined || price.group === scope.group)
  )
}

function outranks(price: PriceCandidate, best: PriceCandidate): boolean {
  for (let rung = 0; rung < LADDER.length; rung++) {
    const difference = height(price, rung) - height(best, rung)
    if (difference !== 0) return difference > 0
  }
  return price.amount < best.amount || (price.amount === best.amount && price.list < best.list)
}

function height(price: PriceCandidate, rung: number): number {
  switch (LADDER[rung]) {
    case 'group':
      return price.group === undefined ? 0 : 1
    case 'channel':
      return price.channel === undefined ? 0 : 1
    case 'window':
      return price.from === undefined && price.until === undefined ? 0 : 1
    case 'quantity':
      return price.minQuantity
    default:
      return price.conversion ? 0 : 1
  }
}

/** The rungs that a price stands on, for explanations. */
export function rungsOf(price: PriceCandidate): string[] {
  return LADDER.filter((_, rung) => height(price, rung) > (LADDER[rung] === 'quantity' ? 1 : 0))
}

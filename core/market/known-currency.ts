import { Refusal } from '../problem/refusal.ts'
import type { Market } from './market-set.ts'

/** The currency asked for, which must be one of the market's, or its first. */
export function knownCurrency(market: Market, asked: string | undefined): string {
  const { currencies } = market.definition
  if (asked === undefined) return currencies[0] as string
  if (currencies.includes(asked)) return asked
  throw new Refusal(
    'currency-not-tendered',
    `${market.code} does not take ${asked}; it takes ${currencies.join(', ')}.`,
    'currency',
  )
}

import { display } from '../../money/currency.ts'
import { partsPerMillion, WHOLE } from '../../money/rate.ts'
import { divide } from '../../money/rounding.ts'
import { amountIn, type Promotion, type PromotionAction, type PromotionLine, selects } from './promotion.ts'
import { type Share, spread } from './spread.ts'

/** A line that a promotion may take from. */
export interface Reached extends Share {
  line: PromotionLine
}

/** What a promotion takes off each line that it reaches. */
export interface Wanted {
  takes: bigint[]
  /** How often it is given: more than once only where pieces are given for pieces. */
  times: number
  /** In plain English, for explanations. */
  says: string
}

type Action<T extends PromotionAction['type']> = Extract<PromotionAction, { type: T }>

/**
 * What an action takes off the lines that it reaches. `all` are the lines of the basket: pieces and values count there,
 * also on lines that it may not take from. Says why where it takes nothing from any.
 */
export function wantedOf(
  promotion: Promotion,
  all: readonly PromotionLine[],
  reached: readonly Reached[],
  currency: string,
): Wanted | { not: string } {
  const { action } = promotion
  switch (action.type) {
    case 'percent':
      return percentOff(action.percent, reached)
    case 'amount':
      return amountOff(action, reached, currency)
    case 'fixed-price':
      return fixedPrice(action, reached, currency)
    case 'buy-get':
      return buyGet(promotion, action, all, reached)
    case 'tiers':
      return tierOff(promotion, action, all, reached, currency)
    case 'free-delivery':
      return { not: 'it is about delivery' }
  }
}

function percentOff(percent: string, reached: readonly Reached[]): Wanted {
  const takes = reached.map((each) => least(divide(each.left * partsPerMillion(percent), WHOLE), each.cap))
  return { takes, times: 1, says: `${percent} % off` }
}

function amountOff({ amounts, per }: Action<'amount'>, reached: readonly Reached[], currency: string) {
  const amount = amountIn(amounts, currency)
  if (amount === undefined) return { not: `it states no amount in ${currency}` }
  if (per !== 'piece') return { takes: spread(amount, reached), times: 1, says: offTheBasket(amount, currency) }
  const takes = reached.map((each) => least(amount * each.line.quantity, each.cap))
  return { takes, times: 1, says: `${display(amount, currency)} off each piece` }
}

function offTheBasket(amount: bigint, currency: string): string {
  return `its part of ${display(amount, currency)} off the basket`
}

function fixedPrice({ prices }: Action<'fixed-price'>, reached: readonly Reached[], currency: string) {
  const price = amountIn(prices, currency)
  if (price === undefined) return { not: `it states no price in ${currency}` }
  const takes = reached.map((each) => {
    const over = each.left - price * each.line.quantity
    return over > 0n ? least(over, each.cap) : 0n
  })
  return { takes, times: 1, says: `${display(price, currency)} a piece` }
}

/** Of each `buy` + `get` pieces the cheapest `get`; with `of`, pieces of that for each `buy` of the others. */
function buyGet(
  promotion: Promotion,
  { buy, get, percent = '100', timesMax = Number.MAX_SAFE_INTEGER }: Action<'buy-get'>,
  all: readonly PromotionLine[],
  reached: readonly Reached[],
): Wanted | { not: string } {
  const { on, of } = promotion
  const bought = piecesOf(all.filter((line) => selects(on, line) && !(of && selects(of, line))))
  const sets = bought / BigInt(of ? buy : buy + get)
  const times = least(sets, BigInt(timesMax))
  if (times === 0n) return { not: `it needs ${of ? buy : buy + get} pieces` }
  const takes = reached.map(() => 0n)
  let pieces = times * BigInt(get)
  let given = 0n
  for (const index of cheapestFirst(reached)) {
    const each = reached[index] as Reached
    const reduced = least(pieces, each.line.quantity)
    const share = divide(each.left * reduced * partsPerMillion(percent), each.line.quantity * WHOLE)
    takes[index] = least(share, each.cap)
    pieces -= reduced
    given += reduced
  }
  const sum = (given + BigInt(get) - 1n) / BigInt(get)
  return { takes, times: Number(sum), says: `${percent} % off ${get} for each ${buy} bought` }
}

function cheapestFirst(reached: readonly Reached[]): number[] {
  return reached
    .map((_, index) => index)
    .sort((a, b) => {
      const [left, right] = [(reached[a] as Reached).line, (reached[b] as Reached).line]
      if (left.unitPrice !== right.unitPrice) return left.unitPrice < right.unitPrice ? -1 : 1
      return left.key < right.key ? -1 : 1
    })
}

/** The last tier that is reached. A tier by value counts only where it states one in the currency. */
function tierOff(
  promotion: Promotion,
  { tiers }: Action<'tiers'>,
  all: readonly PromotionLine[],
  reached: readonly Reached[],
  currency: string,
): Wanted | { not: string } {
  const counted = all.filter((line) => selects(promotion.on, line))
  const pieces = piecesOf(counted)
  const value = worthOf(counted)
  const tier = tiers.findLast((each) => {
    if (each.quantity !== undefined) return pieces >= BigInt(each.quantity)
    const from = each.value && amountIn(each.value, currency)
    return from !== undefined && value >= from
  })
  if (!tier) return { not: 'no tier is reached' }
  if (tier.percent !== undefined) return percentOff(tier.percent, reached)
  const amount = tier.amounts && amountIn(tier.amounts, currency)
  if (amount === undefined) return { not: `it states no amount in ${currency}` }
  return { takes: spread(amount, reached), times: 1, says: offTheBasket(amount, currency) }
}

export function piecesOf(lines: readonly PromotionLine[]): bigint {
  return lines.reduce((sum, line) => sum + line.quantity, 0n)
}

export function worthOf(lines: readonly PromotionLine[]): bigint {
  return lines.reduce((sum, line) => sum + line.amount, 0n)
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

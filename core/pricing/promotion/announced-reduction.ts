import { partsPerMillion, toPercent, WHOLE } from '../../money/rate.ts'
import { divide } from '../../money/rounding.ts'
import { type OfferedPrice, priorPrice } from '../prior-price.ts'
import { amountIn, type Promotion, type PromotionLine, selects } from './promotion.ts'

const MS_PER_DAY = 86_400_000

/** A reduction as it may be announced; without a percentage there is none on the prior price. */
export interface AnnouncedReduction {
  priorPrice: bigint
  percent?: string
}

/**
 * The reduction that announced promotions give on one line, counted on the lowest price of the window before it began.
 * Promotions that were announced earlier lowered prices too: what they made of what was offered counts. Undefined where
 * nothing was offered before.
 *
 * @param took what announced promotions take off the whole line
 */
export function announcedReduction(
  line: PromotionLine,
  took: bigint,
  applied: readonly Promotion[],
  announced: readonly Promotion[],
  { currency, channel, days }: { currency: string; channel: string; days: number },
): AnnouncedReduction | undefined {
  const began = applied.map((promotion) => promotion.announced?.from ?? '').sort()
  const at = began.at(-1)
  if (!at || !line.offered) return undefined
  const own = announced.filter((each) => selects(each.on, line) && (each.when.channels?.includes(channel) ?? true))
  const prior = priorPrice(shownPrices(line.offered, own, currency), at, (start) =>
    new Date(Date.parse(start) - days * MS_PER_DAY).toISOString(),
  )
  if (!prior) return undefined
  const before = prior.amount * line.quantity
  const less = before - (line.amount - took)
  if (less <= 0n) return { priorPrice: prior.amount }
  return { priorPrice: prior.amount, percent: percentDown(less, before) }
}

/** To a tenth of a percent, downwards: never more is announced than is given. */
function percentDown(part: bigint, whole: bigint): string {
  const tenths = (part * 1000n) / whole
  return toPercent(tenths * (WHOLE / 1000n))
}

/** What was offered, with what announced promotions made of it while they ran, as one history. */
export function shownPrices(
  offered: readonly OfferedPrice[],
  announced: readonly Promotion[],
  currency: string,
): OfferedPrice[] {
  const history = offered.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const spans = announced.flatMap((promotion) => (promotion.announced ? [{ promotion, ...promotion.announced }] : []))
  const instants = new Set(history.map(({ at }) => at))
  for (const { from, until } of spans) for (const at of [from, until]) if (at) instants.add(at)
  return [...instants].sort().flatMap((at) => {
    const base = history.findLast((price) => price.at <= at)
    if (!base) return []
    const running = spans.filter(({ from, until }) => from <= at && (until === undefined || at < until))
    const amount = running.reduce((price, { promotion }) => reduced(price, promotion, currency), base.amount)
    return [{ at, amount, reduction: base.reduction || amount < base.amount }]
  })
}

/** One piece after an announced promotion; those are percentages, amounts off a piece, and fixed prices. */
function reduced(price: bigint, { action }: Promotion, currency: string): bigint {
  if (action.type === 'percent') return price - divide(price * partsPerMillion(action.percent), WHOLE)
  if (action.type === 'amount') return atLeastZero(price - (amountIn(action.amounts, currency) ?? 0n))
  const fixed = action.type === 'fixed-price' ? amountIn(action.prices, currency) : undefined
  return fixed !== undefined && fixed < price ? fixed : price
}

function atLeastZero(amount: bigint): bigint {
  return amount < 0n ? 0n : amount
}

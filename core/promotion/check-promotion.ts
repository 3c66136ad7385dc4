import { addDays } from '../country/day.ts'
import { nextSalesSpan, salesSpanOn } from '../country/sales-period.ts'
import type { Market } from '../market/market-set.ts'
import { partsPerMillion } from '../money/rate.ts'
import type { PromotionAction, PromotionDocument } from '../pricing/promotion/promotion.ts'
import type { FieldError } from '../problem/refusal.ts'

type Moneys = readonly { amount: number; currency: string }[]

/** What the schema cannot say about a promotion: it names what exists, states what it needs, and does not contradict itself. Pure. */
export function promotionErrors(document: PromotionDocument, markets: ReadonlyMap<string, Market>): FieldError[] {
  const unknown = document.markets.flatMap((code, index) =>
    markets.has(code) ? [] : [{ pointer: `/markets/${index}`, detail: `there is no market ${code}` }],
  )
  if (unknown.length > 0) return unknown
  const own = document.markets.map((code) => markets.get(code) as Market)
  return [
    ...windowErrors(document),
    ...channelErrors(document, own),
    ...moneysOf(document).flatMap(([pointer, moneys]) => moneyErrors(pointer, moneys, own)),
    ...actionErrors(document.action),
    ...announcedErrors(document),
  ]
}

function windowErrors({ from, until }: PromotionDocument): FieldError[] {
  return from && until && from >= until ? [{ pointer: '/until', detail: `must be after ${from}` }] : []
}

function channelErrors({ when }: PromotionDocument, markets: readonly Market[]): FieldError[] {
  const known = new Set(markets.flatMap(({ definition }) => definition.channels))
  return (when?.channels ?? []).flatMap((channel, index) =>
    known.has(channel)
      ? []
      : [{ pointer: `/when/channels/${index}`, detail: `none of its markets has a channel ${channel}` }],
  )
}

/** Every list of amounts, by where it stands. */
function moneysOf({ when, action }: PromotionDocument): [pointer: string, moneys: Moneys][] {
  const stated: [string, Moneys | undefined][] = [['/when/cartMin', when?.cartMin]]
  if (action.type === 'amount') stated.push(['/action/amounts', action.amounts])
  if (action.type === 'fixed-price') stated.push(['/action/prices', action.prices])
  if (action.type === 'tiers') {
    for (const [index, { value, amounts }] of action.tiers.entries()) {
      stated.push([`/action/tiers/${index}/value`, value], [`/action/tiers/${index}/amounts`, amounts])
    }
  }
  return stated.filter((each): each is [string, Moneys] => each[1] !== undefined)
}

/** One amount a currency, only currencies of its markets, and at least one for each market: nothing is converted. */
function moneyErrors(pointer: string, moneys: Moneys, markets: readonly Market[]): FieldError[] {
  const currencies = moneys.map(({ currency }) => currency)
  const taken = new Set(markets.flatMap(({ definition }) => definition.currencies))
  const wrong = currencies.flatMap((currency, index) => {
    if (!taken.has(currency))
      return [{ pointer: `${pointer}/${index}/currency`, detail: `none of its markets takes ${currency}` }]
    const again = currencies.indexOf(currency) < index
    return again ? [{ pointer: `${pointer}/${index}/currency`, detail: `${currency} is stated twice` }] : []
  })
  const without = markets.filter(({ definition }) => !definition.currencies.some((each) => currencies.includes(each)))
  return [
    ...wrong,
    ...without.map(({ code, definition }) => ({
      pointer,
      detail: `states nothing for ${code}; add an amount in ${definition.currencies[0]}`,
    })),
  ]
}

function actionErrors(action: PromotionAction): FieldError[] {
  if (action.type === 'tiers') return tierErrors(action.tiers)
  const percent = action.type === 'percent' || action.type === 'buy-get' ? action.percent : undefined
  return percentErrors('/action/percent', percent)
}

function percentErrors(pointer: string, percent: string | undefined): FieldError[] {
  return percent !== undefined && partsPerMillion(percent) === 0n ? [{ pointer, detail: 'must be more than 0' }] : []
}

/** Each says from when and what; all count alike, pieces or value, and the thresholds ascend in every currency. */
function tierErrors(tiers: Extract<PromotionAction, { type: 'tiers' }>['tiers']): FieldError[] {
  return tiers.flatMap((tier, index): FieldError[] => {
    const pointer = `/action/tiers/${index}`
    const { quantity, value, percent, amounts } = tier
    if ((quantity === undefined) === (value === undefined))
      return [{ pointer, detail: 'needs one of quantity and value' }]
    if ((percent === undefined) === (amounts === undefined))
      return [{ pointer, detail: 'needs one of percent and amounts' }]
    const before = tiers[index - 1]
    return [...percentErrors(`${pointer}/percent`, percent), ...(before ? orderErrors(pointer, before, tier) : [])]
  })
}

type Tier = Extract<PromotionAction, { type: 'tiers' }>['tiers'][number]

function orderErrors(pointer: string, before: Tier, tier: Tier): FieldError[] {
  if ((before.quantity === undefined) !== (tier.quantity === undefined))
    return [{ pointer, detail: 'all tiers count pieces, or all count value' }]
  const ascends =
    tier.quantity !== undefined
      ? tier.quantity > (before.quantity ?? 0)
      : (tier.value ?? []).every(({ amount, currency }) => {
          const last = before.value?.find((money) => money.currency === currency)
          return last === undefined || amount > last.amount
        })
  return ascends ? [] : [{ pointer, detail: 'must begin later than the tier before it' }]
}

/** What is announced to everybody lowers the price of each piece, for everybody, on every day. */
function announcedErrors({ announced, when = {}, action }: PromotionDocument): FieldError[] {
  if (!announced) return []
  const reserved = (['segments', 'firstOrder', 'coupon', 'weekdays', 'cartMin', 'quantityMin'] as const)
    .filter((condition) => when[condition] !== undefined)
    .map((condition) => ({
      pointer: `/when/${condition}`,
      detail: 'what is announced to everybody has no such condition',
    }))
  const lowers =
    action.type === 'percent' || action.type === 'fixed-price' || (action.type === 'amount' && action.per === 'piece')
  if (lowers) return reserved
  return [
    ...reserved,
    {
      pointer: '/action',
      detail: 'what is announced takes a percentage, an amount off each piece, or is a fixed price',
    },
  ]
}

/** What the law of its markets has against a promotion: a sale runs only inside a period that the law fixes. Pure. */
export function unlawful(
  { announced, from, until, markets }: PromotionDocument,
  known: ReadonlyMap<string, Market>,
  today: (market: Market) => string,
): FieldError[] {
  if (announced !== 'sale') return []
  return markets.flatMap((code) => {
    const market = known.get(code) as Market
    const day = from ?? today(market)
    const rule = market.jurisdiction.rule('legal', 'salesPeriods', day)
    const periods = rule?.value?.periods
    if (!rule || !periods) return []
    const span = salesSpanOn(periods, day)
    if (span && from && until && until <= addDays(span.last, 1)) return []
    const next = span ?? nextSalesSpan(periods, day)
    const fix = next ? `; the next period is ${next.first} to ${next.last}` : ''
    const pointer = span && from ? '/until' : '/from'
    return [{ pointer, detail: `a sale in ${code} lies inside a period of ${rule.source.cite}${fix}` }]
  })
}

import type { Rounding } from '../country/section/tax.ts'
import { AMOUNT_MAX } from '../money/amount.ts'
import { display } from '../money/currency.ts'
import { toStep } from '../money/rounding.ts'
import { Refusal } from '../problem/refusal.ts'
import { type TaxedLine, taxLines } from '../tax/tax-lines.ts'
import { type AppliedRate, RateApplication } from './applied-rate.ts'
import { deliveryPortions } from './delivery-portions.ts'
import { cited, type Explanation } from './explanation.ts'
import { legalNotices } from './legal-notices.ts'
import { linePrice } from './line-price.ts'
import { type PricedLine, toTaxable } from './priced-line.ts'
import { type Promoted, promote } from './promote.ts'
import type { AnnouncedReduction } from './promotion/announced-reduction.ts'
import type { Quote, QuoteDelivery, QuoteInput, QuoteLine, QuoteTax } from './quote-input.ts'

/**
 * Prices a basket. Pure and exact: price selection → promotions → delivery → tax → rounding → legal checks.
 * Storefront, cart, order, refund and the country team's simulator all call this one function. The order of lines never
 * changes an amount. Throws a Refusal that names the field for whatever the law or the price lists cannot answer.
 */
export function quote(input: QuoteInput): Quote {
  const display = input.homeJurisdiction.value('tax', 'display', input.day)
  const rounding = input.homeJurisdiction.rule('tax', 'rounding', input.day)
  if (!display || !rounding) throw noRule(input)
  const application = new RateApplication(input, display === 'inclusive')
  const listed = input.lines.map((line, index) => linePrice(line, index, input))
  const promoted = input.promoting && promote(listed, input, input.promoting)
  const prices = promoted?.lines ?? listed
  application.valueConsignment(prices)
  const lines = prices.map((price): PricedLine => {
    const rate = application.forLine(price)
    return { ...price, rate, explain: [...price.explain, ...rate.explain, roundingExplanation(rounding)] }
  })
  const free = promoted?.delivery.discount ?? 0n
  const portions = input.delivery ? deliveryPortions(input, application, lines, free) : []
  const taxable = [...lines, ...portions].map((line) => toTaxable(line))
  const taxed = taxLines(taxable, rounding.value)
  const answered = lines.map((line, index) => answerLine(line, taxed[index] as TaxedLine))
  const delivery =
    input.delivery && answerDelivery(input.delivery, portions, taxed.slice(lines.length), promoted?.delivery)
  return {
    market: input.market,
    currency: input.currency,
    day: input.day,
    pricesIncludeTax: display === 'inclusive',
    rounding: { per: rounding.value.per, mode: rounding.value.mode },
    lines: answered,
    ...(delivery && { delivery }),
    taxes: summarise(answered, delivery),
    totals: withinLimits(input, totalsOf(input, answered, delivery)),
    notices: [...(input.notices ?? []), ...application.notices(), ...legalNotices(input)],
    ...promoted?.answer,
  }
}

export function noRule(input: QuoteInput): Refusal {
  const text = `The pack of ${input.homeJurisdiction.country.code} has no rule on ${input.day}; ask for a later day.`
  return new Refusal('no-rule-on-day', text, '/day')
}

const roundingExplanations = new WeakMap<object, Explanation>()

function roundingExplanation(rule: {
  value: Rounding
  layer: string
  from: string
  source: { cite: string; url: string; checked: 'primary' | 'secondary' | 'none' }
}): Explanation {
  let explanation = roundingExplanations.get(rule)
  if (!explanation) {
    const value = `rounded per ${rule.value.per}, ${rule.value.mode}`
    explanation = {
      step: 'rounding',
      rule: 'tax.rounding',
      value,
      layer: rule.layer,
      from: rule.from,
      source: cited(rule.source),
    }
    roundingExplanations.set(rule, explanation)
  }
  return explanation
}

function answerLine(line: PricedLine, taxed: TaxedLine): QuoteLine {
  const { input } = line
  return {
    ref: input.ref,
    ...(input.sku !== undefined && { sku: input.sku }),
    kind: input.kind,
    quantity: input.quantity,
    unitPrice: bounded(line.unitPrice),
    discount: bounded(line.discount),
    ...(line.reduction && { reduction: answerReduction(line.reduction) }),
    net: bounded(taxed.net),
    tax: bounded(taxed.tax),
    gross: bounded(taxed.gross),
    taxes: answerTaxes(line.rate, taxed),
    explain: line.explain,
  }
}

function answerReduction({ priorPrice, percent }: AnnouncedReduction): NonNullable<QuoteLine['reduction']> {
  return { priorPrice: bounded(priorPrice), ...(percent !== undefined && { percent }) }
}

function answerTaxes(rate: AppliedRate, taxed: TaxedLine): QuoteTax[] {
  return taxed.taxes.map(({ base, amount }, index) => ({
    ...(rate.described[index] as AppliedRate['described'][number]),
    base: bounded(base),
    amount: bounded(amount),
  }))
}

function answerDelivery(
  delivery: NonNullable<QuoteInput['delivery']>,
  portions: readonly PricedLine[],
  taxed: readonly TaxedLine[],
  promoted: Promoted['delivery'] | undefined,
): QuoteDelivery {
  const sum = (pick: (line: TaxedLine) => bigint) => bounded(taxed.reduce((total, line) => total + pick(line), 0n))
  return {
    ...(delivery.service && { service: delivery.service }),
    price: bounded(delivery.price),
    ...(promoted && promoted.discount > 0n && { discount: bounded(promoted.discount) }),
    net: sum((line) => line.net),
    tax: sum((line) => line.tax),
    gross: sum((line) => line.gross),
    taxes: portions.flatMap((portion, index) => answerTaxes(portion.rate, taxed[index] as TaxedLine)),
    explain: [...(promoted?.explain ?? []), ...portions.flatMap((portion) => portion.explain)],
  }
}

/** Totals by name and percentage, in the order of their names and then of the greater rate. */
function summarise(lines: readonly QuoteLine[], delivery: QuoteDelivery | undefined): Quote['taxes'] {
  const totals = new Map<string, Quote['taxes'][number]>()
  for (const part of delivery ? [...lines, delivery] : lines) {
    for (const tax of part.taxes) {
      const key = `${tax.name}|${tax.percent}`
      const total = totals.get(key)
      if (total) {
        total.base += tax.base
        total.amount += tax.amount
      } else totals.set(key, { name: tax.name, percent: tax.percent, base: tax.base, amount: tax.amount })
    }
  }
  return [...totals.values()].sort(
    (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) || Number(b.percent) - Number(a.percent),
  )
}

function totalsOf(
  input: QuoteInput,
  lines: readonly QuoteLine[],
  delivery: QuoteDelivery | undefined,
): Quote['totals'] {
  const totals = {
    discount: delivery?.discount ?? 0,
    delivery: delivery?.gross ?? 0,
    net: delivery?.net ?? 0,
    tax: delivery?.tax ?? 0,
    gross: delivery?.gross ?? 0,
  }
  for (const line of lines) {
    totals.discount += line.discount
    totals.net += line.net
    totals.tax += line.tax
    totals.gross += line.gross
  }
  if (!Number.isSafeInteger(totals.gross) || !Number.isSafeInteger(totals.net)) throw outOfBounds()
  return { ...totals, toPay: Number(toPay(input, BigInt(totals.gross))) }
}

/** Refuses a total that the chosen method does not take. Limits are in the first of its currencies. */
function withinLimits(input: QuoteInput, totals: Quote['totals']): Quote['totals'] {
  if (!input.payment) return totals
  const method = input.homeJurisdiction.rule('payment', `method.${input.payment.method}`, input.day)?.value
  if (!method || method.currencies[0] !== input.currency) return totals
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = method
  if (totals.toPay >= min && totals.toPay <= max) return totals
  const limit =
    totals.toPay < min ? `at least ${display(min, input.currency)}` : `at most ${display(max, input.currency)}`
  throw new Refusal('payment-limit', `${method.label} takes ${limit}; choose another method.`, '/payment/method')
}

/** Cash is rounded to the coins there are; every other way of paying is exact. */
function toPay(input: QuoteInput, gross: bigint): bigint {
  if (!input.payment) return gross
  const method = input.homeJurisdiction.rule('payment', `method.${input.payment.method}`, input.day)?.value
  if (method?.flow !== 'cash' && method?.flow !== 'cash-on-delivery') return gross
  const tender = input.homeJurisdiction.value('currency', 'tender', input.day)
  const step = input.homeJurisdiction.value('currency', 'cashRounding', input.day)?.step
  return step && tender?.[0] === input.currency ? toStep(gross, BigInt(step)) : gross
}

function bounded(amount: bigint): number {
  if (amount > AMOUNT_MAX || amount < -AMOUNT_MAX) throw outOfBounds()
  return Number(amount)
}

function outOfBounds(): Refusal {
  return new Refusal(
    'amount-out-of-bounds',
    'An amount exceeds 2^53 − 1 minor units; lower the price or the quantity.',
    '/lines',
  )
}

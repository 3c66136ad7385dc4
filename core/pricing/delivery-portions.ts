import { display } from '../money/currency.ts'
import { allocate } from '../money/rounding.ts'
import type { AppliedRate, RateApplication } from './applied-rate.ts'
import type { LinePrice } from './line-price.ts'
import type { PricedLine } from './priced-line.ts'
import type { QuoteInput } from './quote-input.ts'

/**
 * Delivery as lines to be taxed: one at the rate of its own kind, or as many as there are rates among the goods, in
 * proportion to what is charged for each, where the law lets delivery follow the goods.
 */
export function deliveryPortions(
  input: QuoteInput,
  application: RateApplication,
  lines: readonly PricedLine[],
  discount = 0n,
): PricedLine[] {
  const delivery = input.delivery
  if (!delivery) return []
  const price = delivery.price - discount
  const own: LinePrice = {
    input: { ref: 'delivery', kind: 'delivery', quantity: 1, unitPrice: price },
    unitPrice: price,
    amount: price,
    discount: 0n,
    explain: [],
  }
  const taxing = application.taxation('goods').jurisdiction
  const rule = taxing.rule('tax', 'delivery', input.day)
  const charged = chargedByRate(lines)
  if (rule?.value !== 'goods' || charged.size === 0) {
    const rate = application.forLine(own)
    return [{ ...own, rate, explain: [...rate.explain] }]
  }
  const rates = [...charged.keys()]
  const parts = allocate(
    price,
    rates.map((rate) => ({ key: keyOf(rate), weight: charged.get(rate) as bigint })),
  )
  return rates.map((rate, index) => portion({ ...own, amount: parts[index] as bigint }, rate, input.currency, rule))
}

function portion(
  part: LinePrice,
  rate: AppliedRate,
  currency: string,
  rule: { layer: string; from: string; source: { cite: string; url: string } },
): PricedLine {
  const { taxedAbove: _, ...plain } = rate
  const value = `${display(part.amount, currency)} of delivery follows goods at ${keyOf(rate)}`
  return {
    ...part,
    unitPrice: part.amount,
    input: { ...part.input, ref: `delivery|${keyOf(rate)}` },
    rate: plain,
    explain: [
      {
        step: 'delivery',
        rule: 'tax.delivery',
        value,
        layer: rule.layer,
        from: rule.from,
        source: { cite: rule.source.cite, url: rule.source.url },
      },
      ...rate.explain,
    ],
  }
}

/** What is charged for goods at each rate, displayed amounts. Kinds that are taxed alike count as one rate. */
function chargedByRate(lines: readonly PricedLine[]): Map<AppliedRate, bigint> {
  const rates = new Map<string, AppliedRate>()
  const charged = new Map<AppliedRate, bigint>()
  for (const line of lines) {
    if (line.amount <= 0n) continue
    const key = keyOf(line.rate)
    const rate = rates.get(key) ?? line.rate
    rates.set(key, rate)
    charged.set(rate, (charged.get(rate) ?? 0n) + line.amount)
  }
  return charged
}

/** A name of the rate that does not depend on the order of lines. */
function keyOf(rate: AppliedRate): string {
  const charged = rate.described.map((tax) => `${tax.name} ${tax.percent} % ${tax.category} ${tax.jurisdiction}`)
  const stripped = rate.stripped?.map((component) => `less ${component.name} ${component.percent} %`) ?? []
  return [...charged, ...stripped].join(' + ')
}

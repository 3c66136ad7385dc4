import { compose } from '../../core/compose.ts'
import { quoteTerms } from '../../core/market/quote-request.ts'
import { quote } from '../../core/pricing/quote.ts'
import type { QuoteInput } from '../../core/pricing/quote-input.ts'

const KINDS = [
  'toy',
  'food',
  'book',
  'general',
  'electronics',
  'clothing',
  'toy',
  'food',
  'alcohol',
  'hygiene',
] as const

/** Quotes of ten lines with tax and explanation that one core works out in a second. */
export function pureQuotesPerSecond(market: string, seconds: number): number {
  const { markets, customs } = compose()
  const found = markets.find(market)
  const lines = KINDS.map((kind, index) => ({
    ref: `line-${index}`,
    kind,
    quantity: 1 + (index % 3),
    unitPrice: BigInt(999 + index * 137),
  }))
  const input: QuoteInput = { ...quoteTerms(markets, found, { lines: [] }, customs, true), lines }
  for (let warm = 0; warm < 2000; warm++) quote(input)
  const began = performance.now()
  let count = 0
  while (performance.now() - began < seconds * 1000) {
    for (let batch = 0; batch < 100; batch++) quote(input)
    count += 100
  }
  return count / ((performance.now() - began) / 1000)
}

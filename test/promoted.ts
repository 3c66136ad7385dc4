import { type PromotionDocument, toPromotion } from '../core/pricing/promotion/promotion.ts'
import { quote } from '../core/pricing/quote.ts'
import type { Promoting, Quote, QuoteInput, QuoteInputLine } from '../core/pricing/quote-input.ts'
import { place, registry } from './golden.ts'

/** A promotion without what only storefronts read. `announced` instants are the first and, where it ended, the last. */
export type PromotionOf = Omit<PromotionDocument, 'labels' | 'markets'> & { span?: { from: string; until?: string } }

/** A line at a displayed price in minor units; a toy where nothing else is said. */
export type PromotedLine = Partial<QuoteInputLine> & { ref: string; price: number }

const CURRENCIES: Readonly<Record<string, string>> = { GB: 'GBP', FR: 'EUR', DE: 'EUR', ES: 'EUR' }

/** A sale to a consumer at home with promotions, quoted whole. */
export function promotedSale(
  country: string,
  documents: readonly PromotionOf[],
  lines: readonly PromotedLine[],
  change: Partial<QuoteInput & Promoting> = {},
): Quote {
  const homeJurisdiction = registry.jurisdiction(country)
  if (!homeJurisdiction) throw new Error(`no pack ${country}`)
  const { coupons = [], segments, firstOrder, exhausted, ...input } = change
  const known = { labels: { en: 'Offer' }, markets: [country.toLowerCase()] }
  return quote({
    registry,
    market: country.toLowerCase(),
    home: place(country),
    homeJurisdiction,
    holds: 'gross',
    day: '2026-11-22',
    currency: CURRENCIES[country] as string,
    channel: 'web',
    seller: { country, registrations: [country], distanceSales: 'over' },
    origin: place(country),
    destination: place(country),
    buyer: { type: 'consumer' },
    convert: () => undefined,
    ...input,
    lines: lines.map(({ price, ...line }) => ({ kind: 'toy', quantity: 1, unitPrice: BigInt(price), ...line })),
    promoting: {
      promotions: documents.map(({ span, ...document }) => toPromotion({ ...known, ...document }, span)),
      coupons,
      ...(segments && { segments }),
      ...(firstOrder !== undefined && { firstOrder }),
      ...(exhausted && { exhausted }),
    },
  })
}

/** What promotions take off each line. */
export function discountsOf(answer: Quote): number[] {
  return answer.lines.map(({ discount }) => discount)
}

/** Sources that explanations of promotions cite, of lines and of delivery. */
export function promotionSources(answer: Quote): string[] {
  return [...answer.lines, ...(answer.delivery ? [answer.delivery] : [])]
    .flatMap(({ explain }) => explain)
    .flatMap(({ step, source }) => (step === 'promotion' && source ? [source.cite] : []))
}

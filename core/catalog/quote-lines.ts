import type pg from 'pg'
import { type FreeLine, freeLine, type QuoteTerms, type RequestLine, refsOf } from '../market/quote-request.ts'
import type { QuoteInputLine, QuoteNotice } from '../pricing/quote-input.ts'
import { Refusal } from '../problem/refusal.ts'
import { type Dimensions, type OfferData, type OfferVariant, toCandidate } from './offer.ts'
import { whyNotOffered } from './quote-lines.sql.ts'
import type { RememberedOffers } from './remembered-offers.ts'

/** Lines of a quote with what the catalogue knows, and what the shopper must be told about it. */
export interface CompletedLines {
  lines: QuoteInputLine[]
  notices: QuoteNotice[]
  /** What one piece weighs and measures, by the name of its line, where somebody stated it. */
  sizes: Map<string, Size>
}

export interface Size {
  weightGrams?: number
  dimensionsMm?: Dimensions
}

/**
 * Completes the lines of a request with kinds, prices and sizes of the catalogue; in one statement where not all are
 * remembered. Refuses what is not sold.
 */
export async function completeLines(
  pool: pg.Pool,
  remembered: RememberedOffers,
  lines: readonly RequestLine[],
  terms: Pick<QuoteTerms, 'market' | 'currency' | 'channel' | 'day'>,
): Promise<CompletedLines> {
  const skus = lines.flatMap((line) => ('sku' in line ? [line.sku] : []))
  const completed: CompletedLines = { lines: [], notices: [], sizes: new Map() }
  if (skus.length === 0) return { ...completed, lines: lines.map((line) => freeLine(line as FreeLine)) }
  const offers = await remembered.of({ ...scopeOf(terms), skus })
  const found = new Map<string, Found>()
  for (const { data } of offers) for (const variant of data.variants) found.set(variant.sku, { data, variant })
  const refs = refsOf(lines)
  for (const [index, line] of lines.entries()) {
    if (!('sku' in line)) completed.lines.push(freeLine(line))
    else {
      const known = found.get(line.sku) ?? (await refuseMissing(pool, line.sku, index, terms))
      const ref = refs[index] as string
      completed.lines.push(...catalogueLines(line, ref, known, terms.currency))
      completed.sizes.set(ref, sizeOf(known))
      if (known.variant.prices.some((price) => price.v?.stale)) completed.notices.push(staleRate(index))
    }
  }
  return completed
}

function sizeOf({ data: { weightGrams, dimensionsMm } }: Found): Size {
  return { ...(weightGrams !== undefined && { weightGrams }), ...(dimensionsMm && { dimensionsMm }) }
}

function scopeOf({ market, currency, channel, day }: Pick<QuoteTerms, 'market' | 'currency' | 'channel' | 'day'>) {
  return { market, currency, channel, day }
}

/** What the catalogue says of a SKU in a market: the product's offer without its other variants, and the variant. */
export interface Found {
  data: Omit<OfferData, 'variants'>
  variant: OfferVariant
}

/** The line itself, and one for each charge on top of it, such as eco-participation or a deposit. */
export function catalogueLines(
  line: { sku: string; quantity: number },
  ref: string,
  { data, variant }: Found,
  currency: string,
): QuoteInputLine[] {
  const goods = {
    kind: data.kind,
    quantity: line.quantity,
    ...(data.subKind && { subKind: data.subKind }),
    ...(data.hsCode && { hsCode: data.hsCode }),
    ...(data.perishable && { perishable: data.perishable }),
    ...(data.madeToOrder && { madeToOrder: data.madeToOrder }),
  }
  const { cost } = variant
  const own: QuoteInputLine = {
    ...goods,
    ref,
    sku: line.sku,
    product: data.code,
    ...(data.categories && { categories: data.categories }),
    ...(cost && { cost: { amount: BigInt(cost.amount), currency: cost.currency } }),
    candidates: variant.prices.map((price) => toCandidate(price, currency)),
  }
  const charges = (variant.charges ?? []).map((charge) => ({
    ...goods,
    ref: `${ref}:${charge.code}`,
    unitPrice: BigInt(charge.amount),
    charge: true as const,
  }))
  return [own, ...charges]
}

function staleRate(index: number): QuoteNotice {
  return { code: 'notice.stale-rate', message: 'notice.stale-rate', pointer: `/lines/${index}` }
}

/** Refuses a SKU that a market does not offer, and says why. */
export async function refuseMissing(
  pool: pg.Pool,
  sku: string,
  index: number,
  { market, currency, day }: Pick<QuoteTerms, 'market' | 'currency' | 'day'>,
): Promise<never> {
  const pointer = `/lines/${index}/sku`
  switch (await whyNotOffered(pool, sku, { market, day })) {
    case 'unknown':
      throw new Refusal('unknown-sku', `There is no SKU ${sku}; take one from the catalogue.`, pointer)
    case 'draft':
      throw new Refusal('not-sold', `${sku} is not published.`, pointer)
    case 'not-sold':
      throw new Refusal('not-sold', `${market} does not sell ${sku} on ${day}; see its assortment.`, pointer)
    case 'no-price':
      throw new Refusal(
        'no-price',
        `${sku} has no price in ${market} in ${currency} on ${day}; add one to a price list.`,
        pointer,
      )
  }
}

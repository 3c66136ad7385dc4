import type { Day } from '../country/day.ts'
import { isKind, type Kind } from '../country/kind.ts'
import type { Registry } from '../country/registry.ts'
import type { Market } from '../market/market-set.ts'
import { convertPrice, type FxRates } from '../pricing/convert-price.ts'
import type { PriceCandidate } from '../pricing/select-price.ts'
import type { PriceDocument, ProductDocument, VariantDocument } from './product-document.ts'

/** What conversion depends on besides the product. */
export interface Repricing {
  registry: Registry
  rates: FxRates
  /** Days after which a rate no longer moves a price. */
  rateAgeMax: number
}

/** A price written in a document, as a candidate. */
export function ownCandidate(price: PriceDocument): PriceCandidate {
  return {
    list: price.list ?? 'base',
    currency: price.currency,
    amount: BigInt(price.amount),
    minQuantity: price.minQuantity ?? 1,
    ...(price.channel && { channel: price.channel }),
    ...(price.group && { group: price.group }),
    ...(price.from && { from: price.from }),
    ...(price.until && { until: price.until }),
    ...(price.reduction && { reduction: true }),
  }
}

/** Does this price answer for everybody, always and from one piece on? Then nothing is converted beside it. */
function isStanding(price: PriceCandidate): boolean {
  return price.minQuantity === 1 && !price.channel && !price.group && !price.from && !price.until
}

/**
 * All prices of a variant in a market and currency: its own, and the core price converted where no own price stands for
 * everybody. `published` is what was converted before: past the greatest age of a rate it is kept and flagged, not moved.
 */
export function candidatesFor(
  product: ProductDocument,
  variant: VariantDocument,
  market: Market,
  currency: string,
  day: Day,
  repricing: Repricing,
  published: PriceCandidate | undefined,
): PriceCandidate[] {
  const own = (variant.prices ?? [])
    .filter((price) => price.market === market.code && price.currency === currency)
    .map(ownCandidate)
  if (own.some(isStanding)) return own
  const converted = convertedCandidate(product, variant, market, currency, day, repricing)
  if (!converted) return own
  const keeps = converted.conversion?.stale && published && sameSource(published, converted)
  return [...own, keeps ? { ...published, conversion: { ...published.conversion, stale: true } as never } : converted]
}

function sameSource(published: PriceCandidate, converted: PriceCandidate): boolean {
  return JSON.stringify(published.conversion?.from) === JSON.stringify(converted.conversion?.from)
}

function convertedCandidate(
  product: ProductDocument,
  variant: VariantDocument,
  market: Market,
  currency: string,
  day: Day,
  { registry, rates, rateAgeMax }: Repricing,
): PriceCandidate | undefined {
  const { corePrice } = variant
  if (!corePrice || !isKind(product.kind)) return undefined
  const taxOf = corePrice.taxOf === undefined ? undefined : registry.jurisdiction(corePrice.taxOf)
  const converted = convertPrice(
    { amount: BigInt(corePrice.amount), currency: corePrice.currency, ...(taxOf && { taxOf }) },
    goodsOf(product),
    {
      jurisdiction: market.jurisdiction,
      currency,
      day,
      rateAgeMax,
      ...(market.definition.pricePoint && { pricePoint: market.definition.pricePoint }),
    },
    rates,
  )
  return converted && { list: 'converted', currency, minQuantity: 1, ...converted }
}

function goodsOf(product: ProductDocument): { kind: Kind; subKind?: string; hsCode?: string } {
  return {
    kind: product.kind,
    ...(product.subKind && { subKind: product.subKind }),
    ...(product.hsCode && { hsCode: product.hsCode }),
  }
}

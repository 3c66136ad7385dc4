import type { Day } from '../country/day.ts'
import type { Kind } from '../country/kind.ts'
import { traitsOf } from '../country/trait.ts'
import type { Conversion, PriceCandidate } from '../pricing/select-price.ts'
import type { ProductDocument, VariantDocument } from './product-document.ts'
import type { Sketch } from './tag-sketch.ts'

export type Dimensions = NonNullable<ProductDocument['dimensionsMm']>

/** A price inside an offer, in few letters: there are millions. Currency is the offer's. */
export interface OfferPrice {
  /** list */ l: string
  /** amount */ a: number
  /** least quantity, 1 where left out */ q?: number
  /** channel */ c?: string
  /** customer group */ g?: string
  /** first day */ f?: Day
  /** first day without it */ u?: Day
  /** is a reduction */ r?: true
  /** conversion */ v?: Conversion
}

/** A variant in an offer, with every price that can be chosen during the offer's span. */
export interface OfferVariant {
  sku: string
  options?: Record<string, string>
  gtin?: string
  availability: string
  charges?: { code: string; amount: number }[]
  bundle?: { sku: string; quantity: number }[]
  /** What one piece cost the seller, without tax. For quotes alone: never shown. */
  cost?: { amount: number; currency: string }
  prices: OfferPrice[]
}

/** What is stored of an offer beside its columns: all that a card and a quote need, and nothing that depends on tax. */
export interface OfferData {
  code: string
  kind: Kind
  subKind?: string
  hsCode?: string
  /** For the law of withdrawal. */
  perishable?: true
  madeToOrder?: true
  brand?: string
  image?: string
  content?: NonNullable<ProductDocument['content']>
  /** Of one piece, for shipping and customs. */
  weightGrams?: number
  dimensionsMm?: Dimensions
  originCountry?: string
  /** Codes of its categories and of all above them. For quotes alone. */
  categories?: readonly string[]
  /** When the market sells the product, where it says so. */
  sale?: { from?: Day; until?: Day }
  variants: OfferVariant[]
}

/** What one piece costs everybody who sees an offer. */
export interface ShownPrice {
  sku: string
  amount: bigint
  reduction: boolean
}

/** A row of the projection `offer`. */
export interface OfferRow {
  market: string
  currency: string
  channels: string[]
  from: Day
  /** First day that it no longer holds. */
  until: Day
  priceFrom: bigint
  tags: string[]
  /** Of the tags. */
  sketch: Sketch
  names: string[]
  sortNames: string[]
  slugs: string[]
  /** For the history of what was offered; `data` says it too. */
  shown: readonly ShownPrice[]
  data: string
}

export const FIRST_DAY: Day = '0001-01-01'
export const LAST_DAY: Day = '9999-12-31'

export function toOfferPrice(price: PriceCandidate): OfferPrice {
  return {
    l: price.list,
    a: Number(price.amount),
    ...(price.minQuantity !== 1 && { q: price.minQuantity }),
    ...(price.channel && { c: price.channel }),
    ...(price.group && { g: price.group }),
    ...(price.from && { f: price.from }),
    ...(price.until && { u: price.until }),
    ...(price.reduction && { r: true as const }),
    ...(price.conversion && { v: price.conversion }),
  }
}

export function toCandidate(price: OfferPrice, currency: string): PriceCandidate {
  return {
    list: price.l,
    currency,
    amount: BigInt(price.a),
    minQuantity: price.q ?? 1,
    ...(price.c !== undefined && { channel: price.c }),
    ...(price.g !== undefined && { group: price.g }),
    ...(price.f !== undefined && { from: price.f }),
    ...(price.u !== undefined && { until: price.u }),
    ...(price.r && { reduction: true }),
    ...(price.v && { conversion: price.v }),
  }
}

/** The parts of an offer's data that are the same in every market. */
export function commonData(product: ProductDocument, categories: readonly string[]): Omit<OfferData, 'variants'> {
  const image = product.media?.[0]?.url
  return {
    code: product.code,
    kind: product.kind,
    ...(product.subKind && { subKind: product.subKind }),
    ...(product.hsCode && { hsCode: product.hsCode }),
    ...traitsOf(product),
    ...(product.brand && { brand: product.brand }),
    ...(image && { image }),
    ...(product.content && { content: product.content }),
    ...(product.weightGrams !== undefined && { weightGrams: product.weightGrams }),
    ...(product.dimensionsMm && { dimensionsMm: product.dimensionsMm }),
    ...(product.originCountry && { originCountry: product.originCountry }),
    ...(categories.length > 0 && { categories }),
  }
}

/** A variant without its prices, as one market sees it. */
export function commonVariant(
  variant: VariantDocument,
  market: string,
  currency: string,
  availability: string,
): Omit<OfferVariant, 'prices'> {
  const charges = variant.charges?.filter((charge) => charge.market === market && charge.currency === currency)
  return {
    sku: variant.sku,
    ...(variant.options && { options: variant.options as Record<string, string> }),
    ...(variant.gtin && { gtin: variant.gtin }),
    availability,
    ...(charges?.length && { charges: charges.map(({ code, amount }) => ({ code, amount })) }),
    ...(variant.bundle && { bundle: variant.bundle }),
    ...(variant.cost && { cost: variant.cost }),
  }
}

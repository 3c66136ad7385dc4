import type { components } from '../../openapi/v1.d.ts'

/** A product as it is written, imported and exported; the contract says its shape. */
export type ProductDocument = components['schemas']['ProductDocument']
export type VariantDocument = components['schemas']['VariantDocument']
export type PriceDocument = components['schemas']['PriceDocument']
export type MarketDocument = components['schemas']['MarketDocument']
export type CategoryDocument = components['schemas']['CategoryDocument']
export type Override = components['schemas']['Override']

/** The part of a document that the table `product` holds: prices and what markets say have tables of their own. */
export function coreOf(document: ProductDocument): Omit<ProductDocument, 'markets'> {
  const { markets: _, ...core } = document
  return { ...core, variants: core.variants.map(({ prices: _prices, ...variant }) => variant) }
}

/** What a market says differently, without its assortment. */
export function overrideOf({ sold: _sold, from: _from, until: _until, ...override }: MarketDocument): Override {
  return override
}

import { localeChain } from '../country/messages.ts'
import type { MarketDocument, ProductDocument } from './product-document.ts'

/** Fields that are translated, each on its own. */
export type TextField = 'name' | 'description' | 'slug'

/** A value and the layer that said it: `core`, a language, or a market with or without a language. */
export interface Layered<T> {
  value: T
  layer: string
}

/** What one market reads of a product: the core's document with its own overrides. */
export interface ProductView {
  document: ProductDocument
  market: string
  override: MarketDocument | undefined
}

/**
 * The text of one field in a language: the market's own words first, then translations, each from the most exact
 * language to the widest, then the core. A field falls back alone: a missing description never costs the name.
 */
export function textOf(view: ProductView, field: TextField, locale: string): Layered<string> | undefined {
  const chain = localeChain(locale)
  if (field !== 'slug') {
    for (const tag of chain) {
      const said = view.override?.[field]?.[tag]
      if (said !== undefined) return { value: said, layer: `market ${view.market} (${tag})` }
    }
  }
  for (const tag of chain) {
    const said = view.document.translations?.[tag]?.[field]
    if (said !== undefined) return { value: said, layer: tag }
  }
  const said = view.document[field]
  if (said !== undefined) return { value: said, layer: 'core' }
  return field === 'slug' ? { value: view.document.code, layer: 'core' } : undefined
}

/** Attributes, each from the market where it says one, else from the core. */
export function attributesOf(view: ProductView): Map<string, Layered<string | number | boolean>> {
  const attributes = new Map<string, Layered<string | number | boolean>>()
  for (const [name, value] of Object.entries(view.document.attributes ?? {}))
    attributes.set(name, { value, layer: 'core' })
  for (const [name, value] of Object.entries(view.override?.attributes ?? {})) {
    attributes.set(name, { value, layer: `market ${view.market}` })
  }
  return attributes
}

/** Is it to be had? In stock unless the market says otherwise. */
export function availabilityOf(view: ProductView): Layered<NonNullable<MarketDocument['availability']>> {
  const said = view.override?.availability
  return said ? { value: said, layer: `market ${view.market}` } : { value: 'in-stock', layer: 'core' }
}

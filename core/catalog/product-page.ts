import type { components } from '../../openapi/v1.d.ts'
import { localeChain } from '../country/messages.ts'
import { traitsOf } from '../country/trait.ts'
import type { Market } from '../market/market-set.ts'
import { attributesOf, availabilityOf, type ProductView, textOf } from './field.ts'
import { overrideOf, type ProductDocument } from './product-document.ts'

type Product = components['schemas']['Product']

/** A product's page in a language, without what depends on the day: prices and when it is sold. */
export type PageText = Omit<Product, 'variants' | 'from' | 'until'>

/** A page as it is stored. `market` is empty where no market says anything else; `locale` is empty for the core's words. */
export interface ProductPage {
  market: string
  locale: string
  page: PageText
}

/**
 * Every page of a product that differs from another: one for each language that says something, for all markets together
 * and for each market that says something itself. A shopper reads the page of the most exact language that there is.
 */
export function productPages(document: ProductDocument, markets: readonly Market[]): ProductPage[] {
  const languages = languagesOf(document)
  const read = new Set(markets.flatMap(({ definition }) => definition.locales.flatMap(localeChain)))
  const everywhere = pagesOf({ document, market: '', override: undefined }, languages.intersection(read))
  const own = markets.flatMap((market) => {
    const said = document.markets?.[market.code]
    const override = said && overrideOf(said)
    if (!override || Object.keys(override).length === 0) return []
    const words = new Set([...Object.keys(override.name ?? {}), ...Object.keys(override.description ?? {})])
    const here = new Set(market.definition.locales.flatMap(localeChain))
    return pagesOf({ document, market: market.code, override }, languages.union(words).intersection(here))
  })
  return [...everywhere, ...own]
}

function pagesOf(view: ProductView, languages: ReadonlySet<string>): ProductPage[] {
  return ['', ...languages].map((locale) => ({ market: view.market, locale, page: pageOf(view, locale) }))
}

/** Languages in which any field of a product is written. */
function languagesOf({ translations, media, safety }: ProductDocument): Set<string> {
  const warnings = typeof safety?.warnings === 'object' ? safety.warnings : {}
  const alternatives = (media ?? []).flatMap(({ alt }) => Object.keys(alt ?? {}))
  return new Set([...Object.keys(translations ?? {}), ...Object.keys(warnings), ...alternatives])
}

function pageOf(view: ProductView, locale: string): PageText {
  const { document } = view
  const { fields, provenance } = localised(view, locale)
  const media = document.media?.map(({ url, alt }) => ({ url, ...(alt && { alt: inLocale(alt, locale) ?? '' }) }))
  return {
    code: document.code,
    kind: document.kind,
    ...fields,
    ...common(document),
    categories: document.categories ?? [],
    ...(media && { media }),
    ...(document.safety && { safety: safetyIn(document.safety, locale) }),
    provenance,
  }
}

/** Fields that are the same everywhere. */
function common(document: ProductDocument) {
  const { brand, hsCode, originCountry, weightGrams, dimensionsMm, content, options } = document
  return {
    ...(brand && { brand }),
    ...(hsCode && { hsCode }),
    ...traitsOf(document),
    ...(originCountry && { originCountry }),
    ...(weightGrams !== undefined && { weightGrams }),
    ...(dimensionsMm && { dimensionsMm }),
    ...(content && { content }),
    ...(options && { options }),
  }
}

/** Fields that a language or the market may say differently, and which of them did. */
function localised(view: ProductView, locale: string) {
  const name = textOf(view, 'name', locale)
  const slug = textOf(view, 'slug', locale)
  const description = textOf(view, 'description', locale)
  const attributes = attributesOf(view)
  const availability = availabilityOf(view)
  const provenance: Record<string, string> = {
    name: name?.layer ?? 'core',
    slug: slug?.layer ?? 'core',
    ...(description && { description: description.layer }),
    availability: availability.layer,
    ...Object.fromEntries([...attributes].map(([key, { layer }]) => [`attributes.${key}`, layer])),
  }
  const fields = {
    name: name?.value ?? view.document.name,
    slug: slug?.value ?? view.document.code,
    ...(description && { description: description.value }),
    ...(attributes.size > 0 && {
      attributes: Object.fromEntries([...attributes].map(([key, { value }]) => [key, value])),
    }),
  }
  return { fields, provenance }
}

/** A text by language, falling back to the first language that has one. */
function inLocale(texts: Readonly<Record<string, string>>, locale: string): string | undefined {
  const chain = [...localeChain(locale), 'en', ...Object.keys(texts)]
  return chain.map((tag) => texts[tag]).find((text) => text !== undefined)
}

function safetyIn(safety: NonNullable<ProductDocument['safety']>, locale: string): NonNullable<Product['safety']> {
  const { warnings } = safety
  const text = typeof warnings === 'object' ? inLocale(warnings, locale) : warnings
  const { warnings: _, ...parties } = safety
  return { ...parties, ...(text !== undefined && { warnings: text }) }
}

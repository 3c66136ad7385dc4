import type pg from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import type { Day } from '../country/day.ts'
import { localeChain } from '../country/messages.ts'
import type { Market, MarketSet } from '../market/market-set.ts'
import { attributesOf, availabilityOf, type ProductView, textOf } from './field.ts'
import { readProduct } from './get-product.sql.ts'
import type { OfferData } from './offer.ts'
import { showPriorPrices } from './prior-prices.ts'
import type { ProductDocument } from './product-document.ts'
import { shownOffers } from './shown-price.ts'

type Product = components['schemas']['Product']

export interface ProductRequest {
  market: Market
  slug: string
  locale: string
  currency: string
  channel: string
  day: Day
}

/** One product as a market shows it today, or undefined where it does not. One statement; more where a reduction is shown. */
export async function getProduct(
  pool: pg.Pool,
  markets: MarketSet,
  request: ProductRequest,
): Promise<{ id: string; product: Product } | undefined> {
  const { market, locale, currency, channel, day } = request
  const row = await readProduct(pool, { ...request, market: market.code, locales: localeChain(locale) })
  if (!row) return undefined
  const data = JSON.parse(row.data) as OfferData
  const offers = shownOffers(data, {
    jurisdiction: market.jurisdiction,
    currency,
    channel,
    day,
  })
  await showPriorPrices(pool, markets, market, offers, { currency, channel })
  return { id: String(row.id), product: productOf(row.document, data, market, locale, offers) }
}

function productOf(
  document: ProductDocument,
  { said }: OfferData,
  market: Market,
  locale: string,
  variants: Product['variants'],
): Product {
  const view: ProductView = { document, market: market.code, override: said }
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
    variants,
    ...(said?.from && { from: said.from }),
    ...(said?.until && { until: said.until }),
    provenance,
  }
}

/** Fields that are the same everywhere. */
function common(document: ProductDocument) {
  const { brand, hsCode, originCountry, weightGrams, dimensionsMm, content, options } = document
  return {
    ...(brand && { brand }),
    ...(hsCode && { hsCode }),
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

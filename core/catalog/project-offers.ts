import type { Day } from '../country/day.ts'
import type { Market } from '../market/market-set.ts'
import { type PriceCandidate, selectPrice } from '../pricing/select-price.ts'
import { attributesOf, availabilityOf, type ProductView, textOf } from './field.ts'
import { commonData, commonVariant, FIRST_DAY, LAST_DAY, type OfferData, type OfferRow, toOfferPrice } from './offer.ts'
import { candidatesFor, type Repricing } from './price-candidates.ts'
import type { ProductDocument } from './product-document.ts'

/** What projecting depends on besides the product. */
export interface ProjectionContext extends Repricing {
  markets: readonly Market[]
  /** Local date by market. */
  today: (market: Market) => Day
  /** Codes of a category and of all above it. */
  lineage: (category: string) => readonly string[]
}

/** What is converted already, by SKU, market and currency. */
export type PublishedPrices = (sku: string, market: string, currency: string) => PriceCandidate | undefined

/** A product's offers in one market. */
export interface MarketOffers {
  market: Market
  rows: OfferRow[]
}

/** The offers of a product in every market that sells it: a row for each span of days, currency and set of channels. Pure. */
export function projectOffers(
  product: ProductDocument,
  context: ProjectionContext,
  published: PublishedPrices,
): MarketOffers[] {
  if (product.status === 'draft') return []
  const sold = context.markets.filter((market) => isSold(product, market.code))
  const common = commonData(product)
  const tags = tagsOf({ document: product, market: '', override: undefined }, context)
  return sold.map((market) => marketOffers(product, { common, tags }, market, context, published))
}

function isSold(product: ProductDocument, market: string): boolean {
  return (product.only?.includes(market) ?? true) && product.markets?.[market]?.sold !== false
}

function marketOffers(
  product: ProductDocument,
  everywhere: { common: Omit<OfferData, 'variants'>; tags: string[] },
  market: Market,
  context: ProjectionContext,
  published: PublishedPrices,
): MarketOffers {
  const view: ProductView = { document: product, market: market.code, override: product.markets?.[market.code] }
  const texts = textColumns(view, market)
  const { common } = everywhere
  const differs = view.override?.attributes ?? view.override?.availability
  const tags = differs ? tagsOf(view, context) : everywhere.tags
  const offers: MarketOffers = { market, rows: [] }
  for (const currency of market.definition.currencies) {
    const variants = pricedVariants(view, market, currency, context, published)
    for (const [from, until] of spans(view, variants)) {
      for (const group of byChannels(variants, market.definition.channels, currency, from)) {
        const data: OfferData = { ...common, ...(view.override && { said: view.override }), variants: group.variants }
        const { channels, priceFrom } = group
        offers.rows.push({
          market: market.code,
          currency,
          channels,
          from,
          until,
          priceFrom,
          tags,
          ...texts,
          variants: group.variants,
          data: JSON.stringify(data),
        })
      }
    }
  }
  return offers
}

interface PricedVariant {
  variant: Omit<OfferData['variants'][number], 'prices'>
  prices: PriceCandidate[]
}

function pricedVariants(
  view: ProductView,
  market: Market,
  currency: string,
  context: ProjectionContext,
  published: PublishedPrices,
): PricedVariant[] {
  const availability = availabilityOf(view).value
  const day = context.today(market)
  return view.document.variants.map((variant) => ({
    variant: commonVariant(variant, market.code, currency, availability),
    prices: candidatesFor(
      view.document,
      variant,
      market,
      currency,
      day,
      context,
      published(variant.sku, market.code, currency),
    ),
  }))
}

/** Spans of days on which the same prices apply, inside the assortment's own. */
function spans(view: ProductView, variants: readonly PricedVariant[]): [Day, Day][] {
  const first = view.override?.from ?? FIRST_DAY
  const last = view.override?.until ?? LAST_DAY
  const bounds = new Set([first, last])
  for (const { prices } of variants) {
    for (const price of prices) {
      for (const bound of [price.from, price.until]) if (bound && bound > first && bound < last) bounds.add(bound)
    }
  }
  const days = [...bounds].sort()
  return days.slice(1).map((until, index) => [days[index] as Day, until])
}

/** One group where channels do not matter, else one for each set of channels that sees the same prices. */
function byChannels(variants: readonly PricedVariant[], channels: readonly string[], currency: string, day: Day) {
  const groups = new Map<string, { channels: string[]; priceFrom: bigint; variants: OfferData['variants'] }>()
  const named = variants.some(({ prices }) => prices.some((price) => price.channel !== undefined))
  for (const channel of named ? channels : channels.slice(0, 1)) {
    const seen = variants.flatMap((each) => seenOn(each, currency, channel, day))
    if (seen.length === 0) continue
    const offered = seen.map(({ variant, prices }) => ({ ...variant, prices: prices.map(toOfferPrice) }))
    const key = named ? JSON.stringify(offered) : ''
    const group = groups.get(key)
    if (group) group.channels.push(channel)
    else {
      const amounts = seen.map(({ amount }) => amount)
      const priceFrom = amounts.reduce((least, amount) => (amount < least ? amount : least))
      groups.set(key, { channels: named ? [channel] : [...channels], priceFrom, variants: offered })
    }
  }
  return [...groups.values()]
}

/** The variant with the prices that matter on a channel and day; empty where one piece has no price there. */
function seenOn({ variant, prices }: PricedVariant, currency: string, channel: string, day: Day) {
  const relevant = prices.filter(
    (price) =>
      (price.channel === undefined || price.channel === channel) &&
      (price.from === undefined || price.from <= day) &&
      (price.until === undefined || day < price.until),
  )
  const chosen = selectPrice(relevant, { currency, channel, quantity: 1, day })
  return chosen ? [{ variant, prices: relevant, amount: chosen.amount }] : []
}

function textColumns(view: ProductView, market: Market) {
  const texts = market.definition.locales.map((locale) => ({
    name: textOf(view, 'name', locale)?.value as string,
    slug: textOf(view, 'slug', locale)?.value as string,
  }))
  return {
    names: texts.map(({ name }) => name),
    sortNames: texts.map(({ name }) => sortName(name)),
    slugs: texts.map(({ slug }) => slug),
  }
}

/** How names are ordered: without accents and case, by code point. Does not change when ICU does. */
function sortName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}

/** What filters and facets look at: `name:value`. */
function tagsOf(view: ProductView, { lineage }: ProjectionContext): string[] {
  const { document } = view
  const categories = new Set((document.categories ?? []).flatMap((code) => [...lineage(code)]))
  return [
    ...[...categories].map((code) => `category:${code}`),
    `kind:${document.kind}`,
    ...(document.brand ? [`brand:${document.brand}`] : []),
    `availability:${availabilityOf(view).value}`,
    ...[...attributesOf(view)].map(([name, { value }]) => `attribute.${name}:${value}`),
  ]
}

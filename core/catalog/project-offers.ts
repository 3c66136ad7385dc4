import type { Day } from '../country/day.ts'
import type { Market } from '../market/market-set.ts'
import { type PriceCandidate, selectPrice } from '../pricing/select-price.ts'
import { partsOf } from '../stock/demand.ts'
import { bundleState, type StockState } from '../stock/state.ts'
import { attributesOf, type ProductView, textOf } from './field.ts'
import {
  commonData,
  commonVariant,
  FIRST_DAY,
  LAST_DAY,
  type OfferData,
  type OfferRow,
  type ShownPrice,
  toOfferPrice,
} from './offer.ts'
import { candidatesFor, type Repricing } from './price-candidates.ts'
import type { MarketDocument, ProductDocument, VariantDocument } from './product-document.ts'
import { sketchOf } from './tag-sketch.ts'

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

/** The state of stock of a SKU in a market, or of several pieces of it at once; undefined where none is kept. */
export type StockStates = (sku: string, market: string, pieces?: number) => StockState | undefined

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
  states: StockStates,
): MarketOffers[] {
  if (product.status === 'draft') return []
  const sold = context.markets.filter((market) => isSold(product, market.code))
  const tagged = taggedOf({ document: product, market: '', override: undefined }, context, AS_CATALOGUED)
  const everywhere: Everywhere = {
    common: commonData(product, categoriesOf(product, context)),
    tagged,
    texts: new Map(),
  }
  return sold.map((market) => marketOffers(product, everywhere, market, context, published, states))
}

/** What is the same in every market that says nothing else, worked out once. */
interface Everywhere {
  common: Omit<OfferData, 'variants'>
  tagged: Tagged
  /** By the market's locales. */
  texts: Map<string, Texts>
}

function isSold(product: ProductDocument, market: string): boolean {
  return (product.only?.includes(market) ?? true) && product.markets?.[market]?.sold !== false
}

function marketOffers(
  product: ProductDocument,
  everywhere: Everywhere,
  market: Market,
  context: ProjectionContext,
  published: PublishedPrices,
  states: StockStates,
): MarketOffers {
  const view: ProductView = { document: product, market: market.code, override: product.markets?.[market.code] }
  const texts = textsOf(view, market, everywhere)
  const { common } = everywhere
  const availabilities = product.variants.map((variant) => availableAs(view, variant, states))
  const best = BEST_FIRST.find((each) => availabilities.includes(each)) ?? AS_CATALOGUED
  const differs = view.override?.attributes !== undefined || best !== AS_CATALOGUED
  const tagged = differs ? taggedOf(view, context, best) : everywhere.tagged
  const sale = saleOf(view.override)
  const offers: MarketOffers = { market, rows: [] }
  for (const currency of market.definition.currencies) {
    const variants = pricedVariants(view, market, currency, context, published, availabilities)
    for (const [from, until] of spans(view, variants)) {
      for (const group of byChannels(variants, market.definition.channels, currency, from)) {
        const data: OfferData = { ...common, ...(sale && { sale }), variants: group.variants }
        const { channels, priceFrom } = group
        offers.rows.push({
          market: market.code,
          currency,
          channels,
          from,
          until,
          priceFrom,
          ...tagged,
          ...texts,
          shown: group.shown,
          data: JSON.stringify(data),
        })
      }
    }
  }
  return offers
}

type Availability = NonNullable<MarketDocument['availability']>

/** Where nobody says anything. */
const AS_CATALOGUED: Availability = 'in-stock'

/** A product is as its best variant is. */
const BEST_FIRST: readonly Availability[] = ['in-stock', 'preorder', 'out-of-stock', 'discontinued']

const SHOWN: Readonly<Record<StockState, Availability>> = {
  'in-stock': 'in-stock',
  'back-order': 'preorder',
  'out-of-stock': 'out-of-stock',
}

/** As the market says, else as stock says where it is kept, else in stock. */
function availableAs({ override, market }: ProductView, variant: VariantDocument, states: StockStates): Availability {
  if (override?.availability) return override.availability
  const { sku, bundle } = variant
  const state = bundle
    ? bundleState([...partsOf(bundle)].map(([part, pieces]) => states(part, market, pieces)))
    : states(sku, market)
  return state === undefined ? AS_CATALOGUED : SHOWN[state]
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
  availabilities: readonly Availability[],
): PricedVariant[] {
  const day = context.today(market)
  return view.document.variants.map((variant, index) => ({
    variant: commonVariant(variant, market.code, currency, availabilities[index] ?? AS_CATALOGUED),
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

interface ChannelGroup {
  channels: string[]
  priceFrom: bigint
  variants: OfferData['variants']
  shown: ShownPrice[]
}

/** One group where channels do not matter, else one for each set of channels that sees the same prices. */
function byChannels(variants: readonly PricedVariant[], channels: readonly string[], currency: string, day: Day) {
  const groups = new Map<string, ChannelGroup>()
  const named = variants.some(({ prices }) => prices.some((price) => price.channel !== undefined))
  for (const channel of named ? channels : channels.slice(0, 1)) {
    const seen = variants.flatMap((each) => seenOn(each, currency, channel, day))
    if (seen.length === 0) continue
    const offered = seen.map(({ variant, prices }) => ({ ...variant, prices: prices.map(toOfferPrice) }))
    const key = named ? JSON.stringify(offered) : ''
    const group = groups.get(key)
    if (group) group.channels.push(channel)
    else {
      const shown = seen.map(({ variant: { sku }, chosen }) => ({
        sku,
        amount: chosen.amount,
        reduction: chosen.reduction ?? false,
      }))
      const priceFrom = shown.map(({ amount }) => amount).reduce((least, amount) => (amount < least ? amount : least))
      groups.set(key, { channels: named ? [channel] : [...channels], priceFrom, variants: offered, shown })
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
  return chosen ? [{ variant, prices: relevant, chosen }] : []
}

type Texts = Pick<OfferRow, 'names' | 'sortNames' | 'slugs'>

/** Names and slugs in the market's languages. Where nobody translates, all markets read the core's and share the very arrays. */
function textsOf(view: ProductView, market: Market, { texts }: Everywhere): Texts {
  const { locales } = market.definition
  if (view.override?.name || view.override?.description) return textColumns(view, locales)
  const key = view.document.translations ? locales.join() : String(locales.length)
  let known = texts.get(key)
  if (!known) {
    known = textColumns(view, locales)
    texts.set(key, known)
  }
  return known
}

function textColumns(view: ProductView, locales: readonly string[]): Texts {
  const names = locales.map((locale) => textOf(view, 'name', locale)?.value as string)
  return {
    names,
    sortNames: names.map((name) => sortName(name)),
    slugs: locales.map((locale) => textOf(view, 'slug', locale)?.value as string),
  }
}

/** How names are ordered: without accents and case, by code point. Does not change when ICU does. */
function sortName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}

/** From when until when the market sells the product, where it says so. */
function saleOf(override: MarketDocument | undefined): OfferData['sale'] {
  if (!override?.from && !override?.until) return undefined
  return { ...(override.from && { from: override.from }), ...(override.until && { until: override.until }) }
}

type Tagged = Pick<OfferRow, 'tags' | 'sketch'>

function taggedOf(view: ProductView, context: ProjectionContext, availability: Availability): Tagged {
  const tags = tagsOf(view, context, availability)
  return { tags, sketch: sketchOf(tags) }
}

function categoriesOf(product: ProductDocument, { lineage }: Pick<ProjectionContext, 'lineage'>): string[] {
  return [...new Set((product.categories ?? []).flatMap((code) => [...lineage(code)]))]
}

/** What filters and facets look at: `name:value`. */
function tagsOf(view: ProductView, { lineage }: ProjectionContext, availability: Availability): string[] {
  const { document } = view
  return [
    ...categoriesOf(document, { lineage }).map((code) => `category:${code}`),
    `kind:${document.kind}`,
    ...(document.brand ? [`brand:${document.brand}`] : []),
    `availability:${availability}`,
    ...[...attributesOf(view)].map(([name, { value }]) => `attribute.${name}:${value}`),
  ]
}

import type { components } from '../../openapi/v1.d.ts'
import type { Day } from '../country/day.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import { fractionOf } from '../money/convert.ts'
import { divide } from '../money/rounding.ts'
import { selectPrice } from '../pricing/select-price.ts'
import { chooseRate, type KindRate, ratesOf } from '../tax/kind-rate.ts'
import { netOf } from '../tax/net-of.ts'
import type { OfferData, OfferPrice, OfferVariant } from './offer.ts'
import { toCandidate } from './offer.ts'

type Price = components['schemas']['Price']
type Offer = components['schemas']['VariantOffer']

/** What shown prices depend on: one for each market, currency, channel and day. */
export interface PriceView {
  jurisdiction: Jurisdiction
  currency: string
  channel: string
  day: Day
}

/**
 * Offers as a shopper sees them. Tax is worked out here, from the pack and the day, and never stored: a new rate shows at
 * midnight. Where prices exclude tax, what is due depends on the address: a quote says it.
 */
export function shownOffers(data: OfferData, view: PriceView): Offer[] {
  const includesTax = view.jurisdiction.value('tax', 'display', view.day) === 'inclusive'
  const rates = includesTax ? ratesOf(view.jurisdiction, data.kind, view.day) : []
  return data.variants.flatMap((variant) => {
    const shown = shownPrice(data, variant, view, includesTax, rates)
    if (!shown) return []
    const { prices: _prices, cost: _cost, ...offer } = variant
    return [{ ...offer, availability: variant.availability as Offer['availability'], price: shown }]
  })
}

function shownPrice(
  data: OfferData,
  variant: OfferVariant,
  view: PriceView,
  includesTax: boolean,
  rates: readonly KindRate[],
): Price | undefined {
  const chosen = chosenPrice(variant, view)
  if (!chosen) return undefined
  const { a: amount } = chosen
  const perUnit = data.content && unitPriceOf(amount, data, view)
  const base = { amount, currency: view.currency, includesTax, ...(chosen.r && { reduction: true }) }
  if (!includesTax) return { ...base, net: amount, ...(perUnit && { perUnit }) }
  const gross = BigInt(amount)
  const rate =
    rates.length === 1 ? rates[0] : chooseRate(rates, goodsOf(data), (tested) => netOf(gross, tested.components))
  if (!rate) return { ...base, net: amount, ...(perUnit && { perUnit }) }
  const net = Number(netOf(gross, rate.components))
  return { ...base, net, tax: amount - net, taxPercent: rate.percent, ...(perUnit && { perUnit }) }
}

/** The price of one piece for everybody. Most variants have one price, and nothing to choose. */
function chosenPrice(variant: OfferVariant, { currency, channel, day }: PriceView): OfferPrice | undefined {
  const [only] = variant.prices
  if (variant.prices.length === 1 && only && only.q === undefined && only.g === undefined) return only
  const candidates = variant.prices.map((price) => toCandidate(price, currency))
  const chosen = selectPrice(candidates, { currency, channel, quantity: 1, day })
  return chosen && variant.prices[candidates.indexOf(chosen)]
}

function goodsOf({ kind, subKind, hsCode }: OfferData) {
  return { kind, buyer: 'consumer' as const, ...(subKind && { subKind }), ...(hsCode && { hsCode }) }
}

/** Sold by weight, volume or length: the unit that the price is stated for, and how many of the content's unit it holds. */
const BASE_UNITS = {
  g: ['kg', 1000n],
  kg: ['kg', 1n],
  ml: ['l', 1000n],
  l: ['l', 1n],
  m: ['m', 1n],
  piece: ['piece', 1n],
} as const

/** Price per kilogram, litre, metre or piece, where the law asks for it for this kind. */
function unitPriceOf(
  amount: number,
  { kind, content }: OfferData,
  { jurisdiction, day }: PriceView,
): Price['perUnit'] | undefined {
  if (!content) return undefined
  const rule = jurisdiction.value('legal', 'unitPrice', day)
  if (!rule?.kinds.includes(kind)) return undefined
  const { numerator, denominator } = fractionOf(content.quantity)
  if (numerator === 0n) return undefined
  const [unit, parts] = BASE_UNITS[content.unit]
  return { amount: Number(divide(BigInt(amount) * denominator * parts, numerator)), unit }
}

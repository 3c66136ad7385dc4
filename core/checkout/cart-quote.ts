import { catalogueLines } from '../catalog/quote-lines.ts'
import type { Engine } from '../engine.ts'
import type { Market } from '../market/market-set.ts'
import {
  type QuoteRequest,
  type QuoteTerms,
  quoteTerms,
  translated,
  translatedPromotions,
} from '../market/quote-request.ts'
import type { Promotion } from '../pricing/promotion/promotion.ts'
import { quote } from '../pricing/quote.ts'
import type { Quote, QuoteInputLine } from '../pricing/quote-input.ts'
import { Refusal } from '../problem/refusal.ts'
import { withOffered } from '../promotion/promoting.ts'
import type { CartContent } from './cart.ts'
import { type CartFacts, needsDelivery } from './cart-facts.ts'

/** A cart's quote, its terms, and what had to be left out of it because the country or the market refuses it. */
export interface CartQuote {
  quote?: Quote
  terms: QuoteTerms
  refusals: Refusal[]
  /** The promotions that took something. */
  used?: readonly Promotion[]
}

/** Parts of a request that can be left out, by the first part of the pointer that refuses them. */
const OPTIONAL = ['delivery', 'payment', 'shipTo', 'buyer'] as const

/**
 * Quotes what the cart says. What cannot be quoted (an address of no country, a service that does not reach it, a method
 * that does not take the sum) is left out, kept as a refusal, and becomes a blocker. Pure.
 */
export function quoteCart(engine: Engine, market: Market, content: CartContent, { promotions }: CartFacts): CartQuote {
  const request = requestOf(content)
  const refusals: Refusal[] = []
  for (;;) {
    try {
      const terms = quoteTerms(engine.markets, market, request, engine.customs, false)
      const lines = withOffered(inputLines(content), promotions)
      if (lines.length === 0) return { terms, refusals }
      const priced = forCustomer(terms, content)
      const answer = quote({ ...priced, lines, ...(promotions && { promoting: promotions.promoting }) })
      const known = promotions?.promoting.promotions ?? []
      const said = translatedPromotions(answer, known, market, content.locale)
      const notices = translated(answer.notices, market, terms, content.locale)
      const used = known.filter(({ code }) => answer.promotions?.some((each) => each.code === code))
      return { terms, refusals, quote: { ...answer, ...said, notices }, ...(used.length > 0 && { used }) }
    } catch (error) {
      if (!(error instanceof Refusal) || !leaveOut(request, error)) throw error
      refusals.push(error)
    }
  }
}

/** At the prices of the customer's group. It is no part of the request: a shopper may not ask for one. */
function forCustomer(terms: QuoteTerms, { customer }: CartContent): QuoteTerms {
  return customer?.group === undefined ? terms : { ...terms, group: customer.group }
}

function requestOf(content: CartContent): QuoteRequest {
  const { currency, channel, shipTo, buyer, payment, lines } = content
  const delivery = chargedDelivery(content)
  return {
    currency,
    channel,
    lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
    ...(shipTo && { shipTo: { country: shipTo.country, ...placeOf(shipTo) } }),
    ...(buyer && { buyer }),
    ...(delivery && { delivery }),
    ...(payment && { payment }),
  }
}

/** Delivery at the price that the cart was told; none where nothing travels, or not by this service. */
function chargedDelivery(content: CartContent): QuoteRequest['delivery'] {
  const { delivery } = content
  if (!delivery || !needsDelivery(content)) return undefined
  const { service, price, unavailable } = delivery
  if (price === undefined && unavailable !== undefined) return undefined
  return { service, ...(price !== undefined && { price }) }
}

function placeOf({ postalCode, subdivision, city }: NonNullable<CartContent['shipTo']>) {
  return { ...(postalCode && { postalCode }), ...(subdivision && { subdivision }), ...(city && { city }) }
}

/** Takes the refused part out of the request; false where nothing of it can be left out. */
function leaveOut(request: QuoteRequest, refusal: Refusal): boolean {
  const root = refusal.errors[0]?.pointer.split('/')[1]
  const part = OPTIONAL.find((each) => each === root)
  if (!part || request[part] === undefined) return false
  delete request[part]
  // Where goods go decides which services reach them.
  if (part === 'shipTo') delete request.delivery
  return true
}

/** The lines that the market sells, each with its charges, in the cart's order. Names of lines are their SKUs. */
export function inputLines({ lines, currency }: Pick<CartContent, 'lines' | 'currency'>): QuoteInputLine[] {
  return lines.flatMap((line) => (line.facts ? catalogueLines(line, line.sku, line.facts.offer, currency) : []))
}

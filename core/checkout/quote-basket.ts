import type pg from 'pg'
import { completeLines, type Size } from '../catalog/quote-lines.ts'
import type { RememberedOffers } from '../catalog/remembered-offers.ts'
import { isService } from '../country/kind.ts'
import { type DeliveryItem, priceOf, rateZone } from '../delivery/options.ts'
import type { RateBook } from '../delivery/rate-book.ts'
import type { DeliveryRate } from '../delivery/rate-table.ts'
import type { Engine } from '../engine.ts'
import type { Market } from '../market/market-set.ts'
import { deliveryPrice, type QuoteRequest, type QuoteTerms, quoteTerms } from '../market/quote-request.ts'
import { quote } from '../pricing/quote.ts'
import type { Quote, QuoteInput } from '../pricing/quote-input.ts'
import { Refusal } from '../problem/refusal.ts'
import type { PromotionBook } from '../promotion/book.ts'
import { type BasketPromotions, basketPromotions, withOffered } from '../promotion/promoting.ts'

/** What a basket that is no cart is quoted with. */
export interface QuoteDeps {
  pool: pg.Pool
  engine: Pick<Engine, 'markets' | 'customs'>
  promotions: PromotionBook
  rates: Pick<RateBook, 'of'>
  offers: RememberedOffers
}

export interface QuotedBasket {
  answer: Quote
  terms: QuoteTerms
  promotions: BasketPromotions | undefined
}

/**
 * Quotes a basket as a cart of the same goods would be: with the catalogue, promotions, and delivery at the price of the rate
 * tables. No statement while all of that is remembered; one for coupons.
 */
export async function quoteBasket(
  { pool, engine, promotions: book, rates, offers }: QuoteDeps,
  market: Market,
  request: QuoteRequest,
  simulation: boolean,
): Promise<QuotedBasket> {
  const { delivery, ...basket } = request
  const service = delivery && 'service' in delivery ? delivery.service : undefined
  const terms = quoteTerms(engine.markets, market, service === undefined ? request : basket, engine.customs, simulation)
  const table = service === undefined ? [] : await tableOf(rates, market, terms, service)
  const byConfig =
    service !== undefined && table.length === 0
      ? { delivery: deliveryPrice(market, { service }, terms.destination, terms.currency, terms.day) }
      : {}
  const [{ lines, notices, sizes }, promotions] = await Promise.all([
    completeLines(pool, offers, request.lines, terms),
    basketPromotions(pool, engine.markets, market, book, request, terms),
  ])
  const input: QuoteInput = {
    ...terms,
    ...byConfig,
    lines: withOffered(lines, promotions),
    notices: [...(terms.notices ?? []), ...notices],
    ...(promotions && { promoting: promotions.promoting }),
  }
  const priced =
    service !== undefined && table.length > 0
      ? { ...input, delivery: byTable(market, input, service, table, sizes) }
      : input
  return { answer: quote(priced), terms, promotions }
}

/** The rows that a service has for a destination. No statement where they are remembered. */
async function tableOf(
  rates: Pick<RateBook, 'of'>,
  market: Market,
  { currency, day, destination }: QuoteTerms,
  service: string,
): Promise<DeliveryRate[]> {
  const zone = rateZone({ national: market.jurisdiction, destination, ordered: { day } })
  const rows = await rates.of({ market: market.code, currency, day, zone })
  return rows.filter((row) => row.service === service)
}

/** A service at the price of its table, which asks what the goods weigh, measure and cost. Refuses what no row holds. */
function byTable(
  market: Market,
  input: QuoteInput,
  service: string,
  rates: readonly DeliveryRate[],
  sizes: ReadonlyMap<string, Size>,
): NonNullable<QuoteTerms['delivery']> {
  const { destination, currency, day } = input
  const items = itemsOf(input, quote(input), sizes)
  const rated = priceOf({ national: market.jurisdiction, destination, ordered: { day }, items, rates }, service)
  if (typeof rated === 'string')
    throw new Refusal(
      'delivery-without-price',
      `The rate table of ${service} in ${market.code} has no row for these goods; choose another service.`,
      '/delivery/service',
    )
  return deliveryPrice(market, { service, price: Number(rated.price) }, destination, currency, day)
}

/** What of a basket travels, with what is charged for it. */
function itemsOf({ lines }: QuoteInput, quoted: Quote, sizes: ReadonlyMap<string, Size>): DeliveryItem[] {
  const charged = new Map(quoted.lines.map((line) => [line.ref, quoted.pricesIncludeTax ? line.gross : line.net]))
  return lines
    .filter(({ kind, charge }) => !isService(kind) && !charge)
    .map(({ ref, quantity }) => ({ ref, quantity, value: BigInt(charged.get(ref) ?? 0), ...sizes.get(ref) }))
}

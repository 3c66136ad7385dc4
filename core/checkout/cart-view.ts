import type { components } from '../../openapi/v1.d.ts'
import type { Engine } from '../engine.ts'
import type { Market } from '../market/market-set.ts'
import { marketText } from '../market/market-set.ts'
import { type OfferedMethod, offeredMethods } from '../payment/offered-methods.ts'
import { blockersOf, type CartState, consentsOf, lawOf } from './blockers.ts'
import type { Cart, CartContent, ShownQuote } from './cart.ts'
import { type CartFacts, readCartFacts } from './cart-facts.ts'
import { type CartQuote, quoteCart } from './cart-quote.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import { toHeld } from './held-promotions.ts'
import { orderSecret } from './secret.ts'

type View = components['schemas']['Cart']

/** A cart worked out: its quote, what may be paid with, and what still stands between it and an order. */
export interface WorkedOutCart extends CartState {
  view: View
}

/** Works out a cart as it is now, with what it depends on. `stock` is looked at where it matters. */
export async function workOutCart(
  deps: CheckoutDeps,
  market: Market,
  cart: Cart,
  what: { stock: boolean } = { stock: false },
): Promise<WorkedOutCart> {
  const facts = await readCartFacts(deps, market, cart.content, what)
  return decideCart(deps, market, cart, facts)
}

/** The same from facts that are known. Pure but for the day, which is read once. */
export function decideCart(
  { engine, choice }: Pick<CheckoutDeps, 'engine' | 'choice'>,
  market: Market,
  cart: Cart,
  facts: CartFacts,
): WorkedOutCart {
  const { content } = cart
  const day = engine.markets.today(market)
  const quoted = quoteCart(engine, market, content, facts)
  const methods = offeredFor(engine, market, content, quoted)
  const state: CartState = { engine, market, content, day, quoted, methods, facts }
  return { ...state, view: viewOf(state, cart, choice.priceMinutes) }
}

function offeredFor(
  engine: Engine,
  market: Market,
  content: CartContent,
  { quote, terms }: CartQuote,
): OfferedMethod[] {
  const { channel, currency, shipTo } = content
  return offeredMethods(engine.providers, market, {
    channel,
    currency,
    day: terms.day,
    amount: BigInt(quote?.totals.toPay ?? 0),
    ...(shipTo && { destination: shipTo.country.toUpperCase() }),
  })
}

function viewOf(state: CartState, cart: Cart, priceMinutes: number): View {
  const { content, market, day, quoted, methods } = state
  const { locale, currency, channel, coupons, pricedAt, changes } = content
  const button = lawOf(state).value('legal', 'orderButton', day)
  return {
    id: cart.secret,
    market: market.code,
    version: cart.version,
    state: cart.orderId === undefined ? 'open' : 'placed',
    currency,
    channel,
    locale,
    lines: content.lines.map(({ sku, quantity, facts }) => ({
      ref: sku,
      sku,
      name: facts?.name ?? sku,
      quantity,
      ...(!facts && { available: false }),
    })),
    coupons,
    ...chosen(content),
    consents: consentsOf(state),
    paymentMethods: quoted.quote ? methods.map(methodView) : [],
    ...(quoted.quote && { quote: quoted.quote }),
    blockers: blockersOf(state),
    ...(button && { orderButton: marketText(market, button.message, locale) }),
    ...(changes && { changes }),
    ...(content.lines.length > 0 && {
      pricesGuaranteedUntil: new Date(pricedAt + priceMinutes * 60_000).toISOString(),
    }),
    expiresAt: cart.expiresAt.toISOString(),
    ...(cart.orderId !== undefined && { order: orderSecret(cart.secret) }),
  }
}

/** What the shopper has chosen and written so far. */
function chosen({ contact, buyer, birthDate, shipTo, billTo, delivery, payment }: CartContent) {
  return {
    ...(contact && { contact }),
    ...(buyer && { buyer }),
    ...(birthDate && { birthDate }),
    ...(shipTo && { shipTo }),
    ...(billTo && { billTo }),
    ...(delivery && { delivery: chosenDelivery(delivery) }),
    ...(payment && { payment }),
  }
}

function chosenDelivery({ service, pickupPoint, promised }: NonNullable<CartContent['delivery']>) {
  return { service, ...(pickupPoint !== undefined && { pickupPoint }), ...(promised && { promised }) }
}

function methodView({ method, label, flow, min, max, against }: OfferedMethod): View['paymentMethods'][number] {
  return {
    method,
    label,
    flow,
    ...(min !== undefined && { min: Number(min) }),
    ...(max !== undefined && { max: Number(max) }),
    ...(against.length > 0 && { against: [...against] }),
  }
}

/** What of a quote is remembered, to be compared when the order is placed. */
export function shownOf({ quote, used }: Pick<CartQuote, 'quote' | 'used'>): ShownQuote | undefined {
  if (!quote) return undefined
  return {
    toPay: quote.totals.toPay,
    delivery: quote.totals.delivery,
    discount: quote.totals.discount,
    lines: Object.fromEntries(quote.lines.map(({ ref, unitPrice, gross }) => [ref, { unitPrice, gross }])),
    ...(used && { promotions: used.map(toHeld) }),
  }
}

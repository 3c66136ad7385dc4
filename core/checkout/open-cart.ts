import type { Market } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'
import { readCart, writePrices } from './cart.sql.ts'
import type { Cart, CartContent } from './cart.ts'
import { readCartFacts } from './cart-facts.ts'
import { quoteCart } from './cart-quote.ts'
import { shownOf } from './cart-view.ts'
import { type CheckoutDeps, nowOf } from './checkout-deps.ts'
import { withDelivery } from './choose-delivery.ts'
import { readLineFacts, withFacts } from './line-facts.ts'

/** A cart by its secret in a market; another market's cart is not found. Its prices are those of now where they no longer hold. */
export async function openCart(deps: CheckoutDeps, market: Market, secret: string): Promise<Cart> {
  const now = nowOf(deps)
  const cart = await readCart(deps.pool, secret, now)
  if (!cart || cart.market !== market.code)
    throw new Refusal('not-found', `${market.code} has no such cart; it may have expired.`, 'cart')
  return cart.orderId === undefined ? repriced(deps, market, cart, now) : cart
}

/** A cart that is to be changed or placed, at the version that was read. Refuses where it has another, or was placed. */
export async function openCartAt(deps: CheckoutDeps, market: Market, secret: string, version: number): Promise<Cart> {
  const remembered = rememberedCart(deps, market, secret, version)
  if (remembered) return remembered
  const cart = await openCart(deps, market, secret)
  refuseStale(cart, version)
  return cart
}

/** A cart as this process wrote it, while its prices hold. The database has the last word on whether it still is so. */
export function rememberedCart(deps: CheckoutDeps, market: Market, secret: string, version: number): Cart | undefined {
  const cart = deps.carts.at(secret, version)
  const now = nowOf(deps)
  return cart && cart.market === market.code && cart.expiresAt > now && holds(deps, cart, now) ? cart : undefined
}

/** The cart as the version that was read, and not placed yet. Refuses otherwise, for somebody else was quicker. */
export function refuseStale(cart: Cart, version: number): void {
  if (cart.orderId !== undefined) throw new Refusal('cart-placed', 'The cart became an order; begin another.', '')
  if (cart.version !== version)
    throw new Refusal('stale-version', `The cart is at version ${cart.version}; read it again and retry.`, '/version')
}

/** Whether prices that were shown are still guaranteed. */
function holds({ choice }: CheckoutDeps, { content }: Cart, now: Date): boolean {
  return content.lines.length === 0 || content.pricedAt + choice.priceMinutes * 60_000 > now.getTime()
}

/** Past the guaranteed time the catalogue is asked again, and what it says is kept: it is shown now, and holds from now on. */
async function repriced(deps: CheckoutDeps, market: Market, cart: Cart, now: Date): Promise<Cart> {
  if (holds(deps, cart, now)) return cart
  deps.carts.forget(cart.secret)
  const { content } = cart
  const skus = content.lines.map(({ sku }) => sku)
  const facts = await readLineFacts(deps.offers, market, content, deps.engine.markets.today(market), skus)
  const fresh = { ...withoutHeld(content), lines: withFacts(content.lines, facts), pricedAt: now.getTime() }
  const next = { ...cart, content: await withDelivery(deps, market, fresh) }
  const known = await readCartFacts(deps, market, next.content, { stock: false })
  const shown = shownOf(quoteCart(deps.engine, market, next.content, known))
  await writePrices(deps.pool, { ...next, content: { ...next.content, ...(shown && { shown }) } })
  // What the shopper saw before stays in this answer's cart, so that differences can be told.
  return next
}

/** What the shopper saw, without the promotions that held as long as the prices. */
export function withoutHeld(content: CartContent): CartContent {
  if (!content.shown) return content
  const { promotions: _, ...shown } = content.shown
  return { ...content, shown }
}

import type { components } from '../../openapi/v1.d.ts'
import { knownCurrency } from '../market/known-currency.ts'
import type { Market } from '../market/market-set.ts'
import { knownChannel } from '../market/quote-request.ts'
import { insertCart } from './cart.sql.ts'
import type { CartContent } from './cart.ts'
import { shownOf, type WorkedOutCart, workOutCart } from './cart-view.ts'
import { type CheckoutDeps, cartExpiry, nowOf } from './checkout-deps.ts'
import { orderedLines } from './ordered-lines.ts'
import { newSecret } from './secret.ts'

/** Begins a cart. Refuses a SKU that the market does not sell, with the line. Two statements, one where it has no lines. */
export async function createCart(
  deps: CheckoutDeps,
  market: Market,
  locale: string,
  wish: components['schemas']['CartCreate'],
): Promise<WorkedOutCart> {
  const now = nowOf(deps)
  const empty: CartContent = {
    locale,
    currency: knownCurrency(market, wish.currency),
    channel: knownChannel(market, wish.channel),
    lines: [],
    pricedAt: now.getTime(),
    coupons: [],
    consents: {},
  }
  const content = { ...empty, lines: await orderedLines(deps, market, empty, wish.lines ?? []) }
  const cart = { secret: newSecret(), market: market.code, content, version: 1, expiresAt: cartExpiry(deps, now) }
  const worked = await workOutCart(deps, market, cart)
  const shown = shownOf(worked.quoted)
  const stored = { ...cart, content: { ...content, ...(shown && { shown }) } }
  await insertCart(deps.pool, { ...stored, createdAt: now })
  deps.carts.keep(stored)
  return worked
}

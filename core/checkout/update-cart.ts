import type { components } from '../../openapi/v1.d.ts'
import type { Market } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'
import { readCart, writeCart } from './cart.sql.ts'
import type { Cart, CartContent } from './cart.ts'
import { cartLocale, inLanguage } from './cart-language.ts'
import { shownOf, type WorkedOutCart, workOutCart } from './cart-view.ts'
import { type CheckoutDeps, cartExpiry, nowOf } from './checkout-deps.ts'
import { withDelivery } from './choose-delivery.ts'
import { openCartAt, refuseStale } from './open-cart.ts'
import { orderedLines } from './ordered-lines.ts'

type Patch = components['schemas']['CartPatch']

/** Changes a cart; each field given replaces what the cart says. Two statements, three where lines are new. */
export async function updateCart(
  deps: CheckoutDeps,
  market: Market,
  asked: string | undefined,
  secret: string,
  patch: Patch,
): Promise<WorkedOutCart> {
  const known = await openCartAt(deps, market, secret, patch.version)
  const cart = await inLanguage(deps, market, known, cartLocale(market, known.content, asked))
  const now = nowOf(deps)
  const lines = patch.lines && (await orderedLines(deps, market, cart.content, patch.lines))
  // Told once: what changed with the country is no longer so when the shopper changes it.
  const { changes: _, ...before } = cart.content
  // The time of the prices begins with the first goods.
  const pricedAt = before.lines.length === 0 ? now.getTime() : before.pricedAt
  const content = { ...patched(before, patch, now), pricedAt, ...(lines && { lines }) }
  const touchesDelivery = patch.lines ?? patch.shipTo ?? patch.delivery ?? patch.coupons
  return saveCart(deps, market, {
    ...cart,
    content: touchesDelivery === undefined ? content : await withDelivery(deps, market, content),
  })
}

/** Works a changed cart out and stores it as the next version. */
export async function saveCart(deps: CheckoutDeps, market: Market, cart: Cart): Promise<WorkedOutCart> {
  const expiresAt = cartExpiry(deps, nowOf(deps))
  const next = { ...cart, version: cart.version + 1, expiresAt }
  const worked = await workOutCart(deps, market, next)
  const { shown: _, ...content } = cart.content
  const shown = shownOf(worked.quoted)
  const kept = { ...next, market: market.code, content: { ...content, ...(shown && { shown }) } }
  if (!(await writeCart(deps.pool, kept, cart.version))) throw await overtaken(deps, cart)
  deps.carts.keep(kept)
  return worked
}

/** Why a cart could not be written: somebody else has changed or placed it since. */
async function overtaken(deps: CheckoutDeps, { secret, version }: Cart): Promise<Refusal> {
  deps.carts.forget(secret)
  const now = await readCart(deps.pool, secret, nowOf(deps))
  if (now) refuseStale(now, version)
  return new Refusal('stale-version', 'The cart has just been changed; read it again and retry.', '/version')
}

/** The content with the fields of a patch. Pure; null takes a field away. */
export function patched(content: CartContent, patch: Omit<Patch, 'version' | 'lines'>, now: Date): CartContent {
  const next: Record<string, unknown> = { ...content }
  for (const field of [
    'coupons',
    'contact',
    'buyer',
    'birthDate',
    'shipTo',
    'billTo',
    'delivery',
    'payment',
  ] as const) {
    if (patch[field] === undefined) continue
    if (patch[field] === null) delete next[field]
    else next[field] = patch[field]
  }
  if (patch.consents) next.consents = consentsGiven(content.consents, patch.consents, now)
  return next as unknown as CartContent
}

/** Consents keep the instant at which they were first given; one that is no longer named is taken back. */
function consentsGiven(before: CartContent['consents'], given: readonly string[], now: Date): CartContent['consents'] {
  return Object.fromEntries(given.map((code) => [code, before[code] ?? now.toISOString()]))
}

import type { Market } from '../market/market-set.ts'
import type { Customer } from './cart.ts'
import { type WorkedOutCart, workOutCart } from './cart-view.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import { withDelivery } from './choose-delivery.ts'
import { openCart, refuseStale } from './open-cart.ts'
import { saveCart } from './update-cart.ts'

/**
 * Keeps in a cart who its customer is, and prices it for them. Its goods carry the prices of every group already, so that the
 * guaranteed time goes on. Said again it changes nothing, and a shopper who reads on meanwhile has no stale version.
 */
export async function knowCustomer(
  deps: CheckoutDeps,
  market: Market,
  secret: string,
  said: Customer,
): Promise<WorkedOutCart> {
  const cart = await openCart(deps, market, secret)
  refuseStale(cart, cart.version)
  const { customer: before, ...content } = cart.content
  const customer = inOneWay(said)
  if (JSON.stringify(customer) === JSON.stringify(before)) return workOutCart(deps, market, cart)
  const next = { ...content, ...(customer && { customer }) }
  // What delivery costs may depend on what the goods cost.
  return saveCart(deps, market, { ...cart, content: await withDelivery(deps, market, next) })
}

/** The same customer is always written the same; nobody in particular is not written at all. */
function inOneWay({ group, segments = [] }: Customer): Customer | undefined {
  if (group === undefined && segments.length === 0) return undefined
  return { ...(group !== undefined && { group }), ...(segments.length > 0 && { segments: segments.toSorted() }) }
}

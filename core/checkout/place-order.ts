import type { ClientBase } from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import { transaction } from '../db/pool.ts'
import type { Market } from '../market/market-set.ts'
import { confirmFree } from '../order/on-payment-change.ts'
import { insertOrder, type NewOrder, type Placement } from '../order/order.sql.ts'
import { orderView } from '../order/order-view.ts'
import { showOrder } from '../order/read-order.ts'
import type { Quote } from '../pricing/quote-input.ts'
import { type FieldError, Refusal } from '../problem/refusal.ts'
import { claimForOrder } from '../promotion/claim-for-order.ts'
import { reserve, type Shortage } from '../stock/reservations.sql.ts'
import { outOfStock } from '../stock/shortage.ts'
import type { Cart, ShownQuote } from './cart.ts'
import { readCartFacts } from './cart-facts.ts'
import { decideCart, shownOf, type WorkedOutCart } from './cart-view.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import { withDelivery } from './choose-delivery.ts'
import { newOrder } from './new-order.ts'
import { openCart, refuseStale, rememberedCart } from './open-cart.ts'
import { hashOf, orderSecret } from './secret.ts'

type OrderView = components['schemas']['Order']

/** So often an order looks elsewhere for goods that others took while it was made; then it is refused. */
const LOST_RACES_MAX = 5

/**
 * Makes a cart an order: frozen as the shopper saw it, with its goods reserved until the method's expiry. Refuses a cart that
 * is blocked or has changed, with each difference. Only afterwards does a payment begin. The same key again gives the order
 * that was placed.
 */
export async function placeOrder(
  deps: CheckoutDeps,
  market: Market,
  secret: string,
  { version, toPay }: components['schemas']['OrderPlacement'],
  key: string,
): Promise<OrderView> {
  const placement = { key, version, toPay }
  let remembered = rememberedCart(deps, market, secret, version)
  for (let lost = 0; ; ) {
    try {
      const opened = remembered ?? (await openCart(deps, market, secret))
      const order = await placeOnce(deps, market, opened, placement)
      deps.carts.forget(secret)
      return order
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (remembered) {
        // Another process may have changed the cart, or placed it with this very key.
        remembered = undefined
        continue
      }
      // Another order took from where this one was to be sent from; there may be more of it elsewhere.
      if (error.type !== 'out-of-stock' || lost++ === LOST_RACES_MAX) throw error
    }
  }
}

async function placeOnce(deps: CheckoutDeps, market: Market, opened: Cart, placement: Placement): Promise<OrderView> {
  if (opened.placement) return placedBefore(deps, market, opened, placement)
  const facts = await readCartFacts(deps, market, opened.content, { stock: true })
  // Law, stock and delivery may change a quote within the time that prices hold.
  const cart = { ...opened, content: await withDelivery(deps, market, opened.content, facts) }
  const worked = decideCart(deps, market, cart, facts)
  refuseStale(cart, placement.version)
  refuseBlocked(worked)
  refuseChanged(worked.quoted.quote as Quote, placement.toPay, cart.content.shown)
  const order = newOrder(deps, worked, cart, placement)
  const number = await write(deps, order, worked)
  if (number === undefined || order.toPay === 0)
    return placedBefore(deps, market, await openCart(deps, market, cart.secret), placement)
  return viewOf(order, number, orderSecret(cart.secret))
}

/** The order that the same request made; two at once are one. Refuses another request, and a cart that was changed meanwhile. */
async function placedBefore(deps: CheckoutDeps, market: Market, cart: Cart, asked: Placement): Promise<OrderView> {
  const { placement } = cart
  if (placement?.key !== asked.key) {
    refuseStale(cart, asked.version)
    throw new Refusal('stale-version', 'The cart has just been changed; read it again.', '/version')
  }
  if (placement.version !== asked.version || placement.toPay !== asked.toPay)
    throw new Refusal(
      'idempotency-mismatch',
      'The key was used for another request; take a new one.',
      'Idempotency-Key',
    )
  const order = orderSecret(cart.secret)
  return showOrder(deps, market, { secretHash: hashOf(order), market: market.code }, { secret: order })
}

/**
 * Writes an order and takes what others want too: uses of promotions, then goods, which is the order of all who take both.
 * Most orders are one statement. Refuses with what is gone; the order's number, or undefined where its cart was changed or
 * placed meanwhile.
 */
async function write(deps: CheckoutDeps, order: NewOrder, worked: WorkedOutCart): Promise<string | undefined> {
  const promotions = worked.quoted.quote?.promotions ?? []
  const { allocation = [] } = worked.facts
  if (promotions.length === 0 && order.toPay > 0) {
    const placed = await insertOrder(deps.pool, order, allocation)
    refuseShort(placed.short, worked)
    return placed.order?.number
  }
  return transaction(deps.pool, async (client) => {
    const { order: placed } = await insertOrder(client, order, [])
    if (!placed) return undefined
    await claim(client, placed.id, order.email, promotions)
    refuseShort(await reserve(client, placed.id, allocation, order.expiresAt), worked)
    if (order.toPay === 0) await confirmFree(client, deps.engine, placed.id, order.placedAt)
    return placed.number
  })
}

async function claim(
  client: ClientBase,
  orderId: bigint,
  email: string | undefined,
  promotions: NonNullable<Quote['promotions']>,
): Promise<void> {
  const refused = await claimForOrder(client, orderId, email, promotions)
  if (refused.length > 0)
    throw new Refusal(
      'quote-changed',
      'A promotion is used up; read the cart again.',
      refused.map(({ code, reason }) => ({ pointer: '/quote/promotions', detail: `${code}: ${reason}` })),
    )
}

function refuseShort(short: readonly Shortage[], { content }: WorkedOutCart): void {
  if (short.length > 0)
    throw outOfStock(short, (sku) => `/lines/${content.lines.findIndex((line) => line.sku === sku)}`)
}

function refuseBlocked({ view }: WorkedOutCart): void {
  const errors: FieldError[] = view.blockers.map(({ pointer, message }) => ({ pointer, detail: message }))
  if (errors.length > 0)
    throw new Refusal('cart-blocked', `${errors.length} things are missing; see the cart's blockers.`, errors)
}

/** What is not as the shopper saw it: amounts by line, delivery and the sum. */
function refuseChanged(quote: Quote, toPay: number, shown: ShownQuote | undefined): void {
  if (quote.totals.toPay === toPay) return
  const now = shownOf({ quote }) as ShownQuote
  const lines = quote.lines.flatMap(({ ref }, index) => {
    const [was, is] = [shown?.lines[ref]?.gross, now.lines[ref]?.gross]
    return was === undefined || was === is ? [] : [difference(`/lines/${index}/gross`, was, is)]
  })
  const delivery =
    shown && shown.delivery !== now.delivery ? [difference('/delivery', shown.delivery, now.delivery)] : []
  throw new Refusal('quote-changed', `To pay are now ${now.toPay}; show it to the shopper and place again.`, [
    ...lines,
    ...delivery,
    difference('/toPay', toPay, now.toPay),
  ])
}

function difference(pointer: string, was: number | undefined, is: number | undefined): FieldError {
  return { pointer, detail: `was ${was}, is ${is}` }
}

/** The order as it was just placed. */
function viewOf(order: NewOrder, number: string, secret: string): OrderView {
  return orderView(
    {
      ...order,
      number,
      state: 'pending',
      paymentState: 'unpaid',
      fulfilmentState: 'unfulfilled',
      lines: order.document.quote.lines.map(({ ref, quantity }) => ({
        ref,
        quantity,
        cancelled: 0,
        shipped: 0,
        returned: 0,
        kept: 0,
      })),
      shipments: [],
      returns: [],
      credits: [],
      version: 1,
    },
    [],
    { secret },
  )
}

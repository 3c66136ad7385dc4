import { beforeAll, describe, expect, test } from 'vitest'
import { RememberedOffers } from '../../core/catalog/remembered-offers.ts'
import type { CheckoutDeps } from '../../core/checkout/checkout-deps.ts'
import { placeOrder } from '../../core/checkout/place-order.ts'
import { RememberedCarts } from '../../core/checkout/remembered-carts.ts'
import { updateCart } from '../../core/checkout/update-cart.ts'
import { RateBook } from '../../core/delivery/rate-book.ts'
import type { Market } from '../../core/market/market-set.ts'
import { Refusal } from '../../core/problem/refusal.ts'
import { PromotionBook } from '../../core/promotion/book.ts'
import { readyCart, type Shop, shop } from './shop.ts'

let world: Shop
let market: Market
beforeAll(async () => {
  world = await shop()
  market = world.engine.markets.find('gb')
})

/** What another process of the same shop works with: a memory of its own. */
function process(): CheckoutDeps {
  const { engine } = world
  const pool = world.pool
  return {
    pool,
    engine,
    choice: engine.checkout,
    promotions: new PromotionBook(pool, engine.markets, () => false),
    rates: new RateBook(pool, () => false),
    carts: new RememberedCarts(),
    offers: new RememberedOffers(pool, { isFresh: () => false, revision: undefined }),
  }
}

const placing = ({ version, quote }: { version: number; quote: { totals: { toPay: number } } }) => ({
  version,
  toPay: quote.totals.toPay,
})

describe('two processes that remember the same cart', () => {
  test('what one has changed, the other refuses to change upon the version that it remembers', async () => {
    const [one, two] = [process(), process()]
    const cart = await readyCart(world, 'gb', [{ sku: 'COF-HB-BEAN', quantity: 1 }])
    const { view } = await updateCart(one, market, undefined, cart.id, { version: cart.version, coupons: [] })
    const later = await updateCart(two, market, undefined, cart.id, { version: view.version, coupons: [] })
    await expect(
      updateCart(one, market, undefined, cart.id, { version: view.version, coupons: [] }),
    ).rejects.toMatchObject({ type: 'stale-version', message: expect.stringContaining(`${later.view.version}`) })
    const again = await updateCart(one, market, undefined, cart.id, { version: later.view.version, coupons: [] })
    expect(again.view.version).toBe(later.view.version + 1)
  })

  test('what one has placed, the other answers with the same order for the same key, though it remembers a cart', async () => {
    const [one, two] = [process(), process()]
    const made = await readyCart(world, 'gb', [{ sku: 'TOY-TR-36', quantity: 1 }])
    const { view } = await updateCart(one, market, undefined, made.id, { version: made.version, coupons: [] })
    const wish = placing(view as Parameters<typeof placing>[0])
    const placed = await placeOrder(two, market, made.id, wish, 'key-of-the-shopper-1')
    expect(await placeOrder(one, market, made.id, wish, 'key-of-the-shopper-1')).toMatchObject({
      number: placed.number,
    })
    await expect(placeOrder(one, market, made.id, wish, 'key-of-the-shopper-2')).rejects.toBeInstanceOf(Refusal)
    await expect(
      updateCart(one, market, undefined, made.id, { version: view.version, coupons: [] }),
    ).rejects.toMatchObject({ type: 'cart-placed' })
  })
})

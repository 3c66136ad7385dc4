import type { Cart } from './cart.ts'

/** Of shoppers who come back soon. Each takes some kilobytes. */
const CARTS_MAX = 500

/**
 * Carts as this process wrote them last: a shopper's next change needs no look at the database first. Whoever changes or
 * places a cart says upon which version, and a version names one content, so that a cart which another process has changed
 * meanwhile is refused by the database and read then. Only who says a version may ask here.
 */
export class RememberedCarts {
  readonly #bySecret = new Map<string, Cart>()

  keep(cart: Cart): void {
    this.#bySecret.delete(cart.secret)
    this.#bySecret.set(cart.secret, cart)
    if (this.#bySecret.size <= CARTS_MAX) return
    const [oldest] = this.#bySecret.keys()
    this.forget(oldest as string)
  }

  at(secret: string, version: number): Cart | undefined {
    const cart = this.#bySecret.get(secret)
    return cart?.version === version ? cart : undefined
  }

  forget(secret: string): void {
    this.#bySecret.delete(secret)
  }
}

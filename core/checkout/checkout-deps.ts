import type pg from 'pg'
import type { RememberedOffers } from '../catalog/remembered-offers.ts'
import type { RateBook } from '../delivery/rate-book.ts'
import type { Engine } from '../engine.ts'
import type { PromotionBook } from '../promotion/book.ts'
import type { CheckoutChoice } from './checkout-choice.ts'
import type { RememberedCarts } from './remembered-carts.ts'

/** What the use cases of checkout work with. */
export interface CheckoutDeps {
  pool: pg.Pool
  engine: Engine
  choice: CheckoutChoice
  promotions: PromotionBook
  rates: RateBook
  carts: RememberedCarts
  offers: RememberedOffers
}

export function nowOf({ engine }: CheckoutDeps): Date {
  return new Date(engine.markets.now())
}

/** Until when a cart that was just changed is kept. */
export function cartExpiry({ choice }: CheckoutDeps, now: Date): Date {
  return new Date(now.getTime() + choice.cartDays * 86_400_000)
}

import type { CheckoutChoice } from '../core/checkout/checkout-choice.ts'

/** How long a cart lives and holds its prices, and under which terms orders are taken. */
export const checkout: CheckoutChoice = {
  cartDays: 30,
  priceMinutes: 60,
  terms: '2026-11',
}

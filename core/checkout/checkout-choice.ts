/** Choices of the business about carts. */
export interface CheckoutChoice {
  /** Days that a cart is kept after it was last changed. */
  cartDays: number
  /** Minutes for which a price that was shown holds. Within them only law, stock or delivery can change a quote. */
  priceMinutes: number
  /** Version of the terms of sale, kept with each order. */
  terms: string
}

import type { DeliveryRate } from './rate-table.ts'

/** What can be said of a service's price before anybody has a cart. */
export interface StatedPrice {
  /** What it costs, whatever is sent: where no table says otherwise. */
  price?: number
  /** The lowest of its table. */
  priceFrom?: number
  /** The least value of goods from which a row of its table makes it free. */
  freeFrom?: number
}

/**
 * A rate table takes the place of config's price wherever it has rows for. One that speaks of some zones only leaves that
 * price to the others. Pure.
 */
export function statedPrice(configured: number | undefined, rates: readonly DeliveryRate[]): StatedPrice {
  const price = rates.some(({ zone }) => zone === undefined) ? undefined : configured
  const fixed = price === undefined ? {} : { price }
  if (rates.length === 0) return fixed
  const prices = [...rates.map((rate) => Number(rate.price)), ...(price === undefined ? [] : [price])]
  const free = rates.flatMap(({ freeFrom }) => (freeFrom === undefined ? [] : [Number(freeFrom)]))
  return { ...fixed, priceFrom: Math.min(...prices), ...(free.length > 0 && { freeFrom: Math.min(...free) }) }
}

/** What shoppers of a market are told of a SKU whose stock is kept. */
export type StockState = 'in-stock' | 'back-order' | 'out-of-stock'

const WORST_LAST: readonly StockState[] = ['in-stock', 'back-order', 'out-of-stock']

/** A bundle is to be had as its scarcest part is; undefined where no stock is kept of any. */
export function bundleState(parts: readonly (StockState | undefined)[]): StockState | undefined {
  return WORST_LAST.findLast((state) => parts.includes(state))
}

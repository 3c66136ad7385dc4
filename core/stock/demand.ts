import type { Demand } from './allocation.ts'

/** A line of a basket as far as stock is concerned; a bundle names what it is made of. */
export interface BasketLine {
  sku: string
  quantity: number
  bundle?: readonly { sku: string; quantity: number }[]
}

/** What a basket takes off the shelves: of a bundle, what it is made of. */
export function demandOf(lines: readonly BasketLine[]): Demand[] {
  return lines.flatMap(({ sku, quantity, bundle }) =>
    bundle ? bundle.map((part) => ({ sku: part.sku, quantity: part.quantity * quantity })) : [{ sku, quantity }],
  )
}

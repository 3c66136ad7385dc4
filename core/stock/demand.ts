import type { Demand } from './allocation.ts'

/** A line of a basket as far as stock is concerned; a bundle names what it is made of. */
export interface BasketLine {
  sku: string
  quantity: number
  bundle?: readonly { sku: string; quantity: number }[]
}

/** How many pieces of each SKU one bundle takes. */
export function partsOf(bundle: NonNullable<BasketLine['bundle']>): Map<string, number> {
  const parts = new Map<string, number>()
  for (const { sku, quantity } of bundle) parts.set(sku, (parts.get(sku) ?? 0) + quantity)
  return parts
}

/** What a basket takes off the shelves: of a bundle, what it is made of. */
export function demandOf(lines: readonly BasketLine[]): Demand[] {
  return lines.flatMap(({ sku, quantity, bundle }) =>
    bundle ? bundle.map((part) => ({ sku: part.sku, quantity: part.quantity * quantity })) : [{ sku, quantity }],
  )
}

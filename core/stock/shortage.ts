import { Refusal } from '../problem/refusal.ts'

/** Somebody else was quicker, or there never was so much. `pointerOf` says which line of the request asks for a SKU. */
export function outOfStock(
  short: readonly { sku: string; quantity: number; available: number }[],
  pointerOf: (sku: string) => string = () => '',
): Refusal {
  const faults = short.map(({ sku, quantity, available }) => ({
    pointer: pointerOf(sku),
    detail: `${available} of ${sku} can be had, ${quantity} were asked for`,
  }))
  return new Refusal('out-of-stock', `${faults.map(({ detail }) => detail).join('; ')}.`, faults)
}

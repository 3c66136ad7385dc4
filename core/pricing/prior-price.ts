/** A price as it was offered from an instant on, until the next one. Instants are ISO 8601 in UTC or days: they compare as strings. */
export interface OfferedPrice {
  at: string
  /** Minor units. */
  amount: bigint
  reduction: boolean
}

/**
 * The prior price to show with a reduction: the lowest offered in the window before the reduction began. The price in
 * force when the window opens counts, the reduction itself does not; a reduction that grows step by step keeps the prior
 * price of its first step (art. 6a (5) of Directive 98/6/EC leaves that to the states, and not one cent is lost by it).
 * `windowStart` gives the start of the window for the instant the reduction began. Undefined where nothing was offered before.
 */
export function priorPrice(
  history: readonly OfferedPrice[],
  at: string,
  windowStart: (began: string) => string,
): { amount: bigint; began: string } | undefined {
  const past = history.filter((price) => price.at <= at).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  let first = past.length
  while (first > 0 && past[first - 1]?.reduction) first--
  const began = past[first]?.at
  if (began === undefined || first === 0) return undefined
  const opens = windowStart(began)
  let lowest: bigint | undefined
  for (let index = first - 1; index >= 0; index--) {
    const price = past[index] as OfferedPrice
    if (lowest === undefined || price.amount < lowest) lowest = price.amount
    if (price.at <= opens) break
  }
  return lowest === undefined ? undefined : { amount: lowest, began }
}

import { refuseMissing } from '../catalog/quote-lines.ts'
import type { Market } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'
import type { CartContent, CartLine } from './cart.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import { readLineFacts } from './line-facts.ts'

interface WantedLine {
  sku: string
  quantity: number
}

const QUANTITY_MAX = 1_000_000

/**
 * Lines as a shopper wants them, with facts: known ones are kept while their price holds, the others are read. The same SKU
 * twice is one line. Refuses what the market does not sell.
 */
export async function orderedLines(
  deps: CheckoutDeps,
  market: Market,
  content: CartContent,
  wanted: readonly WantedLine[],
): Promise<CartLine[]> {
  const quantities = new Map<string, number>()
  for (const { sku, quantity } of wanted) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity)
  const known = new Map(content.lines.map((line) => [line.sku, line]))
  const unknown = [...quantities.keys()].filter((sku) => !known.has(sku))
  const day = deps.engine.markets.today(market)
  const facts = await readLineFacts(deps.offers, market, content, day, unknown)
  const lines: CartLine[] = []
  for (const [sku, quantity] of quantities) {
    const at = wanted.findIndex((line) => line.sku === sku)
    if (quantity > QUANTITY_MAX)
      throw new Refusal(
        'invalid-request',
        `${sku} is wanted too often; order at most ${QUANTITY_MAX}.`,
        `/lines/${at}/quantity`,
      )
    const kept = known.get(sku)
    const read = facts.get(sku)
    if (!kept && !read)
      await refuseMissing(deps.pool, sku, at, { market: market.code, currency: content.currency, day })
    lines.push(kept ? { ...kept, quantity } : { sku, quantity, ...(read && { facts: read }) })
  }
  return lines
}

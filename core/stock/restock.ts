import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import { type Adjusted, type AdjustmentReason, adjust } from './adjustments.sql.ts'
import type { MovedBy, StockLine } from './reservations.sql.ts'

/** Goods that come back on the shelf. Of an id (that of the return) nothing is put back twice. */
export interface Restocking extends MovedBy {
  id: string
  orderId?: bigint
  lines: readonly StockLine[]
}

/** Puts goods back on the shelf, at a location that need not be the one that they came from. */
export function restock(
  client: ClientBase,
  { lines, ...restocking }: Restocking,
  reason: AdjustmentReason = 'returned',
): Promise<Adjusted> {
  const moved = lines.map(({ sku, location, quantity }) => ({ sku, location, delta: quantity }))
  return adjust(client, { ...restocking, reason, lines: moved, digest: digestOf(reason, moved) })
}

/** Identity of what an adjustment asks for. The order of lines says nothing. */
export function digestOf(
  reason: string,
  lines: readonly { sku: string; location: string; delta: number }[],
  note = '',
): string {
  const said = lines.map(({ sku, location, delta }) => JSON.stringify([sku, location, delta])).sort()
  return createHash('sha256')
    .update(JSON.stringify([reason, note, said]))
    .digest('base64url')
}

import type { ClientBase, Pool } from 'pg'
import type { AdjustmentReason } from './adjustments.sql.ts'

// Raw SQL: pages of the audit, along the index of a SKU or of a location.

/** One change of what is on hand. */
export interface StockMovement {
  id: string
  location: string
  sku: string
  delta: number
  reason: AdjustmentReason | 'shipped'
  note?: string
  /** Id of the key, or who else. */
  actor: string
  at: string
}

interface Row extends Omit<StockMovement, 'id' | 'note' | 'at'> {
  id: bigint
  note: string | null
  at: Date
}

const COLUMNS = 'id, location, sku, delta, reason, note, actor, at'

function movementOf({ id, note, at, ...row }: Row): StockMovement {
  return { id: String(id), ...row, ...(note !== null && { note }), at: at.toISOString() }
}

export interface MovementPage {
  sku?: string
  /** Only at these. */
  locations: readonly string[] | 'all'
  /** Those after this one, oldest first. */
  after: bigint
  limit: number
}

export async function readMovements(pool: Pool, page: MovementPage): Promise<StockMovement[]> {
  const bySku = page.sku === undefined ? '' : 'and sku = $4'
  const { rows } = await pool.query<Row>({
    name: page.sku === undefined ? 'stock-movements' : 'stock-movements-of-sku',
    text: `select ${COLUMNS} from stock_movement
      where id > $1 and ($2::text[] is null or location = any($2)) ${bySku} order by id limit $3`,
    values: [
      page.after,
      page.locations === 'all' ? null : page.locations,
      page.limit,
      ...(page.sku === undefined ? [] : [page.sku]),
    ],
  })
  return rows.map(movementOf)
}

/** What an adjustment did. */
export async function readMovementsOf(client: ClientBase, adjustment: string): Promise<StockMovement[]> {
  const { rows } = await client.query<Row>(`select ${COLUMNS} from stock_movement where adjustment = $1 order by id`, [
    adjustment,
  ])
  return rows.map(movementOf)
}

import type { ClientBase, Pool } from 'pg'
import type { StockLevel } from './allocation.ts'
import type { StockLocation } from './location.ts'
import { type LocationRow, locationOf } from './locations.sql.ts'
import type { StockState } from './state.ts'

// Raw SQL: one prepared statement reads all that sourcing asks for; lists ask for the states of many SKUs at once.

/** What sourcing needs of some SKUs. */
export interface StockPicture {
  /** Active, in the order asked for. */
  locations: StockLocation[]
  levels: StockLevel[]
  /** SKUs without any record of stock, wherever. */
  unmanaged: Set<string>
}

type PictureRow = { sku: string; managed: boolean; location: string | null } & Omit<StockLevel, 'sku' | 'location'> &
  Omit<LocationRow, 'code'>

/** Levels of some SKUs at some locations. A location that has none of them is left out. */
export async function readStock(
  client: Pool | ClientBase,
  skus: readonly string[],
  locations: readonly string[],
): Promise<StockPicture> {
  const { rows } = await client.query<PictureRow>({
    name: 'stock-picture',
    text: `select asked.sku, exists (select from stock_level where sku = asked.sku) as managed, l.location,
        l.on_hand as "onHand", l.reserved, l.incoming,
        l.kind, l.name, l.country, l.subdivision, l.postal_code, l.city, l.latitude, l.longitude, l.active
      from unnest($1::text[]) as asked (sku)
      left join (stock_level join stock_location on code = location) l
        on l.sku = asked.sku and l.location = any($2) and l.active`,
    values: [[...new Set(skus)], locations],
  })
  const found = new Map<string, StockLocation>()
  const levels: StockLevel[] = []
  for (const { sku, location, onHand, reserved, incoming, ...row } of rows) {
    if (location === null) continue
    levels.push({ sku, location, onHand, reserved, incoming })
    if (!found.has(location)) found.set(location, locationOf({ ...row, code: location }))
  }
  return {
    locations: locations.flatMap((code) => found.get(code) ?? []),
    levels,
    unmanaged: new Set(rows.filter(({ managed }) => !managed).map(({ sku }) => sku)),
  }
}

/** What shoppers of a market are told of SKUs. One that is left out keeps no stock: the catalogue says its availability. */
export async function stockStates(
  client: Pool | ClientBase,
  skus: readonly string[],
  market: string,
): Promise<Map<string, StockState>> {
  const { rows } = await client.query<{ sku: string; state: StockState }>({
    name: 'stock-states',
    text: 'select sku, state from stock_state where sku = any($1) and market = $2 and pieces = 1',
    values: [skus, market],
  })
  return new Map(rows.map(({ sku, state }) => [sku, state]))
}

/** So many pieces of a SKU at once. */
interface Pieces {
  sku: string
  pieces: number
}

/**
 * What shoppers of every market are told of SKUs, and of so many pieces at once of parts of bundles. States of single pieces
 * are kept; those of several may be asked for before anybody kept them, and are worked out.
 */
export async function stockStatesEverywhere(
  client: Pool | ClientBase,
  skus: readonly string[],
  parts: readonly Pieces[],
): Promise<(sku: string, market: string, pieces?: number) => StockState | undefined> {
  const single = parts.filter(({ pieces }) => pieces === 1).map(({ sku }) => sku)
  const several = parts.filter(({ pieces }) => pieces > 1)
  const { rows } = await client.query<Pieces & { market: string; state: StockState }>({
    name: 'stock-states-everywhere',
    text: `select sku, pieces, market, state from stock_state where sku = any($1) and pieces = 1
      union all select sku, pieces, market, state from stock_states_of($2, $3)`,
    values: [[...skus, ...single], several.map(({ sku }) => sku), several.map(({ pieces }) => pieces)],
  })
  const key = (sku: string, market: string, pieces: number) => `${sku} ${market} ${pieces}`
  const states = new Map(rows.map(({ sku, market, pieces, state }) => [key(sku, market, pieces), state]))
  return (sku, market, pieces = 1) => states.get(key(sku, market, pieces))
}

/** A level as the back office sees it. */
export interface StockRecord extends StockLevel {
  /** On hand and not reserved. */
  available: number
  /** Promised, and neither there nor to come. */
  shortfall: number
}

/** Levels of SKUs at locations, in the order of SKU and location. */
export async function readRecords(
  pool: Pool,
  skus: readonly string[],
  locations: readonly string[] | 'all',
): Promise<StockRecord[]> {
  const { rows } = await pool.query<StockRecord>({
    name: 'stock-records',
    text: `select sku, location, on_hand as "onHand", reserved, incoming, shortfall,
        greatest(0, on_hand - reserved) as available
      from stock_level where sku = any($1) and ($2::text[] is null or location = any($2)) order by sku, location`,
    values: [skus, locations === 'all' ? null : locations],
  })
  return rows
}

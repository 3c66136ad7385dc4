import type pg from 'pg'
import { transaction } from '../db/pool.ts'
import { readServing, type ServingRow, writeServing } from './serving.sql.ts'
import type { StockChoices } from './stock-choice.ts'

/** Tells the database which locations serve which market, where config says otherwise than before. One read at a start. */
export async function serveMarkets(pool: pg.Pool, choices: StockChoices): Promise<void> {
  const wanted = rowsOf(choices)
  if (JSON.stringify(await readServing(pool)) === JSON.stringify(wanted)) return
  await transaction(pool, (client) => writeServing(client, wanted))
}

function rowsOf(choices: StockChoices): ServingRow[] {
  return Object.entries(choices)
    .flatMap(([market, { locations, backOrder }]) => locations.map((location) => ({ market, location, backOrder })))
    .sort((a, b) => (`${a.market}\n${a.location}` < `${b.market}\n${b.location}` ? -1 : 1))
}

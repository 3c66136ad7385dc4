import type { ClientBase, Pool } from 'pg'

// Raw SQL: config as rows, for triggers cannot read config; read at each start, written when it has changed.

/** That a location serves a market. */
export interface ServingRow {
  market: string
  location: string
  backOrder: boolean
}

export async function readServing(client: Pool | ClientBase): Promise<ServingRow[]> {
  const { rows } = await client.query<ServingRow>(
    'select market, location, back_order as "backOrder" from stock_serving order by market, location',
  )
  return rows
}

/** Replaces who serves whom; states of all SKUs are looked at again when the transaction ends. */
export async function writeServing(client: ClientBase, rows: readonly ServingRow[]): Promise<void> {
  await client.query('lock table stock_serving in share row exclusive mode')
  await client.query('delete from stock_serving')
  await client.query(
    'insert into stock_serving (market, location, back_order) select * from unnest($1::text[], $2::text[], $3::boolean[])',
    [rows.map(({ market }) => market), rows.map(({ location }) => location), rows.map(({ backOrder }) => backOrder)],
  )
  await client.query('delete from stock_state where market <> all($1)', [rows.map(({ market }) => market)])
  await client.query('insert into stock_recheck select array_agg(distinct sku) from stock_level having count(*) > 0')
}

import type { Pool } from 'pg'
import type { components } from '../../openapi/v1.d.ts'

// Raw SQL: a list in the database's own JSON.

type Prices = components['schemas']['PriceReport']['prices']

export async function readPrices(pool: Pool, sku: string, market: string): Promise<Prices> {
  const { rows } = await pool.query<{ price: Prices[number] }>(
    `select json_strip_nulls(json_build_object(
        'list', list, 'currency', currency, 'amount', amount, 'minQuantity', min_quantity, 'channel', channel,
        'group', customer_group, 'from', from_day, 'until', until_day, 'reduction', nullif(reduction, false))) as price
       from price where sku = $1 and market = $2 order by id`,
    [sku, market],
  )
  return rows.map(({ price }) => price)
}

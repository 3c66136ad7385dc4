import type { ClientBase, Pool } from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import type { Override } from './product-document.ts'
import { addPrices } from './write-products.sql.ts'

// Raw SQL: single-row edits that share their tables' statements with the batch.

type Assortment = components['schemas']['Assortment']
type PriceWrite = components['schemas']['PriceWrite']

/** Says what a market sells of a product, or what it says differently; the other part stays. */
export async function putMarketPart(
  client: ClientBase,
  id: bigint,
  market: string,
  part: { assortment: Assortment } | { override: Override },
): Promise<void> {
  if ('override' in part) {
    await client.query(
      `insert into product_market (product_id, market, override) values ($1, $2, $3)
       on conflict (product_id, market) do update set override = excluded.override`,
      [id, market, JSON.stringify(part.override)],
    )
    return
  }
  const { sold = true, from, until } = part.assortment
  await client.query(
    `insert into product_market (product_id, market, sold, from_day, until_day) values ($1, $2, $3, $4, $5)
     on conflict (product_id, market) do update
       set sold = excluded.sold, from_day = excluded.from_day, until_day = excluded.until_day`,
    [id, market, sold, from ?? null, until ?? null],
  )
}

/** Replaces the prices of a SKU in a market. */
export async function putSkuPrices(
  client: ClientBase,
  sku: string,
  market: string,
  prices: PriceWrite['prices'],
): Promise<void> {
  await client.query('delete from price where sku = $1 and market = $2', [sku, market])
  await addPrices(
    client,
    prices.map((price) => ({ sku, price: { ...price, market } })),
  )
}

export async function forgetHash(client: ClientBase, id: bigint, now: Date): Promise<void> {
  await client.query('update product set hash = null, changed_at = $2 where id = $1', [id, now])
}

/** Code of the product of a SKU. */
export async function codeOfSku(pool: Pool, sku: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ code: string }>(
    'select p.code from variant v join product p on p.id = v.product_id where v.sku = $1',
    [sku],
  )
  return rows[0]?.code
}

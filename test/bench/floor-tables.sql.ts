import type { Pool } from 'pg'

/** Tables of the floors: as many products as the catalogue holds, with three variants each. */
export async function makeFloorTables(pool: Pool): Promise<void> {
  await pool.query(`create table floor_product as
    select id, document->>'code' as code, document->>'code' as slug, document->>'name' as name, document->>'kind' as kind,
      document->'attributes' as attributes, document->'dimensionsMm' as dimensions, '[]'::json as categories,
      (select json_object_agg('attributes.' || key, 'core') from json_each(document->'attributes')) as provenance,
      'A brand'::text as brand, '/media/image.svg'::text as image, repeat('Words of a description. ', 12) as description from product`)
  await pool.query('alter table floor_product add primary key (id)')
  await pool.query('create unique index on floor_product (slug)')
  await pool.query(`create table floor_variant as
    select id as product_id, code || '-' || n as sku, 'in-stock'::text as availability, 1999 as amount, 1666 as net, 333 as tax
    from floor_product, generate_series(1, 3) n`)
  await pool.query('create index on floor_variant (product_id)')
  await pool.query('vacuum analyze')
  await pool.query('checkpoint')
}

/** Tables that a checkout writes, each with the keys, indexes and checks of ours, and a cart and an order as they are really stored. */
const WRITTEN = {
  cart: 'cart',
  sales_order: 'order',
  order_line: 'order_line',
  order_event: 'order_event',
  outbox: 'outbox',
  stock_level: 'stock_level',
  stock_reservation: 'stock_reservation',
  payment: 'payment',
  payment_event: 'payment_event',
  webhook_delivery: 'webhook_delivery',
}

/** Call it after a first order: its rows are the template. A floor's tables begin as full as ours are by then. */
export async function makeCheckoutFloorTables(pool: Pool): Promise<void> {
  for (const [table, floor] of Object.entries(WRITTEN)) {
    await pool.query(`create table floor_${floor} (like ${table} including all)`)
    await fill(pool, table, `floor_${floor}`)
  }
  await pool.query('alter table floor_cart drop constraint if exists cart_check')
  await pool.query(`create table floor_template as
    select c.content, o.document from cart c join sales_order o on o.id = c.order_id limit 1`)
  await pool.query('analyze')
}

async function fill(pool: Pool, table: string, floor: string): Promise<void> {
  const { rows: columns } = await pool.query<{ name: string; counts: boolean }>(
    `select quote_ident(column_name) as name, is_identity = 'YES' as counts from information_schema.columns
     where table_name = $1 and is_generated = 'NEVER'`,
    [table],
  )
  const names = columns.map(({ name }) => name).join(', ')
  await pool.query(`insert into ${floor} (${names}) overriding system value select ${names} from ${table}`)
  for (const { name } of columns.filter(({ counts }) => counts))
    await pool.query(`select setval(pg_get_serial_sequence('${floor}', '${name}'), max(${name})) from ${floor}`)
}

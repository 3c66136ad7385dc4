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

import type { ClientBase } from 'pg'
import { copyRows } from '../db/copy.sql.ts'
import { Refusal } from '../problem/refusal.ts'
import { partsOf } from '../stock/demand.ts'
import { coreOf, overrideOf, type PriceDocument, type ProductDocument } from './product-document.ts'
import { slugsOf } from './slugs.ts'

// Raw SQL: one statement for a whole batch. Row by row an import would need some forty round trips a product.

/** A document in the database. */
export interface StoredProduct {
  id: bigint
  document: ProductDocument
  created: boolean
}

/** Hash of the stored document by code; null where an edit came after it. */
export async function readHashes(client: ClientBase, codes: readonly string[]): Promise<Map<string, string | null>> {
  const { rows } = await client.query<{ code: string; hash: string | null }>({
    name: 'product-hashes',
    text: 'select code, hash from product where code = any($1)',
    values: [codes],
  })
  return new Map(rows.map(({ code, hash }) => [code, hash]))
}

/** Code of the product that a SKU belongs to. */
export async function ownersOfSkus(client: ClientBase, skus: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ sku: string; code: string }>(
    'select v.sku, p.code from variant v join product p on p.id = v.product_id where v.sku = any($1)',
    [skus],
  )
  return new Map(rows.map(({ sku, code }) => [sku, code]))
}

/** Code of the product that `locale/slug` belongs to. */
export async function ownersOfSlugs(client: ClientBase, slugs: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ locale: string; slug: string; code: string }>(
    'select s.locale, s.slug, p.code from slug s join product p on p.id = s.product_id where s.slug = any($1)',
    [slugs],
  )
  return new Map(rows.map(({ locale, slug, code }) => [`${locale}/${slug}`, code]))
}

/** Creates or replaces products with their variants, prices, assortment, overrides and slugs. */
export async function storeProducts(
  client: ClientBase,
  products: readonly { document: ProductDocument; hash: string }[],
  now: Date,
): Promise<StoredProduct[]> {
  const ordered = products.toSorted((a, b) => (a.document.code < b.document.code ? -1 : 1))
  const { rows } = await client.query<{ id: bigint; code: string; created: boolean }>(
    `insert into product (code, status, document, hash, changed_at)
     select code, status, document::json, hash, $5
     from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as given (code, status, document, hash)
     on conflict (code) do update
       set status = excluded.status, document = excluded.document, hash = excluded.hash, changed_at = excluded.changed_at
     returning id, code, xmax = 0 as created`,
    [
      ordered.map(({ document }) => document.code),
      ordered.map(({ document }) => document.status ?? 'published'),
      ordered.map(({ document }) => JSON.stringify(coreOf(document))),
      ordered.map(({ hash }) => hash),
      now,
    ],
  )
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const stored = products.map(({ document }): StoredProduct => {
    const { id, created } = byCode.get(document.code) as { id: bigint; created: boolean }
    return { id, created, document }
  })
  await clearReplaced(client, stored)
  await addParts(client, stored)
  return stored
}

/** Takes away what belongs to the replaced products; variants that stay keep their row. */
async function clearReplaced(client: ClientBase, stored: readonly StoredProduct[]): Promise<void> {
  const replaced = stored.filter(({ created }) => !created)
  if (replaced.length === 0) return
  const ids = replaced.map(({ id }) => id)
  const skus = replaced.flatMap(({ document }) => document.variants.map(({ sku }) => sku))
  await client.query('delete from variant where product_id = any($1) and sku <> all($2)', [ids, skus])
  await client.query('delete from price where sku = any($1)', [skus])
  await client.query('delete from product_market where product_id = any($1)', [ids])
  await client.query('delete from slug where product_id = any($1)', [ids])
  await client.query('delete from bundle_part where product_id = any($1)', [ids])
}

async function addParts(client: ClientBase, stored: readonly StoredProduct[]): Promise<void> {
  const variants = stored.flatMap(({ id, document }) =>
    document.variants.map((variant, position) => ({ id, variant, position })),
  )
  await takeSkus(client, variants)
  await addPrices(
    client,
    variants.flatMap(({ variant }) => (variant.prices ?? []).map((price) => ({ sku: variant.sku, price }))),
  )
  await copyRows(
    client,
    'product_market',
    ['product_id', 'market', 'sold', 'from_day', 'until_day', 'override'],
    stored.flatMap(marketRows),
  )
  await copyRows(
    client,
    'slug',
    ['locale', 'slug', 'product_id'],
    stored.flatMap(({ id, document }) => slugsOf(document).map(({ locale, slug }) => [locale, slug, id])),
  )
  const parts = stored.flatMap(partRows)
  if (parts.length > 0) await copyRows(client, 'bundle_part', ['sku', 'product_id', 'quantity'], parts)
}

/** What a product's bundles are made of, each number of pieces of a SKU once. */
function partRows({ id, document }: StoredProduct): [string, bigint, number][] {
  const parts = document.variants.flatMap(({ bundle = [] }) => [...partsOf(bundle)])
  const once = new Map(
    parts.map(([sku, quantity]) => [`${sku} ${quantity}`, [sku, id, quantity] as [string, bigint, number]]),
  )
  return [...once.values()]
}

/**
 * Stores variants, in the order of their SKUs so that two writers never wait for each other. Who finds that another
 * product has taken a SKU since they were looked up is refused.
 */
async function takeSkus(
  client: ClientBase,
  variants: readonly { id: bigint; variant: { sku: string }; position: number }[],
): Promise<void> {
  const ordered = variants.toSorted((a, b) => (a.variant.sku < b.variant.sku ? -1 : 1))
  const { rowCount } = await client.query(
    `insert into variant (sku, product_id, position)
     select * from unnest($1::text[], $2::bigint[], $3::integer[])
     on conflict (sku) do update set position = excluded.position where variant.product_id = excluded.product_id`,
    [ordered.map(({ variant }) => variant.sku), ordered.map(({ id }) => id), ordered.map(({ position }) => position)],
  )
  if (rowCount === variants.length) return
  throw new Refusal(
    'duplicate-key',
    'Another product has just taken one of the SKUs; read again and retry.',
    '/variants',
  )
}

/** Adds prices of SKUs; what they replace must be gone. */
export async function addPrices(
  client: ClientBase,
  prices: readonly { sku: string; price: PriceDocument }[],
): Promise<void> {
  await copyRows(
    client,
    'price',
    PRICE_COLUMNS,
    prices.map(({ sku, price }) => priceRow(sku, price)),
  )
}

const PRICE_COLUMNS = [
  'sku',
  'market',
  'currency',
  'amount',
  'list',
  'channel',
  'customer_group',
  'min_quantity',
  'from_day',
  'until_day',
  'reduction',
]

/** A price in the order of its columns. */
function priceRow(sku: string, price: PriceDocument) {
  return [
    sku,
    price.market,
    price.currency,
    price.amount,
    price.list ?? 'base',
    price.channel ?? null,
    price.group ?? null,
    price.minQuantity ?? 1,
    price.from ?? null,
    price.until ?? null,
    price.reduction ?? false,
  ]
}

function marketRows({ id, document }: StoredProduct) {
  return Object.entries(document.markets ?? {}).map(([market, said]) => [
    id,
    market,
    said.sold ?? true,
    said.from ?? null,
    said.until ?? null,
    JSON.stringify(overrideOf(said)),
  ])
}

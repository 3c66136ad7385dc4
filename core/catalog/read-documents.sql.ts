import type { ClientBase, Pool } from 'pg'
import type { MarketDocument, PriceDocument, ProductDocument } from './product-document.ts'
import type { StoredProduct } from './write-products.sql.ts'

// Raw SQL: a document is put together from four tables in one statement, for exports and re-projections read thousands.

interface Row {
  id: bigint
  document: ProductDocument
  prices: ({ sku: string } & PriceDocument)[]
  markets: Record<string, MarketDocument>
}

const COLUMNS = `p.id, p.document,
  (select coalesce(json_agg(json_strip_nulls(json_build_object(
      'sku', x.sku, 'market', x.market, 'currency', x.currency, 'amount', x.amount, 'list', nullif(x.list, 'base'),
      'channel', x.channel, 'group', x.customer_group, 'minQuantity', nullif(x.min_quantity, 1),
      'from', x.from_day, 'until', x.until_day, 'reduction', nullif(x.reduction, false))) order by x.id), '[]')
    from variant v join price x on x.sku = v.sku where v.product_id = p.id) as prices,
  (select coalesce(json_object_agg(m.market, m.override::jsonb || jsonb_strip_nulls(jsonb_build_object(
      'sold', nullif(m.sold, true), 'from', m.from_day, 'until', m.until_day))), '{}')
    from product_market m where m.product_id = p.id) as markets`

/** Whole documents by code, from the one after `after`. */
export async function readDocuments(
  client: ClientBase | Pool,
  page: { after: string; limit: number; status?: string },
): Promise<StoredProduct[]> {
  const { rows } = await client.query<Row>(
    `select ${COLUMNS} from product p where p.code > $1 and ($3::text is null or p.status = $3) order by p.code limit $2`,
    [page.after, page.limit, page.status ?? null],
  )
  return rows.map(stored)
}

/** Whole documents of some products. `lock` keeps others from writing them until the transaction ends. */
export async function readDocumentsOf(
  client: ClientBase | Pool,
  codes: readonly string[],
  lock = false,
): Promise<StoredProduct[]> {
  if (lock) await client.query('select 1 from product where code = any($1) order by code for update', [codes])
  const { rows } = await client.query<Row>(`select ${COLUMNS} from product p where p.code = any($1) order by p.code`, [
    codes,
  ])
  return rows.map(stored)
}

function stored({ id, document, prices, markets }: Row): StoredProduct {
  const variants = document.variants.map((variant) => {
    const own = prices.filter((price) => price.sku === variant.sku).map(({ sku: _, ...price }) => price)
    return own.length > 0 ? { ...variant, prices: own } : variant
  })
  const said = Object.keys(markets).length > 0
  return { id, created: false, document: { ...document, variants, ...(said && { markets }) } }
}

import type { ClientBase } from 'pg'
import { copyRows } from '../db/copy.sql.ts'
import { LOCALES_MAX } from '../market/market.ts'
import type { Market } from '../market/market-set.ts'
import { historyKey, type LastOffered, type OfferedRow, type OfferSpan } from './offered-prices.ts'
import { productPages } from './product-page.ts'
import type { MarketOffers } from './project-offers.ts'
import { configurationOf, indexed } from './words.ts'
import type { StoredProduct } from './write-products.sql.ts'

// Raw SQL: projections are written by the batch, with COPY; an import is timed until they are there.

/** Offers as they stand, of products by code, oldest span first. */
export async function readOldOffers(client: ClientBase, codes: readonly string[]): Promise<OfferSpan[]> {
  const { rows } = await client.query<OfferSpan>(
    `select o.market, o.currency, o.channels, o.from_day as "from", o.until_day as "until", o.data
     from product p join offer o on o.product_id = p.id where p.code = any($1) order by o.from_day`,
    [codes],
  )
  return rows
}

export async function clearProjections(client: ClientBase, ids: readonly bigint[]): Promise<void> {
  await client.query('delete from offer where product_id = any($1)', [ids])
  await client.query('delete from product_text where product_id = any($1)', [ids])
  await client.query('delete from product_page where product_id = any($1)', [ids])
  await client.query('delete from product_tags where product_id = any($1)', [ids])
}

type Projected = { product: StoredProduct; offers: readonly MarketOffers[] }

/** A column for each locale of a market. */
const SORT_NAME_COLUMNS = Array.from({ length: LOCALES_MAX }, (_, position) => `sort_name_${position + 1}`)

const OFFER_COLUMNS = [
  'market',
  'currency',
  'product_id',
  'channels',
  'from_day',
  'until_day',
  'price_from',
  'tags',
  'names',
  'slugs',
  'data',
  'sketch_1',
  'sketch_2',
  ...SORT_NAME_COLUMNS,
]

export async function writeOffers(client: ClientBase, projected: readonly Projected[]): Promise<void> {
  await copyRows(client, 'offer', OFFER_COLUMNS, offerRows(projected))
}

/** Market by market, so that what a shopper's list walks over lies together on disk. */
function* offerRows(projected: readonly Projected[]) {
  const byMarket = Map.groupBy(
    projected.flatMap(({ product, offers }) =>
      offers.flatMap(({ rows }) => rows.map((row) => ({ id: product.id, row }))),
    ),
    ({ row }) => row.market,
  )
  for (const rows of byMarket.values()) {
    for (const { id, row } of rows) {
      yield [
        row.market,
        row.currency,
        id,
        row.channels,
        row.from,
        row.until,
        row.priceFrom,
        row.tags,
        row.names,
        row.slugs,
        row.data,
        ...row.sketch,
        ...SORT_NAME_COLUMNS.map((_, position) => row.sortNames[position] ?? null),
      ]
    }
  }
}

/** Every tag of a product in any market. */
export async function writeTags(client: ClientBase, projected: readonly Projected[]): Promise<void> {
  const rows = projected.map(({ product, offers }) => {
    const tags = new Set(offers.flatMap(({ rows: spans }) => spans.flatMap((span) => span.tags)))
    return [product.id, [...tags]] as const
  })
  await copyRows(client, 'product_tags', ['product_id', 'tags'], rows)
}

/** Pages as shoppers will read them, without prices. Drafts have none. */
export async function writePages(
  client: ClientBase,
  products: readonly StoredProduct[],
  markets: readonly Market[],
): Promise<void> {
  const rows = products
    .filter(({ document }) => document.status !== 'draft')
    .flatMap(({ id, document }) =>
      productPages(document, markets).map(({ market, locale, page }) => [id, market, locale, JSON.stringify(page)]),
    )
  await copyRows(client, 'product_page', ['product_id', 'market', 'locale', 'page'], rows)
}

/** Words of a product, a row for each language in which it, or a market of it, says anything. */
export async function writeTexts(client: ClientBase, products: readonly StoredProduct[]): Promise<void> {
  const rows = products.flatMap(textRows)
  await client.query(
    `insert into product_text (product_id, market, locale, words)
     select id, market, locale,
       setweight(to_tsvector(configuration::regconfig, name), 'A') || setweight(to_tsvector(configuration::regconfig, body), 'B')
     from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
       as given (id, market, locale, configuration, name, body)`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.market),
      rows.map((row) => row.locale),
      rows.map((row) => configurationOf(row.locale)),
      rows.map((row) => indexed(row.name, row.locale)),
      rows.map((row) => indexed(row.body, row.locale)),
    ],
  )
}

function textRows({ id, document }: StoredProduct) {
  const common = [document.brand, ...Object.values(document.attributes ?? {})]
    .filter((value) => typeof value === 'string')
    .join(' ')
  const core = { id, market: '', locale: '', name: document.name, body: `${document.description ?? ''} ${common}` }
  const translated = Object.entries(document.translations ?? {}).map(([locale, text]) => ({
    id,
    market: '',
    locale,
    name: text.name ?? '',
    body: text.description ?? '',
  }))
  const said = Object.entries(document.markets ?? {}).flatMap(([market, { name, description }]) =>
    [...new Set([...Object.keys(name ?? {}), ...Object.keys(description ?? {})])].map((locale) => ({
      id,
      market,
      locale,
      name: name?.[locale] ?? '',
      body: description?.[locale] ?? '',
    })),
  )
  return [core, ...translated, ...said]
}

/** The last that was offered, by `historyKey`. */
export async function readLastOffered(client: ClientBase, skus: readonly string[]): Promise<LastOffered> {
  const { rows } = await client.query<OfferedRow>(
    `select distinct on (sku, market, currency, channel)
       sku, market, currency, channel, offered_at as at, amount, reduction
     from offered_price where sku = any($1)
     order by sku, market, currency, channel, offered_at desc`,
    [skus],
  )
  return new Map(rows.map((row) => [historyKey(row), row]))
}

export async function writeOffered(client: ClientBase, rows: readonly OfferedRow[]): Promise<void> {
  const columns = ['sku', 'market', 'currency', 'channel', 'offered_at', 'amount', 'reduction']
  const copied = rows.map((row) => [
    row.sku,
    row.market,
    row.currency,
    row.channel,
    row.at.toISOString(),
    row.amount,
    row.reduction,
  ])
  await copyRows(client, 'offered_price', columns, copied)
}

/** Sorts what was written into the indexes of tags and words: until then whoever searches reads the new ones one by one. */
export async function sortIn(client: ClientBase): Promise<void> {
  await client.query(`select gin_clean_pending_list('product_tags_any'), gin_clean_pending_list('product_text_words')`)
}

/** Any number will do, so long as it stays the same. */
const CHANGE_LOCK = '7205759403792794'

/** Revisions become visible in their order, for the lock is held until the transaction ends. */
export async function announceChange(client: ClientBase, productIds: readonly (bigint | null)[]): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${CHANGE_LOCK})`)
  await client.query('insert into catalogue_change (product_id) select * from unnest($1::bigint[])', [productIds])
}

/** Tells every process that something else that it remembers changed; the last statement of a transaction, as above. */
export async function announceOther(client: ClientBase, what: 'promotions' | 'delivery_rates'): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(${CHANGE_LOCK})`)
  await client.query(`insert into catalogue_change (${what}) values (true)`)
}

import type { Pool } from 'pg'
import { batched } from '../db/batched.ts'
import type { OfferData } from './offer.ts'

// Raw SQL: the one statement of a quote or of new lines of a cart, prepared; who asks at the same time shares it.

/** SKUs to be looked up where and when they are offered. */
export interface OffersKey {
  skus: readonly string[]
  market: string
  currency: string
  channel: string
  day: string
}

/** What a market offers of a product. */
export interface ProductOffer {
  /** Id of the product. */
  product: string
  /** In the market's languages, in their order. */
  names: readonly string[]
  data: OfferData
}

/** The offers that some SKUs are part of. */
export const readOffersOfSkus = batched(readOffersOfBaskets)

async function readOffersOfBaskets(pool: Pool, keys: readonly OffersKey[]): Promise<ProductOffer[][]> {
  const asked = keys.flatMap((key, place) => key.skus.map((sku) => ({ ...key, sku, place })))
  const { rows } = await pool.query<{ place: number; product: string; names: string[]; data: string }>({
    name: 'offers-of-skus',
    text: `select v.place, v.product_id::text as product, o.names, o.data from (
        select distinct asked.place, variant.product_id, market, currency, channel, day
        from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[])
          as asked (place, sku, market, currency, channel, day)
        join variant on variant.sku = asked.sku) v
      join offer o on o.product_id = v.product_id and o.market = v.market and o.currency = v.currency
      where v.channel = any(o.channels) and o.from_day <= v.day and v.day < o.until_day`,
    values: [
      asked.map(({ place }) => place),
      asked.map(({ sku }) => sku),
      asked.map(({ market }) => market),
      asked.map(({ currency }) => currency),
      asked.map(({ channel }) => channel),
      asked.map(({ day }) => day),
    ],
  })
  const offers = keys.map((): ProductOffer[] => [])
  for (const { place, data, ...row } of rows) offers[place]?.push({ ...row, data: JSON.parse(data) as OfferData })
  return offers
}

/** Why a SKU has no offer in a market on a day: nobody knows it, it is a draft, it is not sold there then, or it has no price. */
export async function whyNotOffered(
  pool: Pool,
  sku: string,
  { market, day }: { market: string; day: string },
): Promise<'unknown' | 'draft' | 'not-sold' | 'no-price'> {
  const { rows } = await pool.query<{ status: string; sold: boolean }>(
    `select p.status, coalesce(m.sold, true)
       and (p.document->'only' is null or (p.document->'only')::jsonb ? $2)
       and (m.from_day is null or m.from_day <= $3::date) and (m.until_day is null or $3::date < m.until_day) as sold
     from variant v join product p on p.id = v.product_id
     left join product_market m on m.product_id = p.id and m.market = $2 where v.sku = $1`,
    [sku, market, day],
  )
  const [row] = rows
  if (!row) return 'unknown'
  if (row.status === 'draft') return 'draft'
  return row.sold ? 'no-price' : 'not-sold'
}

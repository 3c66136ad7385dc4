import type { Pool } from 'pg'
import type { OfferData } from './offer.ts'

// Raw SQL: the one statement of a quote, prepared; measured against a bare SELECT of the same rows.

/** The offers that some SKUs are part of. */
export async function readOffersOfSkus(
  pool: Pool,
  skus: readonly string[],
  { market, currency, channel, day }: { market: string; currency: string; channel: string; day: string },
): Promise<OfferData[]> {
  const { rows } = await pool.query<{ data: string }>({
    name: 'offers-of-skus',
    text: `select o.data from (select distinct product_id from variant where sku = any($1)) v
      join offer o on o.product_id = v.product_id
      where o.market = $2 and o.currency = $3 and $4 = any(o.channels) and o.from_day <= $5 and $5 < o.until_day`,
    values: [skus, market, currency, channel, day],
  })
  return rows.map(({ data }) => JSON.parse(data) as OfferData)
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

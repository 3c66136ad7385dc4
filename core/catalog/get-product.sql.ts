import type { Pool } from 'pg'
import type { ProductDocument } from './product-document.ts'

// Raw SQL: a product's page in one prepared statement, by its slug in any language.

export interface ProductRow {
  id: bigint
  document: ProductDocument
  data: string
}

/** A slug may belong to different products in different languages: the shopper's own wins, then the core's. */
export async function readProduct(
  pool: Pool,
  request: { market: string; slug: string; locales: readonly string[]; currency: string; channel: string; day: string },
): Promise<ProductRow | undefined> {
  const { rows } = await pool.query<ProductRow>({
    name: 'product-page',
    text: `select p.id, p.document, o.data
      from slug s
      join offer o on o.product_id = s.product_id
      join product p on p.id = s.product_id
      where s.slug = $1 and o.market = $3 and o.currency = $4 and $5 = any(o.channels) and o.from_day <= $6 and $6 < o.until_day
      order by coalesce(array_position($2::text[], s.locale), case s.locale when 'code' then 9000 else 1000 + length(s.locale) end)
      limit 1`,
    values: [request.slug, request.locales, request.market, request.currency, request.channel, request.day],
  })
  return rows[0]
}

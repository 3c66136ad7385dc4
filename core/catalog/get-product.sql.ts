import type { Pool } from 'pg'
import { batched } from '../db/batched.ts'

// Raw SQL: products' pages in one prepared statement, by their slugs in any language.

export interface ProductRow {
  id: bigint
  /** The page as JSON, without prices. */
  page: string
  data: string
}

/** `locales` are the shopper's, most exact first, and then the empty one of the core. */
export interface ProductKey {
  market: string
  slug: string
  locales: readonly string[]
  currency: string
  channel: string
  day: string
}

/** A product's page as a market shows it on a day, or undefined where it does not. */
export const readProduct = batched(readProducts)

/** A slug may belong to different products in different languages: the shopper's own wins, then the core's. */
async function readProducts(pool: Pool, keys: readonly ProductKey[]): Promise<(ProductRow | undefined)[]> {
  const { rows } = await pool.query<ProductRow & { place: bigint }>({
    name: 'product-pages',
    text: `select asked.place, found.*
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[]) with ordinality
        as asked (slug, locales, market, currency, channel, day, place)
      cross join lateral (select string_to_array(asked.locales, ',') as locales) chain
      cross join lateral (
        select s.product_id as id, o.data, p.page
        from slug s
        join offer o on o.product_id = s.product_id and o.market = asked.market and o.currency = asked.currency
        cross join lateral (select page from product_page where product_id = s.product_id and market in (asked.market, '')
          and locale = any(chain.locales) order by market desc, array_position(chain.locales, locale) limit 1) p
        where s.slug = asked.slug and asked.channel = any(o.channels) and o.from_day <= asked.day and asked.day < o.until_day
        order by coalesce(array_position(chain.locales, s.locale), case s.locale when 'code' then 9000 else 1000 + length(s.locale) end)
        limit 1) found`,
    values: [
      keys.map(({ slug }) => slug),
      keys.map(({ locales }) => locales.join(',')),
      keys.map(({ market }) => market),
      keys.map(({ currency }) => currency),
      keys.map(({ channel }) => channel),
      keys.map(({ day }) => day),
    ],
  })
  const byPlace = new Map(rows.map(({ place, ...row }) => [Number(place), row]))
  return keys.map((_, index) => byPlace.get(index + 1))
}

import type { Pool } from 'pg'
import type { Dimensions, OfferData } from '../catalog/offer.ts'
import { batchedRead } from '../db/batched-read.ts'

// Raw SQL: one prepared statement for every line of every cart that is being filled at the time.

export interface FactsKey {
  skus: readonly string[]
  market: string
  currency: string
  channel: string
  day: string
  /** Position of the cart's language among the market's, from 1. */
  position: number
}

/** What the catalogue says of a product that a SKU is part of. */
export interface OfferFacts {
  name: string
  data: OfferData
  weightGrams: number | null
  dimensionsMm: Dimensions | null
  originCountry: string | null
}

/** The offers that some SKUs are part of, with what shipping needs to know of the goods. */
export const readOfferFacts = batchedRead(readAll)

async function readAll(pool: Pool, keys: readonly FactsKey[]): Promise<OfferFacts[][]> {
  const asked = keys.flatMap((key, place) => key.skus.map((sku) => ({ ...key, sku, place })))
  const { rows } = await pool.query<Omit<OfferFacts, 'data'> & { place: number; data: string }>({
    name: 'cart-facts',
    text: `select v.place, o.names[v.position] as name, o.data, (p.document->>'weightGrams')::integer as "weightGrams",
        p.document->'dimensionsMm' as "dimensionsMm", p.document->>'originCountry' as "originCountry"
      from (
        select distinct asked.place, variant.product_id, market, currency, channel, day, asked.position
        from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::integer[])
          as asked (place, sku, market, currency, channel, day, position)
        join variant on variant.sku = asked.sku) v
      join offer o on o.product_id = v.product_id and o.market = v.market and o.currency = v.currency
      join product p on p.id = v.product_id
      where v.channel = any(o.channels) and o.from_day <= v.day and v.day < o.until_day`,
    values: [
      asked.map(({ place }) => place),
      asked.map(({ sku }) => sku),
      asked.map(({ market }) => market),
      asked.map(({ currency }) => currency),
      asked.map(({ channel }) => channel),
      asked.map(({ day }) => day),
      asked.map(({ position }) => position),
    ],
  })
  const found = keys.map((): OfferFacts[] => [])
  for (const { place, data, ...row } of rows) found[place]?.push({ ...row, data: JSON.parse(data) as OfferData })
  return found
}

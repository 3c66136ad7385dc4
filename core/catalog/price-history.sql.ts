import type { Pool } from 'pg'
import type { OfferedRow, OfferSpan } from './offered-prices.ts'

// Raw SQL: only where a reduction is shown, two statements for all of a page's.

export async function readHistory(pool: Pool, market: string, skus: readonly string[]): Promise<OfferedRow[]> {
  const { rows } = await pool.query<OfferedRow>(
    `select sku, market, currency, channel, offered_at as at, amount, reduction
     from offered_price where sku = any($1) and market = $2 order by offered_at`,
    [skus, market],
  )
  return rows
}

export async function readSpansOfSkus(pool: Pool, market: string, skus: readonly string[]): Promise<OfferSpan[]> {
  const { rows } = await pool.query<OfferSpan>(
    `select distinct o.market, o.currency, o.channels, o.from_day as "from", o.until_day as "until", o.data
     from variant v join offer o on o.product_id = v.product_id where v.sku = any($1) and o.market = $2`,
    [skus, market],
  )
  return rows
}

import type { ClientBase, Pool } from 'pg'
import type { FxRate } from '../pricing/convert-price.ts'

// Raw SQL: two small reads that every write begins with.

/** Parent by category; null for a root. */
export async function readCategoryParents(client: ClientBase | Pool): Promise<Map<string, string | null>> {
  const { rows } = await client.query<{ code: string; parent: string | null }>('select code, parent from category')
  return new Map(rows.map(({ code, parent }) => [code, parent]))
}

/** The latest rate of each currency. The euro is the base and always one. */
export async function readLatestRates(client: ClientBase | Pool): Promise<Map<string, FxRate>> {
  const { rows } = await client.query<{ currency: string; day: string; per_euro: string; source: string }>(
    'select distinct on (currency) currency, day, per_euro, source from fx_rate order by currency, day desc',
  )
  const rates = new Map<string, FxRate>()
  for (const { currency, day, per_euro, source } of rows) rates.set(currency, { perEuro: per_euro, day, source })
  const newest = rows.reduce((latest, { day }) => (day > latest ? day : latest), '0001-01-01')
  rates.set('EUR', { perEuro: '1', day: newest, source: 'base' })
  return rates
}

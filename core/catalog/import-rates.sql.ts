import type { ClientBase } from 'pg'

// Raw SQL: seven years of rates are 75,000 rows, one statement for each 20,000.

/** A rate of one day: units of the currency for one euro. */
export interface RateRow {
  day: string
  currency: string
  perEuro: string
}

/** Stores rates and says how many were new or different. */
export async function storeRates(client: ClientBase, rows: readonly RateRow[], source: string): Promise<number> {
  const { rowCount } = await client.query(
    `insert into fx_rate (day, currency, per_euro, source)
     select day, currency, per_euro, $4 from unnest($1::date[], $2::text[], $3::numeric[]) as given (day, currency, per_euro)
     on conflict (currency, day) do update set per_euro = excluded.per_euro, source = excluded.source
       where fx_rate.per_euro <> excluded.per_euro`,
    [rows.map(({ day }) => day), rows.map(({ currency }) => currency), rows.map(({ perEuro }) => perEuro), source],
  )
  return rowCount ?? 0
}

import type { ClientBase, Pool } from 'pg'

// Raw SQL: a handful of statements at start.

/** First exchange rates, from config. */
export interface FirstRates {
  day: string
  source: string
  perEuro: Readonly<Record<string, string>>
}

/** Any number will do, so long as it stays the same. */
const READY_LOCK = '7205759403792795'

/** Runs `work` while no other process does the same. */
export async function markReady(pool: Pool, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock(${READY_LOCK})`)
    await work()
  } finally {
    await client.query(`select pg_advisory_unlock(${READY_LOCK})`)
    client.release()
  }
}

export async function readFingerprint(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ value: string }>(`select value from setting where key = 'projected-for'`)
  return rows[0]?.value
}

export async function writeFingerprint(pool: Pool, fingerprint: string): Promise<void> {
  await pool.query(
    `insert into setting (key, value) values ('projected-for', to_jsonb($1::text))
     on conflict (key) do update set value = excluded.value`,
    [fingerprint],
  )
}

/** Rates to begin with; what is known already stays. */
export async function storeFirstRates(client: ClientBase, { day, source, perEuro }: FirstRates): Promise<void> {
  await client.query(
    `insert into fx_rate (day, currency, per_euro, source)
     select $1::date, currency, per_euro, $2 from unnest($3::text[], $4::numeric[]) as given (currency, per_euro)
     on conflict do nothing`,
    [day, source, Object.keys(perEuro), Object.values(perEuro)],
  )
}

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export type PoolOptions = {
  /** Greatest number of connections; the embedded server takes 60 in all. */
  max?: number
  /** Told when an idle connection breaks; the pool itself makes a new one. */
  onError?: (error: Error) => void
}

const types = { int8: 20, date: 1082, numeric: 1700 } as const

/** Values as the engine wants them: whole numbers exact, days as text without a time zone, decimals as text. */
const parsers: Record<number, (text: string) => unknown> = {
  [types.int8]: BigInt,
  [types.date]: (text) => text,
  [types.numeric]: (text) => text,
}

/**
 * A statement is planned once for a connection, not for its first five values anew: planning a page costs more than reading
 * it, and statements are written so that one plan is good for all values.
 */
const PLAN_ONCE = `set plan_cache_mode = 'force_generic_plan'`

/** Pool of connections. int8 is read as bigint, date as 'YYYY-MM-DD', numeric as text, timestamptz as Date. */
export function createPool(url: string, { max = 10, onError = () => {} }: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000,
    onConnect: async (client: pg.ClientBase) => void (await client.query(PLAN_ONCE)),
    types: {
      getTypeParser: (oid: number, format) => parsers[oid] ?? pg.types.getTypeParser(oid, format),
    } as pg.CustomTypesConfig,
  })
  pool.on('error', onError) // without a listener, a broken idle connection would end the process
  return pool
}

/** Runs `work` in one transaction: all of it happens, or, when it throws, none. */
export function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return within(pool, 'begin', work)
}

/** Runs `work` on one state of the database, whatever others write meanwhile; it cannot write itself. */
export function snapshot<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return within(pool, 'begin isolation level repeatable read read only', work)
}

async function within<T>(pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    // A connection that cannot roll back is in an unknown state and must not return to the pool.
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Waits until the database takes connections.
 *
 * @param patience milliseconds after which the last failure is thrown
 */
export async function waitUntilReady(pool: pg.Pool, patience = 5_000): Promise<void> {
  const giveUp = performance.now() + patience
  for (;;) {
    try {
      const client = await pool.connect()
      client.release()
      return
    } catch (error) {
      if (performance.now() > giveUp || !isPassing(error)) throw error
      await sleep(100)
    }
  }
}

/** Only what time may heal: nobody listens yet, or the server is starting. A wrong password stays wrong. */
function isPassing(error: unknown): boolean {
  const code = (error as { code?: string }).code
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03'
}

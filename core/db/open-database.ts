import type pg from 'pg'
import type { Lifecycle } from '../lifecycle.ts'
import { createPool, waitUntilReady } from './pool.ts'

export type DatabaseSettings = { databaseUrl: string | undefined; dataDir: string }

/** The database cannot be used; the message is one line with the fix. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable'
}

/**
 * Opens the database of this installation: the given one, or an embedded PostgreSQL.
 *
 * @throws DatabaseUnusable when the given one cannot be reached
 */
export async function openDatabase(
  lifecycle: Lifecycle,
  { databaseUrl, dataDir }: DatabaseSettings,
  log: (message: string) => void,
): Promise<pg.Pool> {
  const url = databaseUrl ?? (await openEmbedded(lifecycle, dataDir, log))
  let closing = false
  // A connection that says goodbye may still hear that its server stops.
  const onError = (error: Error) => closing || log(`A database connection broke: ${error.message}`)
  const pool = await lifecycle.open(
    'Database connections',
    async () => createPool(url, { onError }),
    (opened) => {
      closing = true
      return opened.end()
    },
  )
  try {
    await waitUntilReady(pool)
  } catch (error) {
    if (databaseUrl === undefined) throw error
    throw new DatabaseUnusable(
      `DATABASE_URL cannot be used (${reason(error)}): start that PostgreSQL, correct the address, ` +
        'or leave DATABASE_URL out for the embedded one',
      { cause: error },
    )
  }
  return pool
}

async function openEmbedded(lifecycle: Lifecycle, dataDir: string, log: (message: string) => void): Promise<string> {
  const { startEmbedded } = await import('./embedded.ts')
  const embedded = await lifecycle.open(
    'PostgreSQL',
    () => startEmbedded({ dataDir, log }),
    (opened) => opened.stop(),
  )
  return embedded.url
}

/** A host with several addresses fails with several errors and an empty message of its own. */
function reason(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return message || code || String(error)
}

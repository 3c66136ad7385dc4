import type { Pool, PoolClient } from 'pg'
import { giveMigrationLock, isApplied, takeMigrationLock } from './migrate.sql.ts'
import type { Migration } from './migration.ts'
import { newestMigration } from './migrations/newest.ts'

/**
 * Brings the schema up to date; safe when several processes start at once.
 *
 * @param wanted all migrations, oldest first; by default those of the engine
 * @returns the names of those that were applied now
 * @throws Error of the first that fails; nothing of this run is then kept
 */
export async function migrate(pool: Pool, wanted?: readonly Migration[]): Promise<string[]> {
  const newest = wanted === undefined ? newestMigration : wanted.at(-1)?.name
  if (newest === undefined) return []
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    if (await isApplied(client, newest)) return []
    await takeMigrationLock(client)
    const applied = await apply(client, wanted ?? (await import('./migrations/index.ts')).migrations)
    await giveMigrationLock(client)
    return applied
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw failure
  } finally {
    client.release(failure) // with a failure the connection is closed, and its lock with it
  }
}

/** Kysely is loaded only here: it costs 70 ms, and most starts have nothing to migrate. */
async function apply(client: PoolClient, wanted: readonly Migration[]): Promise<string[]> {
  const { Kysely, PostgresDialect } = await import('kysely')
  const { Migrator } = await import('kysely/migration')
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: poolOfOne(client) }) })
  const provider = {
    getMigrations: async () => Object.fromEntries(wanted.map((migration) => [migration.name, migration])),
  }
  const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest()
  const failed = results.find(({ status }) => status === 'Error')
  if (failed !== undefined)
    throw new Error(`Migration ${failed.migrationName} failed: ${messageOf(error)}`, { cause: error })
  if (error !== undefined) throw error
  return results.map(({ migrationName }) => migrationName)
}

/** Lets Kysely work on the connection that holds the lock, so that lock and work live and die together. */
function poolOfOne(client: PoolClient) {
  const lent = { query: client.query.bind(client), release: () => {} }
  return { connect: async () => lent as unknown as PoolClient, end: async () => {}, options: {} }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

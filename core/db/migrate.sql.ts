import type { ClientBase } from 'pg'

// Raw SQL: these run before there is a schema, on the one connection that migrates.

/** Any number will do, so long as it stays the same. */
const lock = '7205759403792793'

/** Waits for the lock that lets one process migrate at a time. It ends with the connection at the latest. */
export async function takeMigrationLock(client: ClientBase): Promise<void> {
  await client.query(`select pg_advisory_lock(${lock})`)
}

export async function giveMigrationLock(client: ClientBase): Promise<void> {
  await client.query(`select pg_advisory_unlock(${lock})`)
}

/** Whether a migration has been applied; the table of applied ones may not exist yet. */
export async function isApplied(client: ClientBase, name: string): Promise<boolean> {
  try {
    const { rowCount } = await client.query('select 1 from kysely_migration where name = $1', [name])
    return rowCount === 1
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') return false
    throw error
  }
}

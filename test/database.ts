import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { afterAll, inject } from 'vitest'
import { createPool } from '../core/db/pool.ts'
import { createDatabase, databaseUrl, dropDatabase } from './databases.sql.ts'

export type TestDatabase = { url: string; pool: Pool }

/** A database of one's own with the engine's schema and nothing in it; dropped after the tests of the file. */
export function testDatabase(): Promise<TestDatabase> {
  return makeDatabase(inject('testServer').template)
}

/** A database of one's own without any schema; dropped after the tests of the file. */
export function emptyDatabase(): Promise<TestDatabase> {
  return makeDatabase(undefined)
}

const opened: { name: string; pool: Pool }[] = []

async function makeDatabase(template: string | undefined): Promise<TestDatabase> {
  const server = inject('testServer')
  const name = `noyau_test_${process.pid}_${randomBytes(4).toString('hex')}`
  await createDatabase(server.url, name, template)
  const url = databaseUrl(server.url, name)
  const pool = createPool(url, { max: 5 })
  opened.push({ name, pool })
  return { url, pool }
}

afterAll(async () => {
  for (const { name, pool } of opened.splice(0)) {
    await pool.end()
    await dropDatabase(inject('testServer').url, name)
  }
})

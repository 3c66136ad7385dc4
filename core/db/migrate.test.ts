import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { emptyDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migration.ts'
import { migrations } from './migrations/index.ts'
import { newestMigration } from './migrations/newest.ts'
import { createPool } from './pool.ts'

test('the list is in order and its newest is known', () => {
  const names = migrations.map(({ name }) => name)
  expect(names).toEqual([...new Set(names)].sort())
  expect(newestMigration).toBe(names.at(-1))
})

test('two processes that start at once apply each migration once', async () => {
  const { url, pool } = await emptyDatabase()
  const other = createPool(url, { max: 1 })
  const applied = await Promise.all([migrate(pool), migrate(other), migrate(other)])
  await other.end()
  expect(applied.flat()).toEqual(migrations.map(({ name }) => name))
  expect(await migrate(pool)).toEqual([])
})

test('a migration that fails leaves nothing behind and names itself', async () => {
  const { pool } = await emptyDatabase()
  const first: Migration = {
    name: '0001-good',
    reason: 'test',
    up: async (db) => void (await sql`create table good (id int)`.execute(db)),
  }
  const second: Migration = {
    name: '0002-bad',
    reason: 'test',
    up: async (db) => void (await sql`create table good (id int)`.execute(db)),
  }
  await expect(migrate(pool, [first, second])).rejects.toThrow('Migration 0002-bad failed')
  expect(await migrate(pool, [first])).toEqual(['0001-good'])
})

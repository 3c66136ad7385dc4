import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const foundation: Migration = {
  name: '0001-foundation',
  reason: 'Periods that must not overlap; a place for what the installation remembers of itself',
  async up(db) {
    await sql`create extension if not exists btree_gist`.execute(db)
    await sql`create table setting (key text primary key, value jsonb not null)`.execute(db)
  },
}

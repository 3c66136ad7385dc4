import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

export const foundation: Migration = {
  name: '0001-foundation',
  reason: 'Extensions for periods that must not overlap and for search; a place for settings of the installation',
  async up(db) {
    await sql`create extension if not exists btree_gist`.execute(db)
    await sql`create extension if not exists pg_trgm`.execute(db)
    await sql`create table setting (key text primary key, value jsonb not null)`.execute(db)
  },
}

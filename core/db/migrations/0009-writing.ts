import { type Kysely, sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** What shoppers read is written by the batch, and so are the indexes that it is searched by. */
export const writing: Migration = {
  name: '0009-writing',
  reason:
    'An import spends less on the indexes of words and tags, and on looking again for products that it just wrote',
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  // Entries wait in a list and are sorted in together: whoever writes projections does so before others can see them.
  'alter index product_tags_any set (fastupdate = on)',
  'alter index product_text_words set (fastupdate = on)',
  // As with offers: a projection is written with its product, and with no other key than it has just been given.
  'alter table product_tags drop constraint product_tags_product_id_fkey',
  'alter table product_text drop constraint product_text_product_id_fkey',
  'alter table product_page drop constraint product_page_product_id_fkey',
]

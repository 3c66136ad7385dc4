import { type Kysely, sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** What shoppers read, so that a filtered list and a product's page cost about as much as a bare one. */
export const reading: Migration = {
  name: '0003-reading',
  reason:
    'Filtered lists walk along indexes alone; product pages are written when products are, not when they are read',
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

/** What a list needs of a row to pass over it: an index that holds it answers without the row. */
const passing = 'include (id, sketch_1, sketch_2)'

const positions = [1, 2, 3, 4]

const statements = [
  // Columns, for an index over an expression is never read alone.
  `alter table offer
    drop column sort_names,
    ${positions.map((position) => `add column sort_name_${position} text collate "C",`).join('\n    ')}
    add column id bigint generated always as identity primary key,
    add column sketch_1 bigint not null default 0,
    add column sketch_2 bigint not null default 0`,
  'drop index offer_newest',
  'drop index offer_price',
  `create index offer_newest on offer (market, currency, product_id) ${passing}`,
  `create index offer_price on offer (market, currency, price_from, product_id) ${passing}`,
  ...positions.map(
    (position) => `create index offer_name_${position} on offer
      (market, currency, sort_name_${position}, product_id) ${passing} where sort_name_${position} is not null`,
  ),
  // Projection: a product's page as JSON without prices; `market` is empty where no market says anything else, `locale` for the core's.
  `create table product_page (
    product_id bigint not null references product on delete cascade,
    market text not null,
    locale text not null,
    page text not null,
    primary key (product_id, market, locale)
  )`,
  // What was projected before lacks both: the next start projects again.
  `update setting set value = to_jsonb('outdated'::text) where key = 'projected-for'`,
]

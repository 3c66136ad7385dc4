import { type Kysely, sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** The catalogue as it is written, prices, and the projections that shoppers read. */
export const catalogue: Migration = {
  name: '0002-catalogue',
  reason: 'Products with their prices and what each market offers; reads come from projections',
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const amount = 'bigint not null check (amount > 0 and amount <= 9007199254740991)'

const statements = [
  `create table category (
    code text primary key,
    parent text references category deferrable initially deferred check (parent <> code),
    position integer not null default 0,
    names jsonb not null,
    slugs jsonb not null
  )`,
  // The document holds what the core says, as text: it is mostly read whole; prices and what markets say differently have tables of their own.
  `create table product (
    id bigint generated always as identity primary key,
    code text not null unique,
    status text not null check (status in ('draft', 'published')),
    document json not null,
    hash text,
    changed_at timestamptz not null
  )`,
  `create table variant (
    sku text primary key,
    product_id bigint not null references product on delete cascade,
    position integer not null
  )`,
  'create index variant_of_product on variant (product_id)',
  `create table product_market (
    product_id bigint not null references product on delete cascade,
    market text not null,
    sold boolean not null default true,
    from_day date,
    until_day date,
    override jsonb not null default '{}',
    primary key (product_id, market),
    check (from_day < until_day)
  )`,
  // One address, one product: a slug belongs to one product in a language.
  `create table slug (
    locale text not null,
    slug text not null,
    product_id bigint not null references product on delete cascade,
    primary key (slug, locale)
  )`,
  'create index slug_of_product on slug (product_id)',
  `create table price (
    id bigint generated always as identity primary key,
    sku text not null references variant on delete cascade,
    market text not null,
    currency text not null,
    amount ${amount},
    list text not null,
    channel text,
    customer_group text,
    min_quantity integer not null default 1 check (min_quantity > 0),
    from_day date,
    until_day date,
    reduction boolean not null default false,
    check (from_day < until_day)
  )`,
  // The ladder needs one winner: no two prices of one scope, standing or in overlapping windows.
  `create unique index price_standing on price
    (sku, market, currency, min_quantity, coalesce(channel, ''), coalesce(customer_group, ''))
    where from_day is null and until_day is null`,
  `alter table price add constraint price_windows exclude using gist (
    sku with =, market with =, currency with =, min_quantity with =,
    coalesce(channel, '') with =, coalesce(customer_group, '') with =,
    daterange(from_day, until_day) with &&
  ) where (from_day is not null or until_day is not null)`,
  `create table fx_rate (
    day date not null,
    currency text not null,
    per_euro numeric not null check (per_euro > 0),
    source text not null,
    primary key (currency, day)
  )`,
  // What was offered, to whom it may concern (art. 6a of Directive 98/6/EC): rows are added, never touched.
  `create table offered_price (
    sku text not null,
    market text not null,
    currency text not null,
    channel text not null,
    offered_at timestamptz not null,
    amount bigint not null,
    reduction boolean not null,
    primary key (sku, market, currency, channel, offered_at)
  )`,
  `create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception '% is append-only', tg_table_name; end $$`,
  `create trigger offered_price_append_only before update or delete or truncate on offered_price
    execute function refuse_change()`,
  // Projection: what a market offers of a product over a span of days, priced in one currency for some channels.
  `create table offer (
    market text not null,
    currency text not null,
    product_id bigint not null,
    channels text[] not null,
    from_day date not null,
    until_day date not null,
    price_from bigint not null,
    tags text[] not null,
    names text[] not null,
    sort_names text[] not null,
    slugs text[] not null,
    data text not null
  )`,
  // A market has its currencies: without this the planner takes their meeting for rare.
  'create statistics offer_market_currency (dependencies) on market, currency from offer',
  'create index offer_newest on offer (market, currency, product_id)',
  'create index offer_of_product on offer using hash (product_id)',
  'create index offer_price on offer (market, currency, price_from, product_id)',
  ...[1, 2, 3, 4].map(
    (position) => `create index offer_name_${position} on offer
      (market, currency, (sort_names[${position}]) collate "C", product_id) where sort_names[${position}] is not null`,
  ),
  // Projection: every tag that a product carries in any market, to be found by.
  `create table product_tags (
    product_id bigint primary key references product on delete cascade,
    tags text[] not null
  )`,
  'create index product_tags_any on product_tags using gin (tags) with (fastupdate = off)',
  // Projection: the words of a product in one language; `locale` is empty for the core's.
  `create table product_text (
    product_id bigint not null references product on delete cascade,
    market text not null,
    locale text not null,
    words tsvector not null,
    primary key (product_id, market, locale)
  )`,
  'create index product_text_words on product_text using gin (words) with (fastupdate = off)',
  // Which products changed, in order: processes poll it and drop what they remember.
  `create table catalogue_change (
    revision bigint generated always as identity primary key,
    product_id bigint
  )`,
  `create table api_key (
    id uuid primary key default gen_random_uuid(),
    secret_hash bytea not null unique,
    label text not null,
    role text not null check (role in ('owner', 'editor', 'viewer')),
    markets text[] not null check (cardinality(markets) > 0),
    created_at timestamptz not null,
    revoked_at timestamptz
  )`,
  `create table import_run (
    id uuid primary key,
    report jsonb not null,
    created_at timestamptz not null
  )`,
]

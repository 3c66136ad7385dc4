import { type Kysely, sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Where goods lie, how many, for whom, and what shoppers are told of it. */
export const stock: Migration = {
  name: '0004-stock',
  reason:
    'Stock by location, reservations that never promise a piece twice, an audit of every change, states that flip',
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const STATES = "('in-stock', 'back-order', 'out-of-stock')"

const statements = [
  `create table stock_location (
    code text primary key,
    kind text not null check (kind in ('warehouse', 'shop', 'third-party')),
    name text not null,
    country text not null,
    subdivision text,
    postal_code text,
    city text,
    latitude double precision check (latitude between -90 and 90),
    longitude double precision check (longitude between -180 and 180),
    active boolean not null default true,
    check ((latitude is null) = (longitude is null))
  )`,
  // No foreign key to variants: an import may replace a product, and what lies on the shelf stays there.
  // A shortfall is what was promised and is not there any more; only a count may make one, a reservation never does.
  `create table stock_level (
    sku text not null,
    location text not null references stock_location,
    on_hand integer not null default 0 check (on_hand between 0 and 1000000000),
    reserved integer not null default 0 check (reserved >= 0),
    incoming integer not null default 0 check (incoming between 0 and 1000000000),
    shortfall integer not null default 0 check (shortfall >= 0),
    primary key (sku, location),
    constraint stock_not_oversold check (reserved::bigint <= on_hand::bigint + incoming + shortfall)
  ) with (fillfactor = 80)`,
  // An order has one reservation of a SKU at a location, which may be filled again. What is open counts as reserved there.
  // No foreign key to the level either: each reservation would lock a row that all share, and it is written with its level.
  `create table stock_reservation (
    order_id bigint not null,
    sku text not null,
    location text not null,
    quantity integer not null check (quantity > 0),
    shipped integer not null default 0 check (shipped >= 0),
    released integer not null default 0 check (released >= 0),
    open integer not null generated always as (quantity - shipped - released) stored check (open >= 0),
    back_ordered integer not null default 0 check (back_ordered between 0 and quantity),
    state text not null check (state in ('held', 'committed', 'shipped', 'released')),
    expires_at timestamptz,
    primary key (order_id, sku, location),
    check ((state = 'held') = (expires_at is not null)),
    check ((state in ('held', 'committed')) = (quantity - shipped - released > 0))
  )`,
  // What an adjustment did is done once, however often it is asked for.
  `create table stock_adjustment (
    id uuid primary key,
    digest text not null
  )`,
  `create table stock_movement (
    id bigint generated always as identity primary key,
    location text not null,
    sku text not null,
    delta integer not null check (delta <> 0),
    reason text not null check (reason in
      ('received', 'counted', 'adjusted', 'shipped', 'returned', 'damaged', 'lost', 'transferred')),
    note text,
    actor text not null,
    at timestamptz not null,
    order_id bigint,
    adjustment uuid
  )`,
  'create index stock_movement_of_sku on stock_movement (sku, id)',
  'create index stock_movement_at on stock_movement (location, id)',
  'create index stock_movement_of_adjustment on stock_movement (adjustment) where adjustment is not null',
  `create trigger stock_movement_append_only before update or delete or truncate on stock_movement
    execute function refuse_change()`,
  // Projection of config: which locations serve a market, and whether it promises what is still to come.
  `create table stock_serving (
    market text not null,
    location text not null,
    back_order boolean not null,
    primary key (market, location)
  )`,
  // Projection: what shoppers of a market are told of a SKU, and of so many pieces at once where a bundle takes as many. A row
  // changes only when its state does.
  `create table stock_state (
    sku text not null,
    market text not null,
    pieces integer not null check (pieces > 0),
    state text not null check (state in ${STATES}),
    primary key (sku, market, pieces)
  )`,
  // Which products are made of so many pieces of a SKU: a bundle is to be had as its scarcest part is. Written with the product.
  `create table bundle_part (
    sku text not null,
    product_id bigint not null references product on delete cascade,
    quantity integer not null check (quantity > 0),
    primary key (sku, product_id, quantity)
  )`,
  'create index bundle_part_of_product on bundle_part (product_id)',
  `insert into bundle_part (sku, product_id, quantity)
    select distinct sku, id, quantity from (
      select part->>'sku' as sku, product.id, sum((part->>'quantity')::integer) as quantity
      from product, json_array_elements(product.document->'variants') with ordinality as variant (said, place),
        json_array_elements(said->'bundle') as part
      group by part->>'sku', product.id, place
    ) each`,
  // SKUs of this transaction whose states must be looked at before it ends; always empty for everybody else.
  'create unlogged table stock_recheck (skus text[] not null)',
  // A market's state can change only where at one location something becomes or ceases to be to be had; of several pieces at
  // once, only where fewer than those lie there before or after.
  // Grouped, not joined: the plan is kept, and a feed of 100,000 rows must not meet the one made for a sale.
  `create function stock_level_changed() returns trigger language plpgsql as $$
    declare crossed text[];
    begin
      if tg_op = 'INSERT' then
        select array_agg(distinct sku) into crossed from after;
      else
        select array_agg(distinct sku) into crossed from (
          select sku from (
            select sku, location, on_hand - reserved as here, on_hand + incoming - reserved as coming from before
            union all
            select sku, location, on_hand - reserved, on_hand + incoming - reserved from after
          ) each group by sku, location
          having bool_or(here > 0) <> bool_and(here > 0) or bool_or(coming > 0) <> bool_and(coming > 0)
            or (min(here), min(coming)) <> (max(here), max(coming))
              and min(here) < (select max(quantity) from bundle_part p where p.sku = each.sku and p.quantity > 1)
        ) turned;
      end if;
      if crossed is not null then insert into stock_recheck values (crossed); end if;
      return null;
    end $$`,
  `create trigger stock_level_inserted after insert on stock_level referencing new table as after
    for each statement execute function stock_level_changed()`,
  `create trigger stock_level_updated after update on stock_level referencing old table as before new table as after
    for each statement execute function stock_level_changed()`,
  `create function stock_location_changed() returns trigger language plpgsql as $$
    begin
      insert into stock_recheck select array_agg(sku) from stock_level where location = new.code having count(*) > 0;
      return null;
    end $$`,
  `create trigger stock_location_turned after update on stock_location for each row
    when (old.active <> new.active) execute function stock_location_changed()`,
  // What shoppers of each market are to be told of so many pieces of SKUs; nothing of those that keep no stock.
  `create function stock_states_of(skus text[], counts integer[])
    returns table (sku text, pieces integer, market text, state text) language sql stable as $$
    select t.sku, t.pieces, m.market,
      case when coalesce(sum(greatest(l.on_hand - l.reserved, 0)), 0) >= t.pieces then 'in-stock'
        when coalesce(sum(greatest(l.on_hand - l.reserved + case when m.back_order then l.incoming else 0 end, 0)), 0) >= t.pieces
          then 'back-order'
        else 'out-of-stock' end
    from unnest(skus, counts) as t (sku, pieces) cross join stock_serving m
    left join (stock_level l join stock_location o on o.code = l.location and o.active)
      on l.sku = t.sku and l.location = m.location
    where exists (select from stock_level k where k.sku = t.sku)
    group by t.sku, t.pieces, m.market
  $$`,
  // At the end of the transaction, for the rows of a state are then locked in one order whoever writes, for the shortest
  // time, and read after whoever held them before has ended: two who each take the last piece of another location cannot
  // both believe that the other's is left. Revisions are announced as core/catalog does, under its lock.
  // Products whose shoppers are to be told: a job projects them again, within the second.
  'create table stock_flip (product_id bigint primary key references product on delete cascade)',
  `create function stock_states_turn() returns trigger language plpgsql as $$
    declare
      touched text[]; asked text[]; counts integer[]; products bigint[];
      turned text[]; turned_counts integer[]; fresh text[]; fresh_counts integer[];
    begin
      with taken as (delete from stock_recheck returning skus)
        select array_agg(distinct sku order by sku) into touched from taken, unnest(skus) as sku;
      if touched is null then return null; end if;
      select array_agg(sku), array_agg(quantity) into asked, counts from (
        select sku, 1 as quantity from unnest(touched) as sku
        union select sku, quantity from bundle_part where sku = any(touched)
      ) each;
      with made as (
        insert into stock_state (sku, market, pieces, state)
        select sku, market, pieces, 'out-of-stock'
        from unnest(asked, counts) as t (sku, pieces), (select distinct market from stock_serving) served
        order by sku, market, pieces
        on conflict (sku, market, pieces) do update set state = excluded.state where false
        returning sku, pieces
      ) select array_agg(sku), array_agg(pieces) into fresh, fresh_counts from made;
      with turning as (
        update stock_state s set state = n.state from stock_states_of(asked, counts) n
        where s.sku = n.sku and s.market = n.market and s.pieces = n.pieces and s.state <> n.state
        returning s.sku, s.pieces
      ) select array_agg(sku), array_agg(pieces) into turned, turned_counts from turning;
      with shown as (select distinct sku, pieces from unnest(fresh || turned, fresh_counts || turned_counts) as t (sku, pieces))
        select array_agg(product_id order by product_id) into products from (
          select product_id from variant join shown using (sku) where pieces = 1
          union select product_id from bundle_part p join shown t on t.sku = p.sku and t.pieces = p.quantity
        ) each;
      if products is null then return null; end if;
      perform pg_advisory_xact_lock(7205759403792794);
      insert into stock_flip select unnest(products) on conflict do nothing;
      if cardinality(products) > 100 then insert into catalogue_change (product_id) values (null);
      else insert into catalogue_change (product_id) select unnest(products);
      end if;
      return null;
    end $$`,
  `create constraint trigger stock_states_turn after insert on stock_recheck deferrable initially deferred
    for each row execute function stock_states_turn()`,
  // Nobody has kept the state of so many pieces before: it is looked at as the bundle's transaction ends, and shown again after.
  `create function bundle_part_written() returns trigger language plpgsql as $$
    begin
      insert into stock_recheck select array_agg(distinct sku) from written w
        where quantity > 1 and exists (select from stock_level l where l.sku = w.sku) having count(*) > 0;
      insert into stock_flip select distinct product_id from written where quantity > 1 on conflict do nothing;
      return null;
    end $$`,
  `create trigger bundle_part_written after insert on bundle_part referencing new table as written
    for each statement execute function bundle_part_written()`,
]

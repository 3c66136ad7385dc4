import { type Kysely, sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Promotions with their coupons, and exactly how often each was used. */
export const promotions: Migration = {
  name: '0008-promotions',
  reason: 'Promotions, coupons and uses whose limits hold under concurrency; offers know costs and categories',
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  // `used` counts only where there is a total limit: a row that every order writes would make orders wait for each other.
  `create table promotion (
    code text collate "C" primary key,
    document json not null,
    markets text[] not null,
    from_day date,
    until_day date,
    active boolean not null,
    limit_total bigint check (limit_total > 0),
    limit_customer bigint check (limit_customer > 0),
    used bigint not null default 0 check (used >= 0),
    first_order boolean not null generated always as (coalesce(document #>> '{when,firstOrder}' = 'true', false)) stored,
    announced_at timestamptz,
    announced_until timestamptz,
    revision bigint not null default 1,
    changed_at timestamptz not null,
    withdrawn_at timestamptz,
    check (from_day < until_day)
  )`,
  // Codes are stored as they are compared: without regard to case. As above, `used` counts only where there is a limit.
  `create table coupon (
    code text collate "C" primary key check (code = upper(code)),
    promotion text collate "C" not null references promotion,
    uses_max bigint check (uses_max > 0),
    used bigint not null default 0 check (used >= 0)
  )`,
  'create index coupon_of_promotion on coupon (promotion, code)',
  `create table promotion_use (
    order_id bigint not null,
    promotion text collate "C" not null references promotion,
    customer_key text not null,
    coupon text,
    amount bigint not null check (amount between 0 and 9007199254740991),
    primary key (order_id, promotion)
  )`,
  'create index promotion_use_customer on promotion_use (promotion, customer_key)',
  'create index promotion_use_coupon on promotion_use (coupon) where coupon is not null',
  `create table promotion_customer (
    promotion text collate "C" not null references promotion,
    customer_key text not null,
    used bigint not null default 0 check (used >= 0),
    primary key (promotion, customer_key)
  )`,
  // Which order had what is for first orders: one of each customer, until it comes to nothing.
  `create table first_order (
    customer_key text primary key,
    order_id bigint not null unique
  )`,
  // What processes remember of promotions is another thing than what they remember of products.
  'alter table catalogue_change add column promotions boolean not null default false',
  // The last use, or one that comes back, is told to every process at the very end of its transaction, under the lock of
  // announcements (decision 0013).
  `create function announce_promotions() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(7205759403792794);
    insert into catalogue_change (promotions) values (true);
    return null;
  end $$`,
  `create constraint trigger promotion_spent after update of used on promotion deferrable initially deferred for each row
    when (new.limit_total is not null and (new.used >= new.limit_total) <> (old.used >= old.limit_total))
    execute function announce_promotions()`,
  // Whether a promotion runs was decided when it was shown, and holds for the guaranteed time; here only limits count.
  // A shared lock on the promotion keeps its limits as they are; editors lock it for themselves. Limited rows are locked
  // and looked at before any is written, in the order of codes, so that orders never deadlock and a refusal writes nothing.
  // A customer's first order comes before all of them, for it is one whatever promotions ask for it. Who orders twice at once
  // waits here for the other; orders without such a promotion claim nothing, and are seen once they are placed.
  `create function claim_promotions(the_order bigint, customer text, codes text[], coupons text[], amounts bigint[])
    returns table (refused text, reason text) language plpgsql as $$
  declare
    asked record;
    p promotion;
    c coupon;
    spent bigint;
    is_first boolean;
  begin
    if exists (select from promotion where code = any(codes) and first_order) then
      is_first := not exists (select from sales_order mine join sales_order other on other.email = mine.email
        where mine.id = the_order and other.id <> mine.id and other.state in ('pending', 'confirmed', 'completed'));
      if is_first then
        insert into first_order (customer_key, order_id) values (customer, the_order) on conflict do nothing;
        is_first := exists (select from first_order f where f.customer_key = customer and f.order_id = the_order);
      end if;
    end if;
    for asked in select a.code, a.coupon, a.amount from unnest(codes, coupons, amounts) as a (code, coupon, amount)
      order by a.code collate "C"
    loop
      continue when exists (select from promotion_use u where u.order_id = the_order and u.promotion = asked.code);
      refused := asked.code;
      select * into p from promotion where promotion.code = asked.code for key share;
      if not found then
        reason := 'unknown'; return next; continue;
      end if;
      if p.first_order and not is_first then
        reason := 'not-first-order'; return next; continue;
      end if;
      if p.limit_total is not null then
        select * into p from promotion where promotion.code = asked.code for no key update;
        if p.used >= p.limit_total then
          reason := 'used-up'; return next; continue;
        end if;
      end if;
      if p.limit_customer is not null then
        insert into promotion_customer (promotion, customer_key) values (asked.code, customer) on conflict do nothing;
        select u.used into spent from promotion_customer u
          where u.promotion = asked.code and u.customer_key = customer for update;
        if spent >= p.limit_customer then
          reason := 'used-by-customer'; return next; continue;
        end if;
      end if;
      if asked.coupon is not null then
        select * into c from coupon where coupon.code = asked.coupon and coupon.promotion = asked.code;
        if not found then
          reason := 'unknown'; return next; continue;
        end if;
        if c.uses_max is not null then
          select * into c from coupon where coupon.code = asked.coupon for update;
          if c.used >= c.uses_max then
            reason := 'used-up'; return next; continue;
          end if;
          update coupon set used = coupon.used + 1 where coupon.code = asked.coupon;
        end if;
      end if;
      if p.limit_total is not null then
        update promotion set used = promotion.used + 1 where promotion.code = asked.code;
      end if;
      if p.limit_customer is not null then
        update promotion_customer u set used = u.used + 1
          where u.promotion = asked.code and u.customer_key = customer;
      end if;
      insert into promotion_use (order_id, promotion, customer_key, coupon, amount)
        values (the_order, asked.code, customer, asked.coupon, asked.amount);
    end loop;
  end $$`,
  `create function release_promotions(the_order bigint) returns integer language plpgsql as $$
  declare
    gone record;
    released integer := 0;
  begin
    delete from first_order f where f.order_id = the_order;
    for gone in select u.promotion, u.customer_key, u.coupon from promotion_use u where u.order_id = the_order
      order by u.promotion for update
    loop
      perform from promotion where code = gone.promotion for key share;
      delete from promotion_use u where u.order_id = the_order and u.promotion = gone.promotion;
      update promotion set used = used - 1 where code = gone.promotion and limit_total is not null and used > 0;
      update promotion_customer u set used = u.used - 1
        where u.promotion = gone.promotion and u.customer_key = gone.customer_key and u.used > 0
          and exists (select from promotion p where p.code = gone.promotion and p.limit_customer is not null);
      update coupon set used = used - 1 where code = gone.coupon and uses_max is not null and used > 0;
      released := released + 1;
    end loop;
    return released;
  end $$`,
  // Offers that were projected before know neither costs nor categories: the next start projects again.
  `update setting set value = to_jsonb('outdated'::text) where key = 'projected-for'`,
]

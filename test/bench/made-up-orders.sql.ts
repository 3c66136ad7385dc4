import type { Pool } from 'pg'

const BATCH = 50_000

/**
 * Orders made of those that are there, with all that hangs on them: carts, lines, events, messages, payments, reservations.
 * They are completed and spread over years, as in a shop that has run for long.
 */
export async function fillWithOrders(pool: Pool, count: number, progress: (made: number) => void): Promise<void> {
  for (let made = 0; made < count; made += BATCH) {
    await pool.query(FILL, [Math.min(BATCH, count - made)])
    progress(Math.min(made + BATCH, count))
  }
  await pool.query('vacuum analyze')
  await pool.query('checkpoint')
}

const FILL = `with template as (
    select o.document, c.content from sales_order o join cart c on c.order_id = o.id order by o.id limit 1
  ), placed as (
    insert into sales_order (secret_hash, market, entity, currency, state, payment_state, fulfilment_state, to_pay, email,
      document, placed_at, expires_at, changed_at)
    select uuid_send(gen_random_uuid()), 'fr', 'made-up', 'EUR', 'completed', 'paid', 'delivered', 4999,
      'shopper' || n || '@example.org', document, at, at, at
    from template, (select n, now() - n * interval '10 minutes' as at from generate_series(1, $1::integer) n) days
    returning id, number, placed_at
  ), lines as (
    insert into order_line (order_id, ref, position, sku, quantity, shipped)
    select id, 'line-' || n, n, 'made-up-' || n, n, n from placed, generate_series(1, 2) n
  ), events as (
    insert into order_event (order_id, at, type)
    select id, placed_at, type from placed, unnest(array['placed', 'confirmed', 'shipped', 'delivered']) type
  ), messages as (
    insert into outbox (topic, key, payload, created_at)
    select 'order.' || type, number, json_build_object('order', number), placed_at
    from placed, unnest(array['placed', 'confirmed', 'shipped', 'delivered']) type
  ), carts as (
    insert into cart (secret_hash, market, content, order_id, placement, created_at, expires_at)
    select uuid_send(gen_random_uuid()), 'fr', content, id, '{}', placed_at, placed_at from placed, template
  ), paid as (
    insert into payment (order_id, attempt, market, method, flow, provider, provider_reference, currency, amount, authorised,
      captured, refunded, state, known, abilities, request, asked_at, captured_at, created_at, changed_at)
    select id, 1, 'fr', 'card', 'challenge', 'simulated', 'made-up-' || id, 'EUR', 4999, 4999, 4999, 0, 'captured', '{}', '{}',
      '{}', placed_at, placed_at, placed_at, placed_at
    from placed returning id, created_at
  ), heard as (
    insert into payment_event (payment_id, at, event, state_before, state_after)
    select id, created_at, '{}', 'created', 'captured' from paid
  ), told as (
    insert into webhook_delivery (provider, event_id, payment_id, body, received_at, due_at, processed_at)
    select 'simulated', 'made-up-' || id, id, repeat('x', 400)::bytea, created_at, created_at, created_at from paid
  )
  insert into stock_reservation (order_id, sku, location, quantity, shipped, state)
  select id, 'made-up-' || n, 'fr-lyon', n, n, 'shipped' from placed, generate_series(1, 2) n`

import { randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { transaction } from '../../core/db/pool.ts'

/**
 * What a checkout writes, as bare prepared statements behind Fastify; nothing is read, decided or asked of a provider. Carts
 * and orders travel to the database as the texts that ours are, made beforehand.
 */
export function serveCheckoutFloors(app: FastifyInstance, pool: pg.Pool): void {
  const answer = { status: 'done' }
  let reading: Promise<Template> | undefined
  const template = () => {
    reading ??= readTemplate(pool)
    return reading
  }
  app.post('/insert-cart', async () => {
    const secret = randomBytes(32)
    await pool.query({ ...INSERT_CART, values: [secret, (await template()).cart] })
    return { id: secret.toString('hex') }
  })
  app.post<{ Params: { id: string } }>('/update-cart/:id', async ({ params }) => {
    await pool.query({ ...UPDATE_CART, values: [Buffer.from(params.id, 'hex'), (await template()).cart] })
    return answer
  })
  app.post<{ Params: { id: string }; Body: { skus: string[] } }>('/place/:id', async ({ params, body }) => {
    const values = [Buffer.from(params.id, 'hex'), randomBytes(32), (await template()).order]
    const order = await transaction(pool, async (client) => {
      const { rows } = await client.query<{ id: bigint }>({ ...PLACE, values })
      const id = rows[0]?.id
      await client.query({ ...RESERVE, values: [id, body.skus.toSorted()] })
      return id
    })
    return { id: Number(order) }
  })
  app.post<{ Params: { id: string } }>('/pay/:id', async ({ params }) => {
    const id = randomUUID()
    await pool.query({ ...INTEND, values: [id, params.id] })
    await pool.query({ ...CHANGE_PAYMENT, values: [id, null] })
    return { id }
  })
  app.post<{ Params: { id: string; payment: string } }>('/webhook/:id/:payment', async ({ params }) => {
    const { rows } = await pool.query<{ id: bigint }>({ ...KEEP, values: [randomUUID()] })
    await transaction(pool, async (client) => {
      await client.query({ ...CHANGE_PAYMENT, values: [params.payment, rows[0]?.id] })
      await client.query({ ...COMMIT_STOCK, values: [params.id] })
      await client.query({ ...CONFIRM, values: [params.id] })
    })
    return answer
  })
}

interface Template {
  cart: string
  order: string
}

async function readTemplate(pool: pg.Pool): Promise<Template> {
  const { rows } = await pool.query<Template>(
    'select content::text as cart, document::text as order from floor_template',
  )
  return rows[0] as Template
}

const INSERT_CART = {
  name: 'floor-insert-cart',
  text: `insert into floor_cart (secret_hash, market, content, created_at, expires_at)
    values ($1, 'fr', $2, now(), now() + interval '30 days')`,
}
const UPDATE_CART = {
  name: 'floor-update-cart',
  text: 'update floor_cart set content = $2, version = version + 1 where secret_hash = $1',
}
const PLACE = {
  name: 'floor-place',
  text: `with placed as (
      insert into floor_order (secret_hash, market, entity, currency, state, to_pay, email, document, placed_at, expires_at,
        changed_at)
      values ($2, 'fr', 'shop', 'EUR', 'pending', 4999, 'anne.martin@example.org', $3, now(), now(), now())
      returning id, number
    ), line as (
      insert into floor_order_line (order_id, ref, position, sku, quantity)
      select id, 'line-' || n, n, 'sku-' || n, n from placed, generate_series(1, 2) n
    ), event as (
      insert into floor_order_event (order_id, at, type) select id, now(), 'placed' from placed
    ), message as (
      insert into floor_outbox (topic, key, payload, created_at)
      select 'order.placed', number, json_build_object('order', number), now() from placed
    ), closed as (
      update floor_cart c set order_id = placed.id, placement = '{}' from placed where c.secret_hash = $1
    ) select id from placed`,
}
const RESERVE = {
  name: 'floor-reserve',
  text: `with locked as materialized (
      select sku, location from floor_stock_level where sku = any($2) and location = 'fr-lyon' order by sku for update
    ), taken as (
      update floor_stock_level l set reserved = reserved + 1 from locked
      where l.sku = locked.sku and l.location = locked.location
    )
    insert into floor_stock_reservation (order_id, sku, location, quantity, state, expires_at)
    select $1, sku, location, 1, 'held', now() from locked`,
}
const INTEND = {
  name: 'floor-intend',
  text: `insert into floor_payment (id, order_id, attempt, market, method, flow, provider, currency, amount, state, known, abilities,
      request, asked_at, created_at, changed_at)
    values ($1, $2, 1, 'fr', 'card', 'challenge', 'simulated', 'EUR', 4999, 'created', '{}', '{}', '{}', now(), now(), now())`,
}
const CHANGE_PAYMENT = {
  name: 'floor-change-payment',
  text: `with changed as (
      update floor_payment set state = 'requires-action', provider_reference = id::text, version = version + 1,
        changed_at = now() where id = $1 returning id
    ), processed as (
      update floor_webhook_delivery set processed_at = now() where id = $2::bigint
    )
    insert into floor_payment_event (payment_id, at, event, state_before, state_after)
    select id, now(), '{}', 'created', 'requires-action' from changed`,
}
const KEEP = {
  name: 'floor-keep',
  text: `insert into floor_webhook_delivery (provider, event_id, body, received_at, due_at)
    values ('simulated', $1, repeat('x', 400)::bytea, now(), now()) returning id`,
}
const COMMIT_STOCK = {
  name: 'floor-commit-stock',
  text: `update floor_stock_reservation set state = 'committed', expires_at = null where order_id = $1`,
}
const CONFIRM = {
  name: 'floor-confirm',
  text: `with confirmed as (
      update floor_order set state = 'confirmed', payment_state = 'authorised', version = version + 1, changed_at = now()
      where id = $1 returning id, number
    ), event as (
      insert into floor_order_event (order_id, at, type) select id, now(), 'confirmed' from confirmed
    )
    insert into floor_outbox (topic, key, payload, created_at)
    select 'order.confirmed', number, json_build_object('order', number), now() from confirmed`,
}

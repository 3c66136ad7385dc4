import type { ClientBase, Pool } from 'pg'
import { type PaymentJson, paymentOfJson } from '../payment/payment.sql.ts'
import type { Payment } from '../payment/payment.ts'
import type { Allocation } from '../stock/allocation.ts'
import { reserving, reservingValues, type Shortage } from '../stock/reservations.sql.ts'
import type { Order, OrderDocument } from './order.ts'
import { type OrderEvent, toldOf } from './order-event.ts'

// Raw SQL: an order is read whole in one statement, and what changes together is written in one.

/** How an order is found: by who made it, by its number in a market, or from inside. */
export type OrderKey = { id: bigint } | { secretHash: Buffer; market: string } | { number: string; market: string }

interface Row extends Omit<Order, 'toPay' | 'placedAt' | 'expiresAt'> {
  toPay: bigint
  placedAt: Date
  expiresAt: Date
}

const COLUMNS = `o.id, o.number, o.market, o.entity, o.currency, o.state, o.payment_state as "paymentState",
  o.fulfilment_state as "fulfilmentState", o.to_pay as "toPay", o.document, o.version, o.placed_at as "placedAt",
  o.expires_at as "expiresAt",
  (select json_agg(json_build_object('ref', l.ref, 'quantity', l.quantity, 'cancelled', l.cancelled, 'shipped', l.shipped,
      'returned', l.returned, 'kept', l.kept) order by l.position) from order_line l where l.order_id = o.id) as lines,
  (select coalesce(json_agg(json_strip_nulls(json_build_object('shipment', s.shipment, 'location', s.location,
      'carrier', coalesce(s.carrier, b.carrier), 'tracking', coalesce(s.tracking, b.tracking_number), 'taxDay', s.tax_day, 'amount', s.amount, 'lines', s.lines, 'shippedAt', s.shipped_at,
      'deliveredAt', s.delivered_at)) order by s.shipment), '[]') from shipment s left join carrier_shipment b on b.order_id = s.order_id and b.number = s.shipment
    where s.order_id = o.id) as shipments,
  (select coalesce(json_agg(r.document::jsonb || jsonb_build_object('id', r.id, 'kind', r.kind, 'state', r.state,
      'announcedAt', r.announced_at) order by r.announced_at, r.id), '[]') from order_return r where r.order_id = o.id) as returns,
  (select coalesce(json_agg(json_strip_nulls(json_build_object('id', c.id, 'reason', c.reason, 'amount', c.amount,
      'state', c.state, 'paymentId', c.payment_id, 'note', c.note, 'lines', c.lines, 'at', c.created_at))
      order by c.created_at, c.id), '[]') from order_credit c where c.order_id = o.id) as credits`

/** An order as it stands. `lock` keeps others from changing it until the transaction ends; it is the first lock of every writer. */
export async function readOrder(
  client: ClientBase | Pool,
  key: OrderKey,
  { lock = false }: { lock?: boolean } = {},
): Promise<Order | undefined> {
  return (await readOrderWithPayments(client, key, { lock }))?.order
}

/** The same with all attempts to pay it, oldest first: most who ask for one need both. */
export async function readOrderWithPayments(
  client: ClientBase | Pool,
  key: OrderKey,
  { lock = false }: { lock?: boolean } = {},
): Promise<{ order: Order; payments: Payment[] } | undefined> {
  const [where, values] = conditionOf(key)
  if (lock)
    await client.query({
      name: `lock-order ${where}`,
      text: `select 1 from sales_order o where ${where} for update`,
      values,
    })
  const { rows } = await client.query<Row & { payments: PaymentJson[] }>({
    name: `read-order ${where}`,
    text: `select ${COLUMNS}, (select coalesce(json_agg(row_to_json(p) order by p.id), '[]') from payment p
        where p.order_id = o.id) as payments
      from sales_order o where ${where}`,
    values,
  })
  const [row] = rows
  if (!row) return undefined
  const { payments, ...order } = row
  return { order: { ...order, toPay: Number(order.toPay) }, payments: payments.map(paymentOfJson) }
}

function conditionOf(key: OrderKey): [string, unknown[]] {
  if ('id' in key) return ['o.id = $1', [key.id]]
  if ('secretHash' in key) return ['o.secret_hash = $1 and o.market = $2', [key.secretHash, key.market]]
  return ['o.number = $1 and o.market = $2', [key.number.toUpperCase(), key.market]]
}

/** The row's lock alone, for who changes payments: orders are locked before payments, everywhere. */
export async function lockOrder(client: ClientBase, orderId: bigint): Promise<void> {
  await client.query({
    name: 'lock-order',
    text: 'select 1 from sales_order where id = $1 for update',
    values: [orderId],
  })
}

/** An order that is being placed. */
export interface NewOrder {
  secretHash: Buffer
  market: string
  entity: string
  currency: string
  toPay: number
  email: string | undefined
  phone: string | undefined
  document: OrderDocument
  placedAt: Date
  expiresAt: Date
  cart: { secretHash: Buffer; placement: Placement }
}

/** The request that makes a cart an order, with its key. */
export interface Placement {
  key: string
  version: number
  toPay: number
}

/** What came of placing an order: it is there, or goods are short, or, without either, its cart was changed or placed meanwhile. */
export interface Placed {
  order: { id: bigint; number: string } | undefined
  short: readonly Shortage[]
}

/**
 * Writes an order with its lines, its goods reserved until it expires, its first event and what leaves the house, and closes
 * its cart. All of it, or nothing.
 */
export async function insertOrder(
  client: ClientBase | Pool,
  order: NewOrder,
  allocation: readonly Allocation[],
): Promise<Placed> {
  const { lines } = order.document.quote
  const { rows } = await client.query<{ id: bigint | null; number: string; short: Shortage[] }>({
    name: 'insert-order',
    text: INSERT,
    values: [
      order.secretHash,
      order.market,
      order.entity,
      order.currency,
      order.toPay,
      emailKey(order.email),
      phoneKey(order.phone),
      JSON.stringify(order.document),
      order.placedAt,
      order.expiresAt,
      lines.map(({ ref }) => ref),
      lines.map((_, index) => index),
      lines.map(({ sku }) => sku ?? null),
      lines.map(({ quantity }) => quantity),
      order.cart.secretHash,
      order.cart.placement.version,
      JSON.stringify(order.cart.placement),
      ...reservingValues(allocation, order.expiresAt),
    ],
  })
  const { id, number, short } = rows[0] as (typeof rows)[0]
  return { order: id === null ? undefined : { id, number }, short }
}

const RESERVING = reserving(18, { order: 'placed.id', also: ', placed', when: 'true' })

const INSERT = `with ${RESERVING.asked}, closed as (
    update cart set order_id = nextval('sales_order_id_seq'), placement = $17
    where secret_hash = $15 and version = $16 and order_id is null and not exists (select from short) returning order_id
  ), placed as (
    insert into sales_order (id, secret_hash, market, entity, currency, state, to_pay, email, phone, document,
      placed_at, expires_at, changed_at) overriding system value
    select order_id, $1, $2, $3, $4, 'pending', $5, $6, $7, $8, $9, $10, $9 from closed returning id, number
  ), line as (
    insert into order_line (order_id, ref, position, sku, quantity)
    select placed.id, given.* from placed, unnest($11::text[], $12::integer[], $13::text[], $14::integer[]) as given
  ), event as (
    insert into order_event (order_id, at, type) select id, $9::timestamptz, 'placed' from placed
  ), message as (
    insert into outbox (topic, key, payload, created_at)
    select 'order.placed', number, json_build_object('order', number, 'market', $2::text, 'data',
      json_build_object('toPay', $5::bigint, 'currency', $4::text)), $9 from placed
  ), ${RESERVING.written}
  select placed.id, placed.number, (select coalesce(json_agg(short order by sku, location), '[]') from short) as short
  from (select) as always left join placed on true`

/**
 * Parts of a statement that write what happened to an order: into its history, and out of the house. Their parameters are
 * `toldValues`, from number `first` on; `also` joins the part of the statement that they depend on.
 */
export function told(first: number, also = ''): string {
  const [id, at, number, market, types, data, outside] = Array.from({ length: 7 }, (_, index) => `$${first + index}`)
  return `history as (
      insert into order_event (order_id, at, type, data)
      select ${id}::bigint, ${at}::timestamptz, type, data from unnest(${types}::text[], ${data}::json[]) as given (type, data)${also}
    ), messages as (
      insert into outbox (topic, key, payload, created_at)
      select 'order.' || type, ${number}::text, json_strip_nulls(json_build_object('order', ${number}::text,
        'market', ${market}::text, 'data', told)), ${at}::timestamptz
      from unnest(${types}::text[], ${outside}::json[]) as given (type, told)${also}
    )`
}

export function toldValues(
  { id, number, market }: Pick<Order, 'id' | 'number' | 'market'>,
  events: readonly OrderEvent[],
  now: Date,
): unknown[] {
  const types = events.map(({ type }) => type)
  const data = events.map((event) => jsonOf(event.data))
  return [id, now, number, market, types, data, events.map((event) => jsonOf(toldOf(event)))]
}

/** Writes the states of an order, its lines' counts, and what happened, in one statement. The order is locked by the caller. */
export async function writeOrder(
  client: ClientBase,
  order: Order,
  events: readonly OrderEvent[],
  now: Date,
): Promise<void> {
  await client.query({
    name: 'write-order',
    text: `with ${told(1)}, lines as (
        update order_line l set cancelled = given.cancelled, shipped = given.shipped, returned = given.returned, kept = given.kept
        from unnest($8::text[], $9::integer[], $10::integer[], $11::integer[], $12::integer[])
          as given (ref, cancelled, shipped, returned, kept)
        where l.order_id = $1 and l.ref = given.ref and (l.cancelled, l.shipped, l.returned, l.kept)
          is distinct from (given.cancelled, given.shipped, given.returned, given.kept)
      )
      update sales_order set state = $13, payment_state = $14, fulfilment_state = $15, expires_at = $16, changed_at = $2,
        version = version + 1 where id = $1`,
    values: [
      ...toldValues(order, events, now),
      order.lines.map(({ ref }) => ref),
      order.lines.map(({ cancelled }) => cancelled),
      order.lines.map(({ shipped }) => shipped),
      order.lines.map(({ returned }) => returned),
      order.lines.map(({ kept }) => kept),
      order.state,
      order.paymentState,
      order.fulfilmentState,
      order.expiresAt,
    ],
  })
}

function jsonOf(data: unknown): string | null {
  return data === undefined ? null : JSON.stringify(data)
}

/** Writes where an order goes and whom to reach, also where it is found by. Nothing else of it ever changes; see `writeOrder`. */
export async function writeEdit(client: ClientBase, { id, document }: Pick<Order, 'id' | 'document'>): Promise<void> {
  const { email, phone } = document.contact
  await client.query({
    name: 'edit-order',
    text: 'update sales_order set document = $2, email = $3, phone = $4 where id = $1',
    values: [id, JSON.stringify(document), emailKey(email), phoneKey(phone)],
  })
}

function emailKey(email: string | undefined): string | null {
  return email?.toLowerCase() ?? null
}

function phoneKey(phone: string | undefined): string | null {
  return phone?.replace(/\D/g, '') ?? null
}

/** Pending orders whose time is over. */
export async function readOverdueOrders(pool: Pool, now: Date, limit: number): Promise<bigint[]> {
  const { rows } = await pool.query<{ id: bigint }>(
    `select id from sales_order where state = 'pending' and expires_at <= $1 order by expires_at limit $2`,
    [now, limit],
  )
  return rows.map(({ id }) => id)
}

/** The history of an order, oldest first. */
export async function readOrderEvents(pool: Pool, id: bigint): Promise<{ at: Date; type: string; data: unknown }[]> {
  const { rows } = await pool.query<{ at: Date; type: string; data: unknown }>(
    'select at, type, data from order_event where order_id = $1 order by id',
    [id],
  )
  return rows
}

/** Number and secret-free summary of orders of a market, the newest first. */
export async function listOrders(
  pool: Pool,
  {
    market,
    state,
    before,
    limit,
  }: { market: string; state: string | undefined; before: string | undefined; limit: number },
) {
  const { rows } = await pool.query<
    Pick<Order, 'number' | 'state' | 'paymentState' | 'fulfilmentState' | 'currency'> & {
      toPay: bigint
      placedAt: Date
    }
  >(
    `select number, state, payment_state as "paymentState", fulfilment_state as "fulfilmentState", currency,
       to_pay as "toPay", placed_at as "placedAt"
     from sales_order where market = $1 and ($2::text is null or state = $2)
       and ($3::text is null or id < (select id from sales_order where number = $3)) order by id desc limit $4`,
    [market, state ?? null, before?.toUpperCase() ?? null, limit],
  )
  return rows
}

/** Whether an order's shopper gave this e-mail address or telephone number. */
export async function isContactOf(
  pool: Pool,
  id: bigint,
  { email, phone }: { email: string | undefined; phone: string | undefined },
): Promise<boolean> {
  const { rows } = await pool.query<{ fits: boolean }>(
    'select (email = $2 or phone = $3) is true as fits from sales_order where id = $1',
    [id, emailKey(email), phoneKey(phone)],
  )
  return rows[0]?.fits ?? false
}

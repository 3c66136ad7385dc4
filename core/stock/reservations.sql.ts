import type { ClientBase } from 'pg'
import type { Allocation } from './allocation.ts'

// Raw SQL: one prepared statement for all lines of an order. Rows of stock are locked in the order of SKU and location and
// read after that, so that two orders never wait for each other in a circle and nothing is decided on an old figure. What is
// written is made of what was read under the lock, every column that a check looks at: PostgreSQL tests checks on the row as
// the statement first saw it, before it looks for a newer one, and would refuse what a release has just made possible.

/** Pieces of a SKU at a location. */
export interface StockLine {
  sku: string
  location: string
  quantity: number
}

/** Of what was asked for at a location, only so much is there. */
export interface Shortage extends StockLine {
  available: number
}

const columnsOf = (lines: readonly StockLine[]) => [
  lines.map(({ sku }) => sku),
  lines.map(({ location }) => location),
  lines.map(({ quantity }) => quantity),
]

/**
 * Reserves what was allocated, until an instant or, without one, until it is released. All or nothing: where it answers
 * shortages nothing was reserved, and the caller rolls back. What was allocated from the shelf must still be on it, and
 * what was promised of the incoming must still come. Late in the transaction: from here on other orders of the same goods wait.
 */
export async function reserve(
  client: ClientBase,
  orderId: bigint,
  allocation: readonly Allocation[],
  expiresAt: Date | null,
): Promise<Shortage[]> {
  if (allocation.length === 0) return []
  const { rows } = await client.query<Shortage>({
    name: 'stock-reserve',
    text: RESERVE,
    values: [orderId, ...reservingValues(allocation, expiresAt)],
  })
  return rows
}

/**
 * Parts of a statement that reserve an allocation: `short` tells what is not there, and is asked before anything is written.
 * Their parameters are `reservingValues`, from number `first` on. `order` is the number of the order, `when` joins the part of
 * the statement, and says the condition, that the writes depend on.
 */
export function reserving(first: number, { order, also = '', when }: { order: string; also?: string; when: string }) {
  const [sku, location, quantity, backOrder, expiresAt] = Array.from({ length: 5 }, (_, index) => `$${first + index}`)
  const asked = `wanted as materialized (
    select sku, location, sum(quantity)::integer as quantity, sum(back_order)::integer as back_order
    from unnest(${sku}::text[], ${location}::text[], ${quantity}::integer[], ${backOrder}::integer[])
      as asked (sku, location, quantity, back_order)
    group by sku, location
  ), locked as materialized (
    select l.sku, l.location, l.on_hand, l.reserved, l.incoming, l.shortfall
    from wanted w join stock_level l on l.sku = w.sku and l.location = w.location
    order by l.sku, l.location for no key update of l
  ), short as materialized (
    select w.sku, w.location, w.quantity,
      greatest(0, k.on_hand - k.reserved + case when w.back_order > 0 then k.incoming else 0 end) as available
    from wanted w left join locked k on k.sku = w.sku and k.location = w.location
    where k.sku is null or w.quantity - w.back_order > greatest(0, k.on_hand - k.reserved)
      or w.quantity > k.on_hand - k.reserved + case when w.back_order > 0 then k.incoming else 0 end
  )`
  const written = `taken as (
    update stock_level l set reserved = k.reserved + w.quantity,
      on_hand = k.on_hand, incoming = k.incoming, shortfall = k.shortfall
    from locked k join wanted w on w.sku = k.sku and w.location = k.location${also}
    where l.sku = k.sku and l.location = k.location and ${when}
  ), noted as (
    insert into stock_reservation as r (order_id, sku, location, quantity, back_ordered, state, expires_at)
    select ${order}, sku, location, quantity, back_order,
      case when ${expiresAt}::timestamptz is null then 'committed' else 'held' end, ${expiresAt}
    from wanted${also} where ${when}
    on conflict (order_id, sku, location) do update set quantity = r.quantity + excluded.quantity,
      back_ordered = r.back_ordered + excluded.back_ordered, state = excluded.state, expires_at = excluded.expires_at
  )`
  return { asked, written }
}

export function reservingValues(allocation: readonly Allocation[], expiresAt: Date | null): unknown[] {
  return [...columnsOf(allocation), allocation.map(({ backOrder }) => backOrder), expiresAt]
}

const RESERVING = reserving(2, { order: '$1::bigint', when: 'not exists (select from short)' })

const RESERVE = `with ${RESERVING.asked}, ${RESERVING.written} select * from short order by sku, location`

/** What of an order's reservations is open. */
export interface OpenReservation extends StockLine {
  /** Of these, how many waited for what was incoming when they were reserved. */
  backOrdered: number
  state: 'held' | 'committed'
}

/** Open reservations of an order, in the order of SKU and location. */
export async function readReservations(client: ClientBase, orderId: bigint): Promise<OpenReservation[]> {
  const { rows } = await client.query<OpenReservation>({
    name: 'stock-reservations',
    text: `select sku, location, open as quantity, back_ordered as "backOrdered", state
      from stock_reservation where order_id = $1 and open > 0 order by sku, location`,
    values: [orderId],
  })
  return rows
}

/**
 * Keeps an order's reservations for good, for it is paid. Answers what is reserved for the order now: nothing, where they
 * had been released meanwhile, and the caller reserves again or refunds. Doing it twice changes nothing.
 */
export async function commitReservation(client: ClientBase, orderId: bigint): Promise<StockLine[]> {
  const { rows } = await client.query<StockLine>({
    name: 'stock-commit',
    text: `with mine as materialized (
        select sku, location, open as quantity, state from stock_reservation
        where order_id = $1 and open > 0 order by sku, location for update
      ), kept as (
        update stock_reservation r set state = 'committed', expires_at = null from mine m
        where r.order_id = $1 and r.sku = m.sku and r.location = m.location and m.state = 'held'
      ) select sku, location, quantity from mine order by sku, location`,
    values: [orderId],
  })
  return rows
}

/**
 * Gives back what an order has reserved: all that is open, or some lines, each at most what is open. Answers what was given
 * back, which is nothing the second time.
 */
export async function releaseReservation(
  client: ClientBase,
  orderId: bigint,
  lines?: readonly StockLine[],
): Promise<StockLine[]> {
  const { rows } = await client.query<StockLine>({
    name: 'stock-release',
    text: RELEASE,
    values: [orderId, ...columnsOf(lines ?? []), lines === undefined],
  })
  return rows
}

const RELEASE = `with asked as materialized (
    select sku, location, sum(quantity)::integer as quantity
    from unnest($2::text[], $3::text[], $4::integer[]) as given (sku, location, quantity) group by sku, location
  ), mine as materialized (
    select r.sku, r.location, least(r.open, coalesce(a.quantity, r.open)) as quantity,
      r.open, r.shipped, r.released, r.back_ordered, r.state, r.expires_at
    from stock_reservation r left join asked a on a.sku = r.sku and a.location = r.location
    where r.order_id = $1 and r.open > 0 and ($5::boolean or a.quantity > 0)
    order by r.sku, r.location for update of r
  ), locked as materialized (
    select l.sku, l.location, l.on_hand, l.reserved - m.quantity as reserved, l.incoming
    from mine m join stock_level l on l.sku = m.sku and l.location = m.location
    order by l.sku, l.location for no key update of l
  ), given_back as (
    update stock_level l set reserved = k.reserved, on_hand = k.on_hand, incoming = k.incoming,
      shortfall = greatest(0, k.reserved - k.on_hand - k.incoming)
    from locked k where l.sku = k.sku and l.location = k.location
  ), noted as (
    update stock_reservation r set released = m.released + m.quantity, shipped = m.shipped,
      back_ordered = greatest(0, m.back_ordered - m.quantity),
      state = case when m.open > m.quantity then m.state when m.shipped > 0 then 'shipped' else 'released' end,
      expires_at = case when m.open > m.quantity then m.expires_at end
    from mine m where r.order_id = $1 and r.sku = m.sku and r.location = m.location
  ) select sku, location, quantity from mine order by sku, location`

/** Who moved goods, when, and what for. */
export interface MovedBy {
  actor: string
  at: Date
  note?: string
}

/**
 * Sends what was reserved: it is neither reserved nor on hand any more, and a movement says so. All or nothing: where it
 * answers shortages (not reserved, or reserved of what has not come yet) nothing was sent.
 */
export async function shipReserved(
  client: ClientBase,
  orderId: bigint,
  lines: readonly StockLine[],
  { actor, at, note }: MovedBy,
): Promise<Shortage[]> {
  if (lines.length === 0) return []
  const { rows } = await client.query<Shortage>({
    name: 'stock-ship',
    text: SHIP,
    values: [orderId, ...columnsOf(lines), actor, at, note ?? null],
  })
  return rows
}

const SHIP = `with wanted as materialized (
    select sku, location, sum(quantity)::integer as quantity
    from unnest($2::text[], $3::text[], $4::integer[]) as asked (sku, location, quantity) group by sku, location
  ), mine as materialized (
    select r.sku, r.location, r.open, r.shipped, r.released, r.back_ordered, r.state, r.expires_at
    from wanted w join stock_reservation r on r.order_id = $1 and r.sku = w.sku and r.location = w.location
    order by r.sku, r.location for update of r
  ), locked as materialized (
    select l.sku, l.location, l.on_hand, l.reserved, l.incoming, l.shortfall
    from wanted w join stock_level l on l.sku = w.sku and l.location = w.location
    order by l.sku, l.location for no key update of l
  ), short as materialized (
    select w.sku, w.location, w.quantity, least(coalesce(m.open, 0), coalesce(k.on_hand, 0)) as available
    from wanted w left join mine m on m.sku = w.sku and m.location = w.location
      left join locked k on k.sku = w.sku and k.location = w.location
    where w.quantity > least(coalesce(m.open, 0), coalesce(k.on_hand, 0))
  ), sent as (
    update stock_level l set reserved = k.reserved - w.quantity, on_hand = k.on_hand - w.quantity,
      incoming = k.incoming, shortfall = k.shortfall
    from locked k join wanted w on w.sku = k.sku and w.location = k.location
    where l.sku = k.sku and l.location = k.location and not exists (select from short)
  ), noted as (
    update stock_reservation r set shipped = m.shipped + w.quantity, released = m.released,
      back_ordered = least(m.back_ordered, m.open - w.quantity),
      state = case when m.open > w.quantity then m.state else 'shipped' end,
      expires_at = case when m.open > w.quantity then m.expires_at end
    from wanted w join mine m on m.sku = w.sku and m.location = w.location
    where r.order_id = $1 and r.sku = m.sku and r.location = m.location and not exists (select from short)
  ), moved as (
    insert into stock_movement (location, sku, delta, reason, note, actor, at, order_id)
    select location, sku, -quantity, 'shipped', $7, $5, $6, $1 from wanted where not exists (select from short)
    order by sku, location
  ) select * from short order by sku, location`

/**
 * Locks rows of stock in the order that all writers keep. For who writes stock twice in one transaction, such as an edit
 * that releases some goods and reserves others: locking all of them first keeps it from waiting in a circle.
 */
export async function lockStock(
  client: ClientBase,
  lines: readonly { sku: string; location: string }[],
): Promise<void> {
  await client.query({
    name: 'stock-lock',
    text: `select from unnest($1::text[], $2::text[]) as w (sku, location)
      join stock_level l on l.sku = w.sku and l.location = w.location
      order by l.sku, l.location for no key update of l`,
    values: [lines.map(({ sku }) => sku), lines.map(({ location }) => location)],
  })
}

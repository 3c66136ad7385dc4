import type pg from 'pg'
import type { ServiceKind } from '../country/section/delivery.ts'
import type { Booking, BookingRequest, CarrierEvent } from './carrier.ts'
import type { Tracking, TrackingEvent, TrackingStatus } from './tracking.ts'

// Raw SQL: writers of shipments run inside the transaction of whoever ships; tracking is read and written under the
// shipment's lock in two statements, prepared, however many events wait.

/** A parcel of an order that a carrier carries. */
export interface CarrierShipment {
  id: bigint
  /** The carrier's idempotency key. */
  key: string
  orderId: bigint
  /** Counts from 1 within the order. */
  number: number
  market: string
  carrier: string
  kind: ServiceKind
  request: BookingRequest
  trackingNumber?: string
  label?: Record<string, unknown>
  bookedAt?: Date
  cancelledAt?: Date
  tracking: Tracking
}

interface Row {
  id: bigint
  key: string
  order_id: bigint
  number: number
  market: string
  carrier: string
  kind: ServiceKind
  request: BookingRequest
  tracking_number: string | null
  label: Record<string, unknown> | null
  booked_at: Date | null
  cancelled_at: Date | null
  tracking: Tracking
}

const COLUMNS =
  'id, key, order_id, number, market, carrier, kind, request, tracking_number, label, booked_at, cancelled_at, tracking'

function shipmentOf(row: Row): CarrierShipment {
  return {
    id: row.id,
    key: row.key,
    orderId: row.order_id,
    number: row.number,
    market: row.market,
    carrier: row.carrier,
    kind: row.kind,
    request: row.request,
    ...(row.tracking_number !== null && { trackingNumber: row.tracking_number }),
    ...(row.label !== null && { label: row.label }),
    ...(row.booked_at !== null && { bookedAt: row.booked_at }),
    ...(row.cancelled_at !== null && { cancelledAt: row.cancelled_at }),
    tracking: row.tracking,
  }
}

export type PlannedShipment = Pick<CarrierShipment, 'orderId' | 'number' | 'market' | 'carrier' | 'kind' | 'request'>

/**
 * The intent to ship, in the caller's transaction; the carrier is asked after its commit. A number that the order has
 * already is left as it is and answered, so that a repeated command ships once.
 */
export async function planShipment(
  client: pg.ClientBase,
  { orderId, number, market, carrier, kind, request }: PlannedShipment,
  now: Date,
): Promise<CarrierShipment> {
  const { rows } = await client.query<Row>({
    name: 'plan-shipment',
    text: `insert into carrier_shipment as stored (order_id, number, market, carrier, kind, request, created_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (order_id, number) do update set number = stored.number
      returning ${COLUMNS}`,
    values: [orderId, number, market, carrier, kind, JSON.stringify(request), now],
  })
  return shipmentOf(rows[0] as Row)
}

/** Notes the answer of the carrier, once; says whether events were there before it. */
export async function noteBooking(
  pool: pg.Pool,
  { id, carrier }: CarrierShipment,
  { trackingNumber, label }: Booking,
  now: Date,
): Promise<{ shipment: CarrierShipment; eventsWait: boolean }> {
  const { rows } = await pool.query<Row & { wait: boolean }>({
    name: 'note-booking',
    text: `update carrier_shipment set tracking_number = coalesce(tracking_number, $2), label = coalesce(label, $3),
        booked_at = coalesce(booked_at, $4)
      where id = $1
      returning ${COLUMNS}, exists (select from tracking_event e
        where e.carrier = $5 and e.tracking_number = $2 and e.processed_at is null) as wait`,
    values: [id, trackingNumber, JSON.stringify(label), now, carrier],
  })
  const row = rows[0] as Row & { wait: boolean }
  return { shipment: shipmentOf(row), eventsWait: row.wait }
}

export async function noteCancelled(pool: pg.Pool, id: bigint, now: Date): Promise<void> {
  await pool.query('update carrier_shipment set cancelled_at = coalesce(cancelled_at, $2) where id = $1', [id, now])
}

/** Parcels whose carrier may not have been asked: the process ended before its answer was noted. */
export async function readUnfinished(pool: pg.Pool, before: Date, limit: number): Promise<CarrierShipment[]> {
  const { rows } = await pool.query<Row>(
    `select ${COLUMNS} from carrier_shipment
     where tracking_number is null and cancelled_at is null and created_at < $1 order by created_at limit $2`,
    [before, limit],
  )
  return rows.map(shipmentOf)
}

/** The parcels of an order, by number. */
export async function readShipments(client: pg.ClientBase | pg.Pool, orderId: bigint): Promise<CarrierShipment[]> {
  const { rows } = await client.query<Row>({
    name: 'shipments-of-order',
    text: `select ${COLUMNS} from carrier_shipment where order_id = $1 order by number`,
    values: [orderId],
  })
  return rows.map(shipmentOf)
}

/** Which order a parcel belongs to, without a lock: the order's row is locked before the shipment's. */
export async function orderOfParcel(
  client: pg.ClientBase,
  carrier: string,
  trackingNumber: string,
): Promise<bigint | undefined> {
  const { rows } = await client.query<{ order_id: bigint }>({
    name: 'order-of-parcel',
    text: 'select order_id from carrier_shipment where carrier = $1 and tracking_number = $2',
    values: [carrier, trackingNumber],
  })
  return rows[0]?.order_id
}

/** Locks a parcel's row. */
export async function lockShipment(
  client: pg.ClientBase,
  carrier: string,
  trackingNumber: string,
): Promise<CarrierShipment> {
  const { rows } = await client.query<Row>({
    name: 'lock-shipment',
    text: `select ${COLUMNS} from carrier_shipment where carrier = $1 and tracking_number = $2 for update`,
    values: [carrier, trackingNumber],
  })
  return shipmentOf(rows[0] as Row)
}

/** Stores events that are not stored yet, as they were received. An instant to come is a clock that is fast. */
export async function storeEvents(
  pool: pg.Pool,
  carrier: string,
  events: readonly CarrierEvent[],
  now: Date,
): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'store-tracking-events',
    text: `insert into tracking_event (carrier, event_id, tracking_number, status, occurred_at, raw, received_at)
      select $1, given.event_id, given.tracking_number, given.status, least(given.occurred_at, $7), given.raw, $7
      from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::jsonb[])
        as given (event_id, tracking_number, status, occurred_at, raw)
      on conflict (carrier, event_id) do nothing`,
    values: [
      carrier,
      events.map(({ id }) => id),
      events.map(({ trackingNumber }) => trackingNumber),
      events.map(({ status }) => status),
      events.map(({ at }) => at),
      events.map(({ raw }) => JSON.stringify(raw)),
      now,
    ],
  })
  return rowCount ?? 0
}

/** All that was said of a parcel, and the ids of what was not heeded yet. */
export async function readEvents(
  client: pg.ClientBase,
  carrier: string,
  trackingNumber: string,
): Promise<{ events: TrackingEvent[]; waiting: string[] }> {
  const { rows } = await client.query<{ event_id: string; status: TrackingStatus; occurred_at: Date; waits: boolean }>({
    name: 'tracking-events',
    text: `select event_id, status, occurred_at, processed_at is null as waits from tracking_event
      where carrier = $1 and tracking_number = $2`,
    values: [carrier, trackingNumber],
  })
  return {
    events: rows.map(({ event_id, status, occurred_at }) => ({ id: event_id, status, at: occurred_at })),
    waiting: rows.filter(({ waits }) => waits).map(({ event_id }) => event_id),
  }
}

/** Notes where a parcel is, and which events were heeded: others may have come since they were read. */
export async function noteTracking(
  client: pg.ClientBase,
  { id, carrier }: CarrierShipment,
  tracking: Tracking,
  heeded: readonly string[],
  now: Date,
): Promise<void> {
  await client.query({
    name: 'note-tracking',
    text: `with heeded as (update tracking_event set processed_at = $5
        where carrier = $3 and event_id = any($4))
      update carrier_shipment set tracking = $2 where id = $1`,
    values: [id, JSON.stringify(tracking), carrier, heeded, now],
  })
}

/** Parcels with events that were stored but not heeded: whoever took them ended before. */
export async function readNeglected(
  pool: pg.Pool,
  limit: number,
): Promise<{ carrier: string; trackingNumber: string }[]> {
  const { rows } = await pool.query<{ carrier: string; trackingNumber: string }>(
    `select distinct e.carrier, e.tracking_number as "trackingNumber" from tracking_event e
     join carrier_shipment s on s.carrier = e.carrier and s.tracking_number = e.tracking_number
     where e.processed_at is null limit $1`,
    [limit],
  )
  return rows
}

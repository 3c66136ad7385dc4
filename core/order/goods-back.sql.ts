import type { ClientBase, Pool } from 'pg'
import type { Credit, Return, ReturnDocument, Shipment } from './order.ts'

// Raw SQL: single rows beside an order, written in the transaction that changes it.

export async function insertShipment(client: ClientBase, orderId: bigint, shipment: Shipment): Promise<void> {
  await client.query({
    name: 'insert-shipment',
    text: `insert into shipment (order_id, shipment, location, carrier, tracking, tax_day, amount, lines, shipped_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      orderId,
      shipment.shipment,
      shipment.location ?? null,
      shipment.carrier ?? null,
      shipment.tracking ?? null,
      shipment.taxDay,
      shipment.amount,
      JSON.stringify(shipment.lines),
      shipment.shippedAt,
    ],
  })
}

export async function markDelivered(client: ClientBase, orderId: bigint, shipment: number, at: string): Promise<void> {
  await client.query('update shipment set delivered_at = $3 where order_id = $1 and shipment = $2', [
    orderId,
    shipment,
    at,
  ])
}

export async function insertReturn(
  client: ClientBase,
  orderId: bigint,
  { id, kind, state, announcedAt, ...document }: Return,
) {
  await client.query(
    'insert into order_return (id, order_id, kind, state, document, announced_at) values ($1, $2, $3, $4, $5, $6)',
    [id, orderId, kind, state, JSON.stringify(document), announcedAt],
  )
}

export async function writeReturn(
  client: ClientBase,
  id: string,
  state: Return['state'],
  document: ReturnDocument,
): Promise<void> {
  await client.query('update order_return set state = $2, document = $3 where id = $1', [
    id,
    state,
    JSON.stringify(document),
  ])
}

export async function insertCredit(client: ClientBase, orderId: bigint, credit: Credit): Promise<void> {
  await client.query(
    `insert into order_credit (id, order_id, reason, amount, state, payment_id, note, lines, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      credit.id,
      orderId,
      credit.reason,
      credit.amount,
      credit.state,
      credit.paymentId ?? null,
      credit.note ?? null,
      JSON.stringify(credit.lines),
      credit.at,
    ],
  )
}

export async function writeCredit(
  client: ClientBase | Pool,
  id: string,
  { state, paymentId }: Pick<Credit, 'state' | 'paymentId'>,
): Promise<void> {
  await client.query('update order_credit set state = $2, payment_id = coalesce($3, payment_id) where id = $1', [
    id,
    state,
    paymentId ?? null,
  ])
}

/** Makes a credit smaller that is divided between payments; nobody was asked for it yet. */
export async function lessenCredit(client: ClientBase, id: string, amount: number): Promise<void> {
  await client.query('update order_credit set amount = $2 where id = $1 and payment_id is null', [id, amount])
}

/** Orders that have credits nobody was asked to pay out yet. */
export async function readOrdersWithCredits(pool: Pool, limit: number): Promise<bigint[]> {
  const { rows } = await pool.query<{ order_id: bigint }>(
    `select distinct order_id from order_credit where state = 'requested' order by order_id limit $1`,
    [limit],
  )
  return rows.map(({ order_id }) => order_id)
}

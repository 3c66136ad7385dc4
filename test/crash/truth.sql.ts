import type pg from 'pg'

// Raw SQL: what must never be found in a database after a crash, whatever was under way. Only tests ask this.

const WRONG: Readonly<Record<string, string>> = {
  'orders whose lines are not those of their document': `select o.number from sales_order o
    where (select count(*) from order_line l where l.order_id = o.id) <> json_array_length(o.document->'quote'->'lines')`,
  'orders without the event that they were placed': `select o.number from sales_order o
    where not exists (select 1 from order_event e where e.order_id = o.id and e.type = 'placed')`,
  'orders whose placing did not leave through the outbox': `select o.number from sales_order o
    where (select count(*) from outbox b where b.topic = 'order.placed' and b.key = o.number) <> 1`,
  'orders that are not those of exactly one cart': `select o.number from sales_order o
    where (select count(*) from cart c where c.order_id = o.id) <> 1`,
  'keys without an answer': `select key from idempotent_answer where status is null`,
  'messages of the provider that were not processed': `select id::text from webhook_delivery where processed_at is null`,
  'captures and refunds without an end': `select id::text from capture where state = 'requested'
    union all select id::text from refund where state = 'requested'`,
  'credits without an end': `select id::text from order_credit where state = 'requested'`,
  'payments that nobody finished': `select p.id::text from payment p join sales_order o on o.id = p.order_id
    where p.state = 'created' and o.state <> 'pending'`,
  'orders that wait though their time is over': `select number from sales_order where state = 'pending'`,
  'goods held for an order whose time is over': `select order_id::text || ' ' || sku from stock_reservation where state = 'held'`,
  'goods reserved that no reservation holds': `select l.sku || ' at ' || l.location from stock_level l
    where l.reserved <> (select coalesce(sum(open), 0) from stock_reservation r where r.sku = l.sku and r.location = l.location)`,
  // What lapsed has nothing more to send; its lines stay as they were ordered.
  'reservations of another quantity than is still to be sent': `select o.number || ' ' || l.sku from sales_order o
    join order_line l on l.order_id = o.id and l.sku is not null
    where (select coalesce(sum(open), 0) from stock_reservation r where r.order_id = o.id and r.sku = l.sku)
      <> case when o.state = 'expired' then 0 else l.quantity - l.cancelled - l.shipped end`,
  'goods on hand that are not those counted in, sent and taken back': `select l.sku || ' at ' || l.location from stock_level l
    where l.on_hand <> (select coalesce(sum(delta), 0) from stock_movement m where m.sku = l.sku and m.location = l.location)`,
}

/** Each thing that is wrong, with where. Empty where all is well. */
export async function wrongInDatabase(pool: pg.Pool): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [what, text] of Object.entries(WRONG)) {
    const { rows } = await pool.query<Record<string, string>>(text)
    if (rows.length > 0) found[what] = rows.map((row) => String(Object.values(row)[0]))
  }
  return found
}

export interface PaymentRow {
  id: string
  number: string
  state: string
  captured: bigint
  refunded: bigint
  to_pay: bigint
}

export async function paymentsOf(pool: pg.Pool): Promise<PaymentRow[]> {
  const { rows } = await pool.query<PaymentRow>(
    'select p.id, o.number, o.state, p.captured, p.refunded, o.to_pay from payment p join sales_order o on o.id = p.order_id',
  )
  return rows
}

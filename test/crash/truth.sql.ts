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

import type { Pool } from 'pg'
import { type Change, changed, changeValues } from '../payment/payment-change.sql.ts'
import { told, toldValues } from './order.sql.ts'
import type { Order } from './order.ts'
import type { OrderEvent } from './order-event.ts'

// Raw SQL: what nearly every order goes through once is one statement. Order before payment before reservation, as everywhere.

/**
 * Confirms an order together with the change of the payment that paid it, and keeps its goods for good. False where order or
 * payment have changed since they were read, and then nothing is stored.
 */
export async function confirmPaid(
  pool: Pool,
  change: Change,
  order: Order,
  events: readonly OrderEvent[],
): Promise<boolean> {
  const { rows } = await pool.query<{ stored: boolean }>({
    name: 'confirm-paid-order',
    text: CONFIRM,
    values: [
      ...changeValues(change),
      ...toldValues(order, events, change.now),
      order.version,
      order.state,
      order.paymentState,
    ],
  })
  return rows[0]?.stored ?? false
}

const CONFIRM = `with as_read as materialized (
    select from sales_order where id = $15 and version = $22 for update
  ), ${changed('exists (select from as_read)')}, confirmed as (
    update sales_order o set state = $23, payment_state = $24, changed_at = $16, version = o.version + 1
    from changed where o.id = $15
  ), ${told(15, ', changed')}, kept as (
    update stock_reservation r set state = 'committed', expires_at = null
    from changed where r.order_id = $15 and r.state = 'held'
  ) select exists (select from changed) as stored`

import type pg from 'pg'
import { transaction } from '../db/pool.ts'
import { ordersDue } from './expire-reservations.sql.ts'
import { releaseExpired } from './reservations.sql.ts'

/**
 * Told, in the transaction that releases them, that an order's reservations are over. It locks the order's row first, with
 * `skip locked`, for whoever holds it is about to pay or cancel; marks the order as expired; and answers whether it did.
 * With `false` nothing is released, and the order is asked for again next time.
 */
export type ExpireOrder = (client: pg.ClientBase, orderId: bigint) => Promise<boolean>

/** What one run did. */
export interface Expired {
  orders: number
  /** Pieces given back. */
  released: number
}

const ORDERS_AT_ONCE = 100

/**
 * The job that gives back what was held and not paid in time, an order a transaction, oldest first. Several processes may
 * run it at once. The order's row is locked before its reservations and these before stock, as everywhere.
 */
export async function expireReservations(
  pool: pg.Pool,
  now: Date,
  expireOrder: ExpireOrder = async () => true,
): Promise<Expired> {
  const expired: Expired = { orders: 0, released: 0 }
  const left = new Set<bigint>()
  for (;;) {
    const due = await ordersDue(pool, now, [...left], ORDERS_AT_ONCE)
    if (due.length === 0) return expired
    for (const orderId of due) {
      const released = await transaction(pool, async (client) =>
        (await expireOrder(client, orderId)) ? releaseExpired(client, orderId, now) : [],
      )
      if (released.length > 0) expired.orders++
      else left.add(orderId)
      expired.released += released.reduce((sum, { quantity }) => sum + quantity, 0)
    }
  }
}

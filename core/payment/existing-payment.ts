import type pg from 'pg'
import { Refusal } from '../problem/refusal.ts'
import { readPayment } from './payment.sql.ts'
import type { Payment } from './payment.ts'

/** A payment by its id; refuses an unknown one. */
export async function existingPayment(client: pg.ClientBase | pg.Pool, id: string): Promise<Payment> {
  const payment = await readPayment(client, id)
  if (payment) return payment
  throw new Refusal('not-found', `There is no payment ${id}.`, '/payment')
}

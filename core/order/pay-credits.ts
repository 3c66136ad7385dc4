import type { ClientBase } from 'pg'
import { transaction } from '../db/pool.ts'
import { refundPayment } from '../payment/operate.ts'
import { readOperations } from '../payment/operation.sql.ts'
import { type Payment, refundable } from '../payment/payment.ts'
import { Refusal } from '../problem/refusal.ts'
import { insertCredit, lessenCredit, writeCredit } from './goods-back.sql.ts'
import { readOrder } from './order.sql.ts'
import type { Credit } from './order.ts'
import type { OrderDeps } from './order-deps.ts'
import { takeOrder } from './taken-order.ts'

/**
 * Gives back what an order's credits say. A credit is written before anybody is asked and its id is the refund's key, so that
 * this may be repeated at any time: after the change that made the credit, and by a job where a crash came between.
 */
export async function payCredits({ pool, payments: deps }: OrderDeps, orderId: bigint): Promise<void> {
  await transaction(pool, (client) => choosePayments(client, orderId))
  const order = await readOrder(pool, { id: orderId })
  for (const credit of order?.credits ?? []) {
    if (credit.state === 'requested' && credit.paymentId !== undefined)
      await refund(pool, deps, credit, credit.paymentId)
  }
}

/**
 * Which payment each credit comes from is written first: asked again, it must be the same. More than one payment can give back
 * is divided.
 */
async function choosePayments(client: ClientBase, orderId: bigint): Promise<void> {
  const { order, payments } = await takeOrder(client, { id: orderId })
  const waiting = order.credits.filter(({ state, paymentId }) => state === 'requested' && paymentId === undefined)
  if (waiting.length === 0) return
  const left = new Map<Payment, bigint>()
  for (const payment of payments) left.set(payment, await refundableFrom(client, order.credits, payment))
  for (const credit of waiting) await choose(client, orderId, credit, left)
}

/** What a payment can give back beyond what it was asked for, or is about to be. */
async function refundableFrom(client: ClientBase, credits: readonly Credit[], payment: Payment): Promise<bigint> {
  const asked = await readOperations(client, 'refund', payment.id)
  const under = asked.filter(({ state }) => state === 'requested').reduce((sum, { amount }) => sum + amount, 0n)
  const known = new Set(asked.map(({ id }) => id))
  const about = credits.filter(
    ({ id, state, paymentId }) => state === 'requested' && paymentId === payment.id && !known.has(id),
  )
  return refundable(payment, under + BigInt(about.reduce((sum, { amount }) => sum + amount, 0)))
}

async function choose(client: ClientBase, orderId: bigint, credit: Credit, left: Map<Payment, bigint>): Promise<void> {
  const [most] = [...left].toSorted(([, a], [, b]) => (a > b ? -1 : 1))
  // No payment has anything left, as after a dispute that was lost: people must pay it out.
  if (!most || most[1] <= 0n) return writeCredit(client, credit.id, { state: 'failed' })
  const [payment, there] = most
  const amount = BigInt(credit.amount) < there ? credit.amount : Number(there)
  left.set(payment, there - BigInt(amount))
  if (amount < credit.amount) {
    await lessenCredit(client, credit.id, amount)
    const rest = { ...credit, id: crypto.randomUUID(), amount: credit.amount - amount, lines: [] }
    await insertCredit(client, orderId, rest)
    await choose(client, orderId, rest, left)
  }
  await writeCredit(client, credit.id, { state: 'requested', paymentId: payment.id })
}

async function refund(pool: OrderDeps['pool'], deps: OrderDeps['payments'], credit: Credit, paymentId: string) {
  const { id, amount, reason } = credit
  try {
    const { operation } = await refundPayment(pool, deps, { id, paymentId, amount: BigInt(amount), reason })
    if (operation.state !== 'requested') await writeCredit(pool, id, { state: operation.state })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // The scheme takes no such refund: people must pay it out in another way, and the order says so.
    await writeCredit(pool, id, { state: 'failed' })
  }
}

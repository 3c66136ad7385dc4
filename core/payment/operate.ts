import type pg from 'pg'
import { transaction } from '../db/pool.ts'
import { Refusal } from '../problem/refusal.ts'
import { checkCapture, checkRefund } from './check-operation.ts'
import { failOperation, insertOperation, lockForOperation, type Operation, readOperation } from './operation.sql.ts'
import { readPayment } from './payment.sql.ts'
import type { Payment } from './payment.ts'
import { nowOf, type PaymentDeps } from './payment-deps.ts'
import { askUntilKnown, OutcomeUnknown, ProviderRefused, ProviderUnreachable } from './provider.ts'
import { recordEvent } from './record-event.ts'
import { providerOf } from './start-payment.ts'

/** A part to take or to give back. The same `id` again is the same operation. */
export interface OperationWish {
  id: string
  paymentId: string
  amount: bigint
  reason?: string
}

export interface CapturePayment extends OperationWish {}
export interface RefundPayment extends OperationWish {
  reason: string
}

/** An operation and its payment as they are after it. */
export interface Operated {
  operation: Operation
  payment: Payment
}

/** Takes a part of what is authorised. Refuses more than is left; a refusal of the provider comes back as a failed operation. */
export async function capturePayment(pool: pg.Pool, deps: PaymentDeps, wish: CapturePayment): Promise<Operated> {
  return attemptOperation(pool, deps, await transaction(pool, (client) => intendCapture(client, deps, wish)))
}

/** Gives back a part of what was captured. Refuses more than is left; a refusal of the provider comes back as a failed operation. */
export async function refundPayment(pool: pg.Pool, deps: PaymentDeps, wish: RefundPayment): Promise<Operated> {
  return attemptOperation(pool, deps, await transaction(pool, (client) => intendRefund(client, deps, wish)))
}

/** Writes a capture before the provider is asked, in the caller's transaction; whoever locks the order locks it first. */
export function intendCapture(client: pg.ClientBase, deps: PaymentDeps, wish: CapturePayment): Promise<Operated> {
  return intend(client, deps, 'capture', wish)
}

/** Writes a refund before the provider is asked, in the caller's transaction; whoever locks the order locks it first. */
export function intendRefund(client: pg.ClientBase, deps: PaymentDeps, wish: RefundPayment): Promise<Operated> {
  return intend(client, deps, 'refund', wish)
}

async function intend(
  client: pg.ClientBase,
  deps: PaymentDeps,
  kind: 'capture' | 'refund',
  wish: OperationWish,
): Promise<Operated> {
  const now = nowOf(deps)
  const locked = await lockForOperation(client, kind, wish)
  if (!locked) throw new Refusal('not-found', `There is no payment ${wish.paymentId}.`, '/payment')
  const { payment, existing } = locked
  if (existing) return { payment, operation: sameAsBefore(existing, wish) }
  if (wish.amount <= 0n) throw new Refusal('amount-out-of-bounds', 'The amount must be above zero.', '/amount')
  if (kind === 'capture') checkCapture(payment, wish.amount, locked.requested)
  else checkRefund(payment, wish.amount, locked.requested, now)
  const operation = await insertOperation(client, { kind, ...wish }, now)
  if (!operation) throw mismatch(wish)
  return { payment, operation }
}

function sameAsBefore(existing: Operation, wish: OperationWish): Operation {
  if (existing.paymentId === wish.paymentId && existing.amount === wish.amount) return existing
  throw mismatch(wish)
}

function mismatch({ id }: OperationWish): Refusal {
  return new Refusal('idempotency-mismatch', `${id} was used for another amount or payment; take a new id.`, '/id')
}

/** Asks the provider for an operation that is written, and records the answer; the jobs ask again where there is none. */
export async function attemptOperation(
  pool: pg.Pool,
  deps: PaymentDeps,
  { operation, payment }: Operated,
): Promise<Operated> {
  if (operation.state !== 'requested') return { operation, payment }
  const { kind, id, amount, reason } = operation
  const provider = providerOf(deps, payment.provider)
  const { reference, currency } = payment
  const request = {
    paymentId: payment.id,
    operationId: id,
    amount,
    currency,
    ...(reference !== undefined && { reference }),
    ...(reason !== undefined && { reason }),
  }
  try {
    const event = await askUntilKnown(() => provider[kind](request))
    const recorded = await recordEvent(pool, deps, payment, event)
    const end = event.operations?.find((each) => each.kind === kind && each.id === id)
    return { payment: recorded, operation: end ? ended(operation, end) : operation }
  } catch (error) {
    if (error instanceof OutcomeUnknown || error instanceof ProviderUnreachable) return { operation, payment }
    if (!(error instanceof ProviderRefused)) throw error
    return { payment, operation: await recordRefusal(pool, deps, { operation, payment }, error.reason) }
  }
}

/** The provider said no: the operation ends, and whoever listens is told, though the payment stays as it is. */
async function recordRefusal(
  pool: pg.Pool,
  deps: PaymentDeps,
  { operation, payment }: Operated,
  reason: string,
): Promise<Operation> {
  const { kind, id, amount } = operation
  return transaction(pool, async (client) => {
    await deps.lockOrder?.(client, payment.orderId)
    const failed = await failOperation(client, operation, reason)
    if (!failed) return (await readOperation(client, kind, id)) as Operation
    await deps.onChange?.(client, payment, payment, [{ kind, id, amount, state: 'failed', reason }])
    return failed
  })
}

function ended(operation: Operation, { state, reason }: { state: Operation['state']; reason?: string }): Operation {
  return { ...operation, state, ...(reason !== undefined && { failure: reason }) }
}

/** An operation that a job takes up again. */
export async function resumeOperation(pool: pg.Pool, deps: PaymentDeps, operation: Operation): Promise<Operated> {
  const payment = (await readPayment(pool, operation.paymentId)) as Payment
  return attemptOperation(pool, deps, { operation, payment })
}

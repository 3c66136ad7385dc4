import type { ClientBase, Pool } from 'pg'
import { PAYMENT_COLUMNS, type PaymentRow, paymentOf } from './payment.sql.ts'
import type { Payment } from './payment.ts'

// Raw SQL: captures and refunds share their shape, and each step is one prepared statement.

export type OperationKind = 'capture' | 'refund'

/** A part that we asked to take or to give back. Its id is the key at the provider. */
export interface Operation {
  kind: OperationKind
  id: string
  paymentId: string
  amount: bigint
  reason?: string
  state: 'requested' | 'succeeded' | 'failed'
  /** Why it failed. */
  failure?: string
  createdAt: Date
}

interface Row {
  id: string
  payment_id: string
  amount: bigint
  reason: string | null
  state: Operation['state']
  failure: string | null
  created_at: Date
}

const COLUMNS = 'id, payment_id, amount, reason, state, failure, created_at'

function operationOf(kind: OperationKind, row: Row): Operation {
  return {
    kind,
    id: row.id,
    paymentId: row.payment_id,
    amount: row.amount,
    state: row.state,
    createdAt: row.created_at,
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.failure !== null && { failure: row.failure }),
  }
}

/** A payment, locked, with what is under way on it and an operation that has this id already. */
export interface PaymentForOperation {
  payment: Payment
  requested: bigint
  existing?: Operation
}

/**
 * Locks a payment, so that requests on it follow each other, and then reads what is under way: read in the statement that
 * waits for the lock, it would be as old as the wait.
 */
export async function lockForOperation(
  client: ClientBase,
  kind: OperationKind,
  { paymentId, id }: { paymentId: string; id: string },
): Promise<PaymentForOperation | undefined> {
  const { rows } = await client.query<PaymentRow>({
    name: 'lock-payment',
    text: `select ${PAYMENT_COLUMNS.join(', ')} from payment where id = $1 for update`,
    values: [paymentId],
  })
  const [row] = rows
  if (!row) return undefined
  const { rows: operations } = await client.query<Row>({
    name: `${kind}s-that-count`,
    text: `select ${COLUMNS} from ${kind} where id = $2 or (payment_id = $1 and state = 'requested')`,
    values: [paymentId, id],
  })
  const existing = operations.find((each) => each.id === id)
  const requested = operations.filter((each) => each.id !== id).reduce((sum, { amount }) => sum + amount, 0n)
  return { payment: paymentOf(row), requested, ...(existing && { existing: operationOf(kind, existing) }) }
}

/** Writes an operation before the provider is asked. Undefined where one of this id is there already. */
export async function insertOperation(
  client: ClientBase,
  { kind, id, paymentId, amount, reason }: Omit<Operation, 'state' | 'createdAt' | 'failure'>,
  now: Date,
): Promise<Operation | undefined> {
  const { rows } = await client.query<Row>({
    name: `insert-${kind}`,
    text: `insert into ${kind} (id, payment_id, amount, reason, created_at, asked_at) values ($1, $2, $3, $4, $5, $5)
      on conflict (id) do nothing returning ${COLUMNS}`,
    values: [id, paymentId, amount, reason ?? null, now],
  })
  return rows[0] && operationOf(kind, rows[0])
}

export async function readOperation(
  client: ClientBase | Pool,
  kind: OperationKind,
  id: string,
): Promise<Operation | undefined> {
  const { rows } = await client.query<Row>({
    name: `read-${kind}`,
    text: `select ${COLUMNS} from ${kind} where id = $1`,
    values: [id],
  })
  return rows[0] && operationOf(kind, rows[0])
}

/** Captures or refunds of a payment, oldest first. */
export async function readOperations(
  client: ClientBase | Pool,
  kind: OperationKind,
  paymentId: string,
): Promise<Operation[]> {
  const { rows } = await client.query<Row>({
    name: `${kind}s-of-payment`,
    text: `select ${COLUMNS} from ${kind} where payment_id = $1 order by created_at, id`,
    values: [paymentId],
  })
  return rows.map((row) => operationOf(kind, row))
}

/** Writes that the provider said no. */
export async function failOperation(
  client: ClientBase,
  { kind, id }: Operation,
  failure: string,
): Promise<Operation | undefined> {
  const { rows } = await client.query<Row>({
    name: `fail-${kind}`,
    text: `update ${kind} set state = 'failed', failure = $2 where id = $1 and state = 'requested' returning ${COLUMNS}`,
    values: [id, failure],
  })
  return rows[0] && operationOf(kind, rows[0])
}

/** Takes operations that were asked before some time and have not ended, so that no other process asks them too. */
export async function takeUpOperations(
  pool: Pool,
  kind: OperationKind,
  { now, before, limit }: { now: Date; before: Date; limit: number },
): Promise<Operation[]> {
  const { rows } = await pool.query<Row>({
    name: `${kind}s-under-way`,
    text: `update ${kind} set asked_at = $1 where id in (
        select id from ${kind} where state = 'requested' and asked_at <= $2 order by asked_at limit $3
        for update skip locked
      ) returning ${COLUMNS}`,
    values: [now, before, limit],
  })
  return rows.map((row) => operationOf(kind, row))
}

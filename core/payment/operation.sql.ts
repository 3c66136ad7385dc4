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

/** As JSON carries it; amounts are bounded so that it does so exactly. */
type JsonRow = Omit<Row, 'amount' | 'created_at'> & { amount: number; created_at: string }

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
  requestedCaptures: bigint
  requestedRefunds: bigint
  existing?: Operation
}

const SUM = (kind: OperationKind) => `(select coalesce(sum(amount), 0)::bigint from ${kind}
  where payment_id = p.id and state = 'requested' and id <> $2) as ${kind}s`

/** Locks a payment, so that requests on it follow each other. */
export async function lockForOperation(
  client: ClientBase,
  kind: OperationKind,
  { paymentId, id }: { paymentId: string; id: string },
): Promise<PaymentForOperation | undefined> {
  const { rows } = await client.query<PaymentRow & { captures: bigint; refunds: bigint; existing: JsonRow | null }>({
    name: `payment-for-${kind}`,
    text: `select ${PAYMENT_COLUMNS.map((column) => `p.${column}`).join(', ')}, ${SUM('capture')}, ${SUM('refund')},
        (select row_to_json(o) from ${kind} o where o.id = $2) as existing
      from payment p where p.id = $1 for update of p`,
    values: [paymentId, id],
  })
  const [row] = rows
  if (!row) return undefined
  const { existing } = row
  return {
    payment: paymentOf(row),
    requestedCaptures: row.captures,
    requestedRefunds: row.refunds,
    ...(existing && {
      existing: operationOf(kind, {
        ...existing,
        amount: BigInt(existing.amount),
        created_at: new Date(existing.created_at),
      }),
    }),
  }
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
  pool: Pool,
  { kind, id }: Operation,
  failure: string,
): Promise<Operation | undefined> {
  const { rows } = await pool.query<Row>({
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

import { createHash } from 'node:crypto'
import type { ClientBase, Pool } from 'pg'
import { transaction } from '../db/pool.ts'
import { Refusal } from '../problem/refusal.ts'

// Raw SQL: a key is claimed and answered in the transaction of its effect, so that both are there or neither.

/** A request that its client may repeat. `scope` is the actor and the operation. */
export interface Repeatable {
  scope: string
  key: string
  request: unknown
  now: Date
}

/**
 * Runs `work` once for a key, in one transaction with the answer. The same request again is answered as before, another with
 * the same key is refused; two at once wait for each other. A refusal leaves the key free.
 */
export async function once<T>(
  pool: Pool,
  repeatable: Repeatable,
  work: (client: ClientBase) => Promise<{ status: number; body: T }>,
): Promise<{ status: number; body: T; repeated: boolean }> {
  return transaction(pool, async (client) => {
    const known = await claim(client, repeatable)
    if (known) return { ...(known as { status: number; body: T }), repeated: true }
    const answer = await work(client)
    await client.query({
      name: 'answer-once',
      text: 'update idempotent_answer set status = $3, body = $4 where scope = $1 and key = $2',
      values: [repeatable.scope, repeatable.key, answer.status, JSON.stringify(answer.body)],
    })
    return { ...answer, repeated: false }
  })
}

async function claim(
  client: ClientBase,
  { scope, key, request, now }: Repeatable,
): Promise<{ status: number; body: unknown } | undefined> {
  const hash = createHash('sha256').update(JSON.stringify(request)).digest()
  const { rowCount } = await client.query({
    name: 'claim-once',
    text: `insert into idempotent_answer (scope, key, request_hash, created_at) values ($1, $2, $3, $4)
      on conflict (scope, key) do nothing`,
    values: [scope, key, hash, now],
  })
  if (rowCount === 1) return undefined
  const { rows } = await client.query<{ request_hash: Buffer; status: number; body: string }>(
    'select request_hash, status, body from idempotent_answer where scope = $1 and key = $2',
    [scope, key],
  )
  const [row] = rows
  if (!row?.request_hash.equals(hash))
    throw new Refusal(
      'idempotency-mismatch',
      'The key was used for another request; take a new one.',
      'Idempotency-Key',
    )
  return { status: row.status, body: JSON.parse(row.body) }
}

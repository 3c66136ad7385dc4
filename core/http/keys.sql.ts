import type { Pool } from 'pg'
import type { Actor, Role } from './actor.ts'

// Raw SQL: one prepared look-up for each request that carries a key, and four small statements beside it.

export interface StoredKey {
  id: string
  label: string
  role: Role
  markets: string[]
  createdAt: string
}

const COLUMNS = 'id, label, role, markets, created_at'

type Row = Omit<StoredKey, 'createdAt'> & { created_at: Date }

function stored({ created_at, ...key }: Row): StoredKey {
  return { ...key, createdAt: created_at.toISOString() }
}

export async function findKey(pool: Pool, hash: Buffer): Promise<Actor | undefined> {
  const { rows } = await pool.query<Actor>({
    name: 'find-key',
    text: 'select id, role, markets from api_key where secret_hash = $1 and revoked_at is null',
    values: [hash],
  })
  return rows[0]
}

export async function insertKey(
  pool: Pool,
  hash: Buffer,
  { label, role, markets }: { label: string; role: Role; markets: readonly string[] },
  now: Date,
): Promise<StoredKey> {
  const { rows } = await pool.query<Row>(
    `insert into api_key (secret_hash, label, role, markets, created_at) values ($1, $2, $3, $4, $5) returning ${COLUMNS}`,
    [hash, label, role, markets, now],
  )
  return stored(rows[0] as Row)
}

export async function readKeys(pool: Pool): Promise<StoredKey[]> {
  const { rows } = await pool.query<Row>(
    `select ${COLUMNS} from api_key where revoked_at is null order by created_at, id`,
  )
  return rows.map(stored)
}

export async function revokeKey(pool: Pool, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await pool.query('update api_key set revoked_at = $2 where id = $1 and revoked_at is null', [
    id,
    now,
  ])
  return rowCount === 1
}

export async function countKeys(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::integer as count from api_key where revoked_at is null',
  )
  return rows[0]?.count ?? 0
}

import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Actor, Role } from './actor.ts'
import { countKeys, findKey, insertKey, type StoredKey } from './keys.sql.ts'

/** Secrets are long and random, so that a plain hash of them is as good as a slow one. */
function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Makes a key. Its secret is answered once and never stored. */
export async function makeKey(
  pool: pg.Pool,
  key: { label: string; role: Role; markets: readonly string[] },
  now: Date,
): Promise<StoredKey & { secret: string }> {
  const secret = `noyau_${randomBytes(24).toString('base64url')}`
  return { ...(await insertKey(pool, hash(secret), key, now)), secret }
}

/** A first key for all markets, where there is none yet. */
export async function makeFirstKey(pool: pg.Pool, now: Date): Promise<string | undefined> {
  if ((await countKeys(pool)) > 0) return undefined
  return (await makeKey(pool, { label: 'first key', role: 'owner', markets: ['*'] }, now)).secret
}

const REMEMBERED_MS = 1_000
const REMEMBERED_MAX = 1_000

/** Finds who sends a secret. An answer is remembered for a second, so that a revoked key works no longer than that. */
export class KeyRing {
  readonly #pool: pg.Pool
  readonly #now: () => number
  readonly #remembered = new Map<string, { actor: Actor | undefined; until: number }>()

  constructor(pool: pg.Pool, now: () => number) {
    this.#pool = pool
    this.#now = now
  }

  async actorOf(secret: string): Promise<Actor | undefined> {
    const hashed = hash(secret)
    const name = hashed.toString('base64')
    const known = this.#remembered.get(name)
    if (known && known.until > this.#now()) return known.actor
    const actor = await findKey(this.#pool, hashed)
    if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear()
    this.#remembered.set(name, { actor, until: this.#now() + REMEMBERED_MS })
    return actor
  }
}

import { Refusal } from '../problem/refusal.ts'

export type Role = 'owner' | 'editor' | 'viewer'

/** Who acts, as far as a key says. */
export interface Actor {
  id: string
  role: Role
  /** Codes of markets, or `*`. */
  markets: readonly string[]
}

const RANK: Readonly<Record<Role, number>> = { viewer: 0, editor: 1, owner: 2 }

/**
 * Refuses an actor whose key does not reach: too low a role, or another market. What belongs to no market (products,
 * categories, keys) needs a key for all of them.
 */
export function permit(actor: Actor | undefined, role: Role, market: string | '*'): Actor {
  if (!actor) throw new Refusal('unauthenticated', 'Send a key as `Authorization: Bearer <key>`.', 'Authorization')
  if (RANK[actor.role] < RANK[role]) {
    throw new Refusal('forbidden', `The key has the role ${actor.role}; this needs ${role}.`, 'Authorization')
  }
  if (!actor.markets.includes('*') && !actor.markets.includes(market)) {
    const reach = market === '*' ? 'all markets' : `the market ${market}`
    throw new Refusal('forbidden', `The key is for ${actor.markets.join(', ')}; this needs ${reach}.`, 'Authorization')
  }
  return actor
}

import { Refusal } from '../../problem/refusal.ts'
import { permit } from '../actor.ts'
import { readKeys, revokeKey as revoke } from '../keys.sql.ts'
import { makeKey } from '../keys.ts'
import type { Handler } from '../operation.ts'

export const listKeys: Handler<'listKeys'> = async ({ actor }, { pool }) => {
  permit(actor, 'owner', '*')
  return { status: 200, body: { keys: await readKeys(pool) } }
}

export const createKey: Handler<'createKey'> = async ({ actor, body }, { engine, pool }) => {
  permit(actor, 'owner', '*')
  body.markets.forEach((code, index) => {
    if (code !== '*' && !engine.markets.markets.some((market) => market.code === code)) {
      throw new Refusal('unknown-reference', `There is no market ${code}.`, `/markets/${index}`)
    }
  })
  return { status: 201, body: await makeKey(pool, body, new Date(engine.markets.now())) }
}

export const revokeKey: Handler<'revokeKey'> = async ({ actor, path }, { engine, pool }) => {
  permit(actor, 'owner', '*')
  const revoked = await revoke(pool, path.id, new Date(engine.markets.now()))
  if (!revoked) throw new Refusal('not-found', `There is no key ${path.id}.`, 'id')
  return { status: 204 }
}

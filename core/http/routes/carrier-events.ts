import { takeEvents } from '../../delivery/take-events.ts'
import { orderFollowsParcels } from '../../order/on-tracking.ts'
import { Refusal } from '../../problem/refusal.ts'
import type { Handler } from '../operation.ts'

/** Open to all, but only what the carrier signed is taken. */
export const receiveCarrierEvents: Handler<'receiveCarrierEvents'> = async (
  { path, body, headers, sentText },
  { engine, pool },
) => {
  const carrier = engine.carriers.named(path.carrier)
  if (!carrier) throw new Refusal('not-found', `There is no carrier ${path.carrier}.`, 'carrier')
  const now = engine.markets.now()
  const signature = headers.sent['noyau-signature']
  const signed = { text: sentText, body, signature: Array.isArray(signature) ? signature[0] : signature, now }
  const events = carrier.readEvents(signed)
  return { status: 200, body: await takeEvents(pool, carrier.name, events, orderFollowsParcels(engine), new Date(now)) }
}

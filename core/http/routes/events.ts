import type { components } from '../../../openapi/v1.d.ts'
import { eventCursor, eventPlace, staleEventCursor } from '../../exchange/event-cursor.ts'
import { type OutboxEvent, readOutbox } from '../../exchange/outbox.sql.ts'
import { permit } from '../actor.ts'
import type { Handler } from '../operation.ts'

export const listEvents: Handler<'listEvents'> = async ({ actor, query: { after, limit = 100 } }, { pool }) => {
  permit(actor, 'viewer', '*')
  const read = await readOutbox(pool, { after: after === undefined ? undefined : eventPlace(after), limit })
  if (!read) throw staleEventCursor()
  const events = read.map(shown)
  const next = events.at(-1)?.id ?? after
  return { status: 200, body: { events, ...(next !== undefined && { next }) } }
}

function shown({ topic, payload, createdAt, ...place }: OutboxEvent): components['schemas']['Event'] {
  const { order, market, data } = payload
  return {
    id: eventCursor(place),
    type: topic,
    at: new Date(createdAt).toISOString(),
    market,
    order,
    ...(data && { data }),
  }
}

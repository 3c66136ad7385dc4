import type { components } from '../../../openapi/v1.d.ts'
import { eventCursor, eventPlace, eventsDropped, staleEventCursor } from '../../exchange/event-cursor.ts'
import { type OutboxEvent, readOutbox } from '../../exchange/outbox.sql.ts'
import { permit } from '../actor.ts'
import type { Handler } from '../operation.ts'

export const listEvents: Handler<'listEvents'> = async ({ actor, query }, { engine, pool }) => {
  const { after, limit = 100 } = query
  const market = query.market === undefined ? undefined : engine.markets.find(query.market).code
  permit(actor, 'viewer', market ?? '*')
  const read = await readOutbox(pool, { after: after === undefined ? undefined : eventPlace(after), market, limit })
  if (read === 'unknown') throw staleEventCursor()
  if (read === 'dropped') throw eventsDropped(engine.events.keptDays)
  return { status: 200, body: { events: read.events.map(shown), ...(read.next && { next: eventCursor(read.next) }) } }
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

import { Refusal } from '../problem/refusal.ts'
import type { OutboxPlace } from './outbox.sql.ts'

/** Opaque to consumers, who keep it. */
export function eventCursor({ transaction, id }: OutboxPlace): string {
  return Buffer.from(`${transaction}.${id}`).toString('base64url')
}

/** Refuses text that is no cursor of events. */
export function eventPlace(cursor: string): OutboxPlace {
  const [, transaction, id] = /^(\d{1,18})\.(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? []
  if (transaction === undefined || id === undefined) throw staleEventCursor()
  return { transaction, id }
}

export function staleEventCursor(): Refusal {
  return new Refusal('stale-cursor', 'The cursor is none of these events; begin again without it.', 'after')
}

/** Says that a consumer was away for too long, instead of letting it skip what it has not heard. */
export function eventsDropped(keptDays: number): Refusal {
  return new Refusal(
    'events-dropped',
    `Events are kept for ${keptDays} days, and some after this cursor are gone; read all orders anew and begin without a cursor.`,
    'after',
  )
}

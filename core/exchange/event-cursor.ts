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

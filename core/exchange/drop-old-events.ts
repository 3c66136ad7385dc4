import type { Pool } from 'pg'
import type { EventChoice } from './event-choice.ts'
import { dropOutbox } from './outbox.sql.ts'

/** Dropped at a time: fourteen million a day, and never a long transaction. */
const LIMIT = 10_000

/** Drops events that were kept long enough, the oldest first, and answers how many. The job that runs again soon takes the rest. */
export function dropOldEvents(pool: Pool, { keptDays }: EventChoice, now: Date): Promise<number> {
  return dropOutbox(pool, new Date(now.getTime() - keptDays * 86_400_000), LIMIT)
}

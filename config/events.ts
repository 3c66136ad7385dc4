import type { EventChoice } from '../core/exchange/event-choice.ts'

/** For how long consumers may be away and still hear of everything. */
export const events: EventChoice = {
  keptDays: 90,
}

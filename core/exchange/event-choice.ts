/** Choice of the business about events. */
export interface EventChoice {
  /** Days for which an event is kept. Who reads less often is told that events are gone. */
  keptDays: number
}

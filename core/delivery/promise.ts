import { addWorkingDays, nextWorkingDay } from '../country/calendar.ts'
import { addDays, type Day } from '../country/day.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'

/** A place whose calendar counts. */
export interface Working {
  jurisdiction: Jurisdiction
  subdivision?: string | undefined
}

/** The days between which a parcel arrives. */
export interface Promised {
  earliest: Day
  latest: Day
}

/** When an order is placed, on the clock of the market. */
export interface OrderedAt {
  day: Day
  /** `HH:MM`. */
  time: string
}

/** The working day on which goods leave: today until the cut-off, where people work today. `readyFrom` waits for goods. */
export function dispatchDay(ordered: OrderedAt, cutOff: string, origin: Working, readyFrom: Day = ordered.day): Day {
  const today = ordered.time < cutOff ? ordered.day : addDays(ordered.day, 1)
  const ready = readyFrom > today ? readyFrom : today
  return nextWorkingDay(origin.jurisdiction, ready, origin.subdivision)
}

/** A stretch of the way: working days on one calendar, least and most. */
export interface Leg {
  days: readonly [number, number]
  on: Working
}

/** Each leg runs on its own calendar; a parcel arrives only on a working day of the destination. */
export function promisedDays(dispatch: Day, legs: readonly Leg[], destination: Working): Promised {
  const arrival = (which: 0 | 1) => {
    const reached = legs.reduce(
      (day, { days, on }) => addWorkingDays(on.jurisdiction, day, days[which], on.subdivision),
      dispatch,
    )
    return nextWorkingDay(destination.jurisdiction, reached, destination.subdivision)
  }
  return { earliest: arrival(0), latest: arrival(1) }
}

/** When all of several parcels have arrived. */
export function allArrived(parcels: readonly [Promised, ...Promised[]]): Promised {
  const latestOf = (days: Day[]) => days.reduce((a, b) => (a > b ? a : b))
  return {
    earliest: latestOf(parcels.map(({ earliest }) => earliest)),
    latest: latestOf(parcels.map(({ latest }) => latest)),
  }
}

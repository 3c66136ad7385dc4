import type { Day } from '../country/day.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

interface Span {
  day: Day
  from: number
  until: number
}

const spans = new Map<string, Span>()

/** The calendar date at an instant (milliseconds since 1970) in an IANA time zone. The current day is remembered. */
export function localDay(instant: number, timeZone: string): Day {
  const known = spans.get(timeZone)
  if (known && instant >= known.from && instant < known.until) return known.day
  const day = dayAt(instant, timeZone)
  spans.set(timeZone, { day, from: instant, until: nextMidnight(instant, timeZone, day) })
  return day
}

/** The instant at which the market's current day ends; as cheap as `localDay`. */
export function endOfDay(instant: number, timeZone: string): number {
  localDay(instant, timeZone)
  return (spans.get(timeZone) as Span).until
}

/** The first instant of the next day, found by halving: days have 23 to 25 hours where clocks change. */
export function nextMidnight(instant: number, timeZone: string, day: Day = dayAt(instant, timeZone)): number {
  let low = instant
  let high = instant + 25 * 3_600_000
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (dayAt(middle, timeZone) === day) low = middle
    else high = middle
  }
  return high
}

/** The instant at which a day begins in a time zone. */
export function startOfDay(day: Day, timeZone: string): number {
  const before = Date.parse(`${day}T00:00:00Z`) - 24 * 3_600_000
  let at = before
  while (dayAt(at, timeZone) < day) at = nextMidnight(at, timeZone)
  return at
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The time of day at an instant in a time zone, `HH:MM`. Times compare as strings. */
export function localTime(instant: number, timeZone: string): string {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    clocks.set(timeZone, clock)
  }
  return clock.format(instant)
}

function dayAt(instant: number, timeZone: string): Day {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      calendar: 'iso8601',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formats.set(timeZone, format)
  }
  return format.format(instant)
}

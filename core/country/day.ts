/** A local calendar date, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string

const MS_PER_DAY = 86_400_000

/** True for a date that exists in the Gregorian calendar. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text)
}

/** The day `count` days later, or earlier where negative. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * MS_PER_DAY).toISOString().slice(0, 10)
}

/** Day of the week by ISO 8601: Monday is 1, Sunday is 7. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** Builds a day from numbers; month is 1 to 12. Overflow carries, so the 31st of a short month is a day of the next. */
export function dayOf(year: number, month: number, date: number): Day {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10)
}

import { addDays, type Day, dayOf, weekday } from './day.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import type { Holiday } from './section/calendar.ts'

/** What one year looks like in one place. */
interface Year {
  holidays: ReadonlySet<Day>
  workingDays: ReadonlySet<Day>
}

/** The longest run of days off that any law could give; past it a pack is wrong. */
const DAYS_OFF_MAX = 366
/** Places times years; the bound only guards against a caller that walks through centuries. */
const YEARS_MAX = 2_000

const remembered = new WeakMap<Jurisdiction, Map<string, Year>>()

/** Is it a public holiday there, on the day it is kept? `subdivision` is its ISO 3166-2 code. */
export function isHoliday(jurisdiction: Jurisdiction, day: Day, subdivision?: string): boolean {
  return yearOf(jurisdiction, day, subdivision).holidays.has(day)
}

/** Do people work there on that day: in the working week or on a weekend made a working day, and no holiday? */
export function isWorkingDay(jurisdiction: Jurisdiction, day: Day, subdivision?: string): boolean {
  return yearOf(jurisdiction, day, subdivision).workingDays.has(day)
}

/** The day itself where it is a working day, else the first after it. */
export function nextWorkingDay(jurisdiction: Jurisdiction, day: Day, subdivision?: string): Day {
  for (let count = 0, found = day; count <= DAYS_OFF_MAX; count++, found = dayAfter(found)) {
    if (isWorkingDay(jurisdiction, found, subdivision)) return found
  }
  throw new Error(`The calendar of ${jurisdiction.code} has no working day within a year of ${day}`)
}

/** The `count`-th working day after a day, as a period in working days runs; with 0 as `nextWorkingDay`. */
export function addWorkingDays(jurisdiction: Jurisdiction, day: Day, count: number, subdivision?: string): Day {
  if (count <= 0) return nextWorkingDay(jurisdiction, day, subdivision)
  let found = day
  for (let left = count; left > 0; left--) found = nextWorkingDay(jurisdiction, dayAfter(found), subdivision)
  return found
}

const DAYS_MAX = 10_000
const following = new Map<Day, Day>()

/** The next day; remembered, for a promise walks over the same few days again and again. */
function dayAfter(day: Day): Day {
  let next = following.get(day)
  if (next === undefined) {
    if (following.size >= DAYS_MAX) following.clear()
    next = addDays(day, 1)
    following.set(day, next)
  }
  return next
}

function yearOf(jurisdiction: Jurisdiction, day: Day, subdivision: string | undefined): Year {
  let years = remembered.get(jurisdiction)
  if (!years) {
    years = new Map()
    remembered.set(jurisdiction, years)
  }
  const key = `${day.slice(0, 4)} ${subdivision ?? ''}`
  let year = years.get(key)
  if (!year) {
    if (years.size >= YEARS_MAX) years.clear()
    year = workOut(jurisdiction, Number(day.slice(0, 4)), subdivision)
    years.set(key, year)
  }
  return year
}

function workOut(jurisdiction: Jurisdiction, year: number, subdivision: string | undefined): Year {
  const holidays = holidaysKept(jurisdiction, year, subdivision)
  const workingDays = new Set<Day>()
  for (const { from, until } of spells(jurisdiction, year)) {
    const week = jurisdiction.value('calendar', 'workingWeek', from) ?? []
    const weekends = jurisdiction.value('calendar', 'workingWeekends', from) ?? []
    for (let day = from; day < until; day = addDays(day, 1)) {
      if (!holidays.has(day) && (week.includes(weekday(day)) || weekends.includes(day))) workingDays.add(day)
    }
  }
  return { holidays, workingDays }
}

/** Holidays that fall in a year once moved; New Year's Day may be kept on the last day of the year before. */
function holidaysKept(jurisdiction: Jurisdiction, year: number, subdivision: string | undefined): Set<Day> {
  const stated = [year - 1, year, year + 1].flatMap((each) => holidaysStated(jurisdiction, each, subdivision))
  const moves = stated.filter(({ day, holiday }) => holiday.observed && isWeekend(day))
  const kept = new Set(stated.filter((each) => !moves.includes(each)).map(({ day }) => day))
  for (const { day, holiday } of moves.sort((a, b) => (a.day < b.day ? -1 : 1)))
    kept.add(observedOn(holiday, day, kept))
  return new Set([...kept].filter((day) => day.startsWith(`${year}-`)))
}

/** The day on which a holiday of a weekend is kept, given the days that are holidays already. */
function observedOn(holiday: Holiday, day: Day, kept: ReadonlySet<Day>): Day {
  if (holiday.observed === 'nearest-weekday') return addDays(day, weekday(day) === 6 ? -1 : 1)
  if (holiday.observed === 'next-monday') return addDays(day, 8 - weekday(day))
  let found = day
  while (isWeekend(found) || kept.has(found)) found = addDays(found, 1)
  return found
}

function isWeekend(day: Day): boolean {
  return weekday(day) >= 6
}

/** What the law states for a year, before anything moves, each holiday by the rule in force on its own day. */
function holidaysStated(jurisdiction: Jurisdiction, year: number, subdivision: string | undefined) {
  return spells(jurisdiction, year).flatMap(({ from, until }) =>
    [...jurisdiction.family<Holiday>('calendar', 'holiday', from).values()].flatMap(({ value: holiday }) =>
      holdsIn(holiday, jurisdiction, subdivision)
        ? daysOf(holiday, year)
            .filter((day) => day >= from && day < until)
            .map((day) => ({ day, holiday }))
        : [],
    ),
  )
}

/** A territory with the code of a subdivision is that subdivision, also where the caller does not say so. */
function holdsIn(holiday: Holiday, jurisdiction: Jurisdiction, subdivision: string | undefined): boolean {
  const where = holiday.subdivisions
  return !where || where.includes(jurisdiction.code) || (subdivision !== undefined && where.includes(subdivision))
}

/** Stretches of a year during which no rule of the calendar changes. */
function spells(jurisdiction: Jurisdiction, year: number): { from: Day; until: Day }[] {
  const start = dayOf(year, 1, 1)
  const end = dayOf(year + 1, 1, 1)
  const starts = [start, ...jurisdiction.changes('calendar').filter((day) => day > start && day < end)]
  return starts.map((from, index) => ({ from, until: starts[index + 1] ?? end }))
}

function daysOf(holiday: Holiday, year: number): Day[] {
  if ('fixed' in holiday) return [`${year}-${holiday.fixed}`]
  if ('easter' in holiday) return [addDays(easterSunday(year), holiday.easter)]
  if ('nth' in holiday) return [nthWeekday(year, holiday.nth)]
  return holiday.days.filter((day) => day.startsWith(`${year}-`))
}

function nthWeekday(year: number, { n, weekday: wanted, month }: { n: number; weekday: number; month: number }): Day {
  if (n > 0) {
    const first = dayOf(year, month, 1)
    return addDays(first, ((wanted - weekday(first) + 7) % 7) + 7 * (n - 1))
  }
  const last = dayOf(year, month + 1, 0)
  return addDays(last, -((weekday(last) - wanted + 7) % 7) + 7 * (n + 1))
}

/** Easter Sunday of the Gregorian calendar, by the method that Nature printed in 1876. */
export function easterSunday(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const days = epact + toSunday - 7 * late + 114
  return dayOf(year, Math.floor(days / 31), (days % 31) + 1)
}

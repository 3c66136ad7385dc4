import { addDays, type Day, dayOf, weekday } from './day.ts'
import type { SalesPeriod } from './section/legal.ts'

/** A sales period of one year; both days are in it. */
export interface SalesSpan {
  name: string
  first: Day
  last: Day
}

/** The period that a day lies in. */
export function salesSpanOn(periods: readonly SalesPeriod[], day: Day): SalesSpan | undefined {
  return spansAround(periods, day).find(({ first, last }) => first <= day && day <= last)
}

/** The first period that has not ended by a day. */
export function nextSalesSpan(periods: readonly SalesPeriod[], day: Day): SalesSpan | undefined {
  return spansAround(periods, day).find(({ last }) => day <= last)
}

/** Periods of the year before, of the day's and of the next, oldest first. */
function spansAround(periods: readonly SalesPeriod[], day: Day): SalesSpan[] {
  const year = Number(day.slice(0, 4))
  return [year - 1, year, year + 1]
    .flatMap((each) => periods.flatMap((period) => spanIn(period, each)))
    .sort((a, b) => (a.first < b.first ? -1 : 1))
}

function spanIn(period: SalesPeriod, year: number): SalesSpan[] {
  const { name } = period
  if ('first' in period) {
    return period.first.startsWith(`${year}-`) ? [{ name, first: period.first, last: period.last }] : []
  }
  const { n, weekday: wanted, month } = period.nth
  const found = nthWeekday(year, month, wanted, n)
  const late = period.notAfter !== undefined && Number(found.slice(8)) > period.notAfter
  const first = late ? addDays(found, -7) : found
  return [{ name, first, last: addDays(first, period.days - 1) }]
}

/** The n-th weekday of a month; the last where n is -1. */
function nthWeekday(year: number, month: number, wanted: number, n: number): Day {
  if (n < 0) {
    const last = dayOf(year, month + 1, 0)
    return addDays(last, -((weekday(last) - wanted + 7) % 7))
  }
  const first = dayOf(year, month, 1)
  return addDays(first, ((wanted - weekday(first) + 7) % 7) + (n - 1) * 7)
}

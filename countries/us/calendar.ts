import { since } from '../../core/country/dated.ts'
import type { CalendarRules } from '../../core/country/section/calendar.ts'
import { source } from './sources.ts'

/** The Uniform Monday Holiday Act put several of them on Mondays in 1971. */
const monday = '1971-01-01'

/** Federal holidays. One on a Saturday is kept on the Friday before, one on a Sunday on the Monday after (5 U.S.C. § 6103(b)). */
export const calendar: CalendarRules = {
  'holiday.new-year': since('1870-06-28', { fixed: '01-01', observed: 'nearest-weekday' }, source.holidays),
  'holiday.martin-luther-king': since('1986-01-20', { nth: { n: 3, weekday: 1, month: 1 } }, source.holidays),
  'holiday.washington': since(monday, { nth: { n: 3, weekday: 1, month: 2 } }, source.holidays),
  'holiday.memorial-day': since(monday, { nth: { n: -1, weekday: 1, month: 5 } }, source.holidays),
  'holiday.juneteenth': since('2021-06-17', { fixed: '06-19', observed: 'nearest-weekday' }, source.juneteenth),
  'holiday.independence-day': since('1870-06-28', { fixed: '07-04', observed: 'nearest-weekday' }, source.holidays),
  'holiday.labor-day': since('1894-06-28', { nth: { n: 1, weekday: 1, month: 9 } }, source.holidays),
  'holiday.columbus-day': since(monday, { nth: { n: 2, weekday: 1, month: 10 } }, source.holidays),
  'holiday.veterans-day': since('1978-01-01', { fixed: '11-11', observed: 'nearest-weekday' }, source.holidays),
  'holiday.thanksgiving': since('1942-01-01', { nth: { n: 4, weekday: 4, month: 11 } }, source.holidays),
  'holiday.christmas': since('1870-06-28', { fixed: '12-25', observed: 'nearest-weekday' }, source.holidays),
}

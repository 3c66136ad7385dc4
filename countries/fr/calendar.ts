import { since } from '../../core/country/dated.ts'
import type { CalendarRules } from '../../core/country/section/calendar.ts'
import { source } from './sources.ts'

const always = '1974-01-01'

/** Bas-Rhin, Haut-Rhin and Moselle keep what German law gave them. */
const ALSACE_MOSELLE = ['FR-57', 'FR-67', 'FR-68']

export const calendar: CalendarRules = {
  'holiday.new-year': since(always, { fixed: '01-01' }, source.holidays),
  'holiday.good-friday-alsace-moselle': since(always, { easter: -2, subdivisions: ALSACE_MOSELLE }, source.holidays),
  'holiday.easter-monday': since(always, { easter: 1 }, source.holidays),
  'holiday.labour-day': since(always, { fixed: '05-01' }, source.holidays),
  'holiday.victory-1945': since('1982-01-01', { fixed: '05-08' }, source.holidays),
  'holiday.ascension': since(always, { easter: 39 }, source.holidays),
  'holiday.whit-monday': since(always, { easter: 50 }, source.holidays),
  'holiday.national-day': since(always, { fixed: '07-14' }, source.holidays),
  'holiday.assumption': since(always, { fixed: '08-15' }, source.holidays),
  'holiday.all-saints': since(always, { fixed: '11-01' }, source.holidays),
  'holiday.armistice': since(always, { fixed: '11-11' }, source.holidays),
  'holiday.christmas': since(always, { fixed: '12-25' }, source.holidays),
  'holiday.saint-stephen': since(always, { fixed: '12-26', subdivisions: ALSACE_MOSELLE }, source.holidays),
}

import { since } from '../../core/country/dated.ts'
import type { CalendarRules } from '../../core/country/section/calendar.ts'
import { source } from './sources.ts'

/** National holidays by law. Carnival and Corpus Christi are optional days off (pontos facultativos), not holidays. */
export const calendar: CalendarRules = {
  'holiday.new-year': since('1949-04-06', { fixed: '01-01' }, source.holidays),
  'holiday.good-friday': since('1995-09-13', { easter: -2 }, source.holidays),
  'holiday.tiradentes': since('1950-12-09', { fixed: '04-21' }, source.holidays),
  'holiday.labour-day': since('1949-04-06', { fixed: '05-01' }, source.holidays),
  'holiday.independence-day': since('1949-04-06', { fixed: '09-07' }, source.holidays),
  'holiday.our-lady-aparecida': since('1980-06-30', { fixed: '10-12' }, source.holidays),
  'holiday.all-souls': since('2002-12-20', { fixed: '11-02' }, source.holidays),
  'holiday.republic-day': since('1949-04-06', { fixed: '11-15' }, source.holidays),
  'holiday.black-awareness': since('2024-01-01', { fixed: '11-20' }, source.blackAwareness),
  'holiday.christmas': since('1949-04-06', { fixed: '12-25' }, source.holidays),
}

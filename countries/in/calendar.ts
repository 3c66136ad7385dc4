import { since } from '../../core/country/dated.ts'
import type { Day } from '../../core/country/day.ts'
import type { CalendarRules } from '../../core/country/section/calendar.ts'
import { source } from './sources.ts'

/** A feast that a calendar of the moon fixes: `MM-DD` by year from 2019 on. */
function feast(days: readonly string[]) {
  const list: Day[] = days.map((day, index) => `${2019 + index}-${day}`)
  return since('2019-01-01', { days: list }, source.gazetted)
}

/** Days of the feasts of the moon that the Union gazetted, 2019 to 2027; Islamic feasts of 2027 wait for its list. */
export const calendar: CalendarRules = {
  'holiday.republic-day': since('1950-01-26', { fixed: '01-26' }, source.national),
  'holiday.independence-day': since('1947-08-15', { fixed: '08-15' }, source.national),
  'holiday.gandhi-jayanti': since('1948-10-02', { fixed: '10-02' }, source.national),
  'holiday.christmas': since('1950-01-26', { fixed: '12-25' }, source.gazetted),
  'holiday.good-friday': since('1950-01-26', { easter: -2 }, source.gazetted),
  'holiday.mahavir-jayanti': feast(['04-17', '04-06', '04-25', '04-14', '04-04', '04-21', '04-10', '03-31', '04-18']),
  'holiday.buddha-purnima': feast(['05-18', '05-07', '05-26', '05-16', '05-05', '05-23', '05-12', '05-01', '05-20']),
  'holiday.id-ul-fitr': feast(['06-05', '05-25', '05-14', '05-03', '04-22', '04-11', '03-31', '03-21']),
  'holiday.id-ul-zuha': feast(['08-12', '08-01', '07-21', '07-10', '06-29', '06-17', '06-07', '05-27']),
  'holiday.muharram': feast(['09-10', '08-30', '08-19', '08-09', '07-29', '07-17', '07-06', '06-26']),
  'holiday.milad-un-nabi': feast(['11-10', '10-30', '10-19', '10-09', '09-28', '09-16', '09-05', '08-26']),
  'holiday.dussehra': feast(['10-08', '10-25', '10-15', '10-05', '10-24', '10-12', '10-02', '10-20', '10-09']),
  'holiday.diwali': feast(['10-27', '11-14', '11-04', '10-24', '11-12', '10-31', '10-20', '11-08', '10-29']),
  'holiday.guru-nanak': feast(['11-12', '11-30', '11-19', '11-08', '11-27', '11-15', '11-05', '11-24', '11-14']),
  // Shops and carriers work on Saturdays.
  workingWeek: since('1950-01-26', [1, 2, 3, 4, 5, 6], source.carriers),
}

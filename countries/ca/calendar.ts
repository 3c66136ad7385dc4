import { since } from '../../core/country/dated.ts'
import type { CalendarRules } from '../../core/country/section/calendar.ts'
import { source } from './sources.ts'

/** The Monday before 25 May (Holidays Act, s. 4). */
const VICTORIA_DAYS =
  '2019-05-20 2020-05-18 2021-05-24 2022-05-23 2023-05-22 2024-05-20 2025-05-19 2026-05-18 2027-05-24 2028-05-22 2029-05-21 2030-05-20 2031-05-19 2032-05-24 2033-05-23 2034-05-22 2035-05-21'.split(
    ' ',
  )

const always = '1985-01-01'

export const calendar: CalendarRules = {
  'holiday.new-year': since(always, { fixed: '01-01', observed: 'next-monday' }, source.holidays),
  'holiday.family-day': since(
    '2019-01-01',
    {
      nth: { n: 3, weekday: 1, month: 2 },
      subdivisions: ['CA-AB', 'CA-BC', 'CA-MB', 'CA-NB', 'CA-NS', 'CA-ON', 'CA-PE', 'CA-SK'],
    },
    source.holidays,
  ),
  'holiday.good-friday': since(always, { easter: -2 }, source.holidays),
  'holiday.victoria-day': since(always, { days: VICTORIA_DAYS }, source.holidays),
  'holiday.saint-jean-baptiste': since(always, { fixed: '06-24', subdivisions: ['CA-QC'] }, source.holidays),
  'holiday.canada-day': since(always, { fixed: '07-01', observed: 'next-monday' }, source.holidays),
  'holiday.civic-holiday': since(
    always,
    { nth: { n: 1, weekday: 1, month: 8 }, subdivisions: ['CA-BC', 'CA-NB', 'CA-NT', 'CA-NU', 'CA-SK'] },
    source.holidays,
  ),
  'holiday.labour-day': since(always, { nth: { n: 1, weekday: 1, month: 9 } }, source.holidays),
  'holiday.truth-and-reconciliation': since('2021-08-03', { fixed: '09-30' }, source.reconciliation),
  'holiday.thanksgiving': since(always, { nth: { n: 2, weekday: 1, month: 10 } }, source.holidays),
  'holiday.remembrance-day': since(
    always,
    {
      fixed: '11-11',
      subdivisions: ['CA-AB', 'CA-BC', 'CA-NB', 'CA-NL', 'CA-NT', 'CA-NU', 'CA-PE', 'CA-SK', 'CA-YT'],
    },
    source.holidays,
  ),
  'holiday.christmas': since(always, { fixed: '12-25', observed: 'next-monday' }, source.holidays),
  'holiday.boxing-day': since(
    always,
    { fixed: '12-26', observed: 'next-working-day', subdivisions: ['CA-ON'] },
    source.holidays,
  ),
}

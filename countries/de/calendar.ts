import { since } from '../../core/country/dated.ts'
import type { CalendarRules, Holiday } from '../../core/country/section/calendar.ts'
import { source } from './sources.ts'

const always = '1990-10-03'
/** The east has kept Reformation Day; the north joined in 2018. */
const EAST = ['DE-BB', 'DE-MV', 'DE-SN', 'DE-ST', 'DE-TH']
const reformation = (...subdivisions: string[]): Holiday => ({ fixed: '10-31', subdivisions })

/** The nine days of all Länder, then what each Land adds. The Assumption in Catholic towns of Bavaria is left out. */
export const calendar: CalendarRules = {
  'holiday.new-year': since(always, { fixed: '01-01' }, source.holidays),
  'holiday.good-friday': since(always, { easter: -2 }, source.holidays),
  'holiday.easter-monday': since(always, { easter: 1 }, source.holidays),
  'holiday.labour-day': since(always, { fixed: '05-01' }, source.holidays),
  'holiday.ascension': since(always, { easter: 39 }, source.holidays),
  'holiday.whit-monday': since(always, { easter: 50 }, source.holidays),
  'holiday.unity': since(always, { fixed: '10-03' }, source.holidays),
  'holiday.christmas': since(always, { fixed: '12-25' }, source.holidays),
  'holiday.saint-stephen': since(always, { fixed: '12-26' }, source.holidays),

  'holiday.epiphany': since(always, { fixed: '01-06', subdivisions: ['DE-BW', 'DE-BY', 'DE-ST'] }, source.holidays),
  'holiday.womens-day': [
    { from: '2019-01-01', value: { fixed: '03-08', subdivisions: ['DE-BE'] }, source: source.holidays },
    { from: '2023-01-01', value: { fixed: '03-08', subdivisions: ['DE-BE', 'DE-MV'] }, source: source.holidays },
  ],
  'holiday.easter-sunday': since(always, { easter: 0, subdivisions: ['DE-BB'] }, source.holidays),
  'holiday.whit-sunday': since(always, { easter: 49, subdivisions: ['DE-BB'] }, source.holidays),
  'holiday.corpus-christi': since(
    always,
    { easter: 60, subdivisions: ['DE-BW', 'DE-BY', 'DE-HE', 'DE-NW', 'DE-RP', 'DE-SL'] },
    source.holidays,
  ),
  'holiday.assumption': since(always, { fixed: '08-15', subdivisions: ['DE-SL'] }, source.holidays),
  'holiday.childrens-day': since('2019-01-01', { fixed: '09-20', subdivisions: ['DE-TH'] }, source.holidays),
  'holiday.reformation': [
    { from: always, value: reformation(...EAST), source: source.holidays },
    {
      from: '2018-01-01',
      value: reformation(...EAST, 'DE-HB', 'DE-HH', 'DE-NI', 'DE-SH'),
      source: source.holidays,
    },
  ],
  'holiday.all-saints': since(
    always,
    { fixed: '11-01', subdivisions: ['DE-BW', 'DE-BY', 'DE-NW', 'DE-RP', 'DE-SL'] },
    source.holidays,
  ),
  /** The Wednesday before 23 November. */
  'holiday.repentance': since(
    always,
    {
      days: [
        '2019-11-20',
        '2020-11-18',
        '2021-11-17',
        '2022-11-16',
        '2023-11-22',
        '2024-11-20',
        '2025-11-19',
        '2026-11-18',
        '2027-11-17',
        '2028-11-22',
        '2029-11-21',
        '2030-11-20',
      ],
      subdivisions: ['DE-SN'],
    },
    source.holidays,
  ),
  /** Berlin's jubilees, each once. */
  'holiday.berlin-once': since(
    '2020-01-01',
    { days: ['2020-05-08', '2025-05-08', '2028-06-17'], subdivisions: ['DE-BE'] },
    source.holidays,
  ),
}

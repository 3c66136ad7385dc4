import { none, since } from '../../core/country/dated.ts'
import type { CalendarRules, Holiday } from '../../core/country/section/calendar.ts'
import { source } from './sources.ts'

const monday = (n: number, month: number): Holiday => ({ nth: { n, weekday: 1, month } })

/**
 * National holidays. A holiday on a Sunday is made up for on the next day that is none, but one on a Saturday is not, so
 * those days are listed; the equinoxes are announced each February for the year after.
 */
export const calendar: CalendarRules = {
  'holiday.new-year': since('1949-01-01', { fixed: '01-01' }, source.holidays),
  'holiday.coming-of-age': since('2000-01-01', monday(2, 1), source.holidays),
  'holiday.foundation': since('1967-02-11', { fixed: '02-11' }, source.holidays),
  /** 23 December until 2018, none in 2019, 23 February since the succession. */
  'holiday.emperors-birthday': [
    { from: '1989-02-17', value: { fixed: '12-23' }, source: source.holidays },
    { from: '2019-05-01', value: none, source: source.holidays },
    { from: '2020-01-01', value: { fixed: '02-23' }, source: source.holidays },
  ],
  'holiday.vernal-equinox': since(
    '2019-01-01',
    {
      days: [
        '2019-03-21',
        '2020-03-20',
        '2021-03-20',
        '2022-03-21',
        '2023-03-21',
        '2024-03-20',
        '2025-03-20',
        '2026-03-20',
        '2027-03-21',
      ],
    },
    source.holidays,
  ),
  'holiday.showa': since('2007-01-01', { fixed: '04-29' }, source.holidays),
  'holiday.constitution': since('1949-05-03', { fixed: '05-03' }, source.holidays),
  'holiday.greenery': since('2007-01-01', { fixed: '05-04' }, source.holidays),
  'holiday.children': since('1949-05-05', { fixed: '05-05' }, source.holidays),
  'holiday.marine': [
    { from: '2003-01-01', value: monday(3, 7), source: source.holidays },
    { from: '2020-01-01', value: { days: ['2020-07-23', '2021-07-22'] }, source: source.olympics },
    { from: '2022-01-01', value: monday(3, 7), source: source.holidays },
  ],
  'holiday.mountain': [
    { from: '2016-01-01', value: { fixed: '08-11' }, source: source.holidays },
    { from: '2020-01-01', value: { days: ['2020-08-10', '2021-08-08'] }, source: source.olympics },
    { from: '2022-01-01', value: { fixed: '08-11' }, source: source.holidays },
  ],
  'holiday.respect-for-the-aged': since('2003-01-01', monday(3, 9), source.holidays),
  'holiday.autumnal-equinox': since(
    '2019-01-01',
    {
      days: [
        '2019-09-23',
        '2020-09-22',
        '2021-09-23',
        '2022-09-23',
        '2023-09-23',
        '2024-09-22',
        '2025-09-23',
        '2026-09-23',
        '2027-09-23',
      ],
    },
    source.holidays,
  ),
  'holiday.sports': [
    { from: '2000-01-01', value: monday(2, 10), source: source.holidays },
    { from: '2020-01-01', value: { days: ['2020-07-24', '2021-07-23'] }, source: source.olympics },
    { from: '2022-01-01', value: monday(2, 10), source: source.holidays },
  ],
  'holiday.culture': since('1948-11-03', { fixed: '11-03' }, source.holidays),
  'holiday.labour-thanksgiving': since('1948-11-23', { fixed: '11-23' }, source.holidays),
  'holiday.succession': since('2019-01-01', { days: ['2019-05-01', '2019-10-22'] }, source.succession),
  /** A day between two holidays is one too (art. 3(3)). */
  'holiday.between': since('2019-01-01', { days: ['2019-04-30', '2019-05-02', '2026-09-22'] }, source.holidays),
  /** Art. 3(2). */
  'holiday.substitute': since(
    '2019-01-01',
    {
      days: [
        '2019-05-06',
        '2019-08-12',
        '2019-11-04',
        '2020-02-24',
        '2020-05-06',
        '2021-08-09',
        '2023-01-02',
        '2024-02-12',
        '2024-05-06',
        '2024-08-12',
        '2024-09-23',
        '2024-11-04',
        '2025-02-24',
        '2025-05-06',
        '2025-11-24',
        '2026-05-06',
        '2027-03-22',
      ],
    },
    source.holidays,
  ),
}

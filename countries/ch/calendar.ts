import { since } from '../../core/country/dated.ts'
import type { CalendarRules, Holiday } from '../../core/country/section/calendar.ts'
import { source } from './sources.ts'

const always = '1994-07-01'
const cantons = (codes: string) => codes.split(' ').map((code) => `CH-${code}`)
const EASTER = 'ZH BE UR SZ GL BS BL SH AR AI SG GR AG TG TI VD GE JU'
const CATHOLIC = 'LU UR SZ OW NW ZG FR SO AI AG TI VS JU'
const CATHOLIC_WITH_LATER = `${CATHOLIC} GL SG`
const inCantons = (
  codes: string,
  day: { fixed: string } | { easter: number } | { days: readonly string[] },
): Holiday => ({
  ...day,
  subdivisions: cantons(codes),
})

/**
 * Federal law knows one holiday, 1 August; the cantons give the others, some of their districts fewer. Days that fall
 * away after a Sunday in three eastern cantons are left out.
 */
export const calendar: CalendarRules = {
  'holiday.federal-day': since(always, { fixed: '08-01' }, source.federalDay),
  'holiday.new-year': since(always, { fixed: '01-01' }, source.holidays),
  'holiday.ascension': since(always, { easter: 39 }, source.holidays),
  'holiday.christmas': since(always, { fixed: '12-25' }, source.holidays),

  'holiday.berchtold': since(always, inCantons('BE AG TG VD JU', { fixed: '01-02' }), source.holidays),
  'holiday.epiphany': since(always, inCantons('UR SZ TI', { fixed: '01-06' }), source.holidays),
  'holiday.republic-neuchatel': since(always, inCantons('NE', { fixed: '03-01' }), source.holidays),
  'holiday.saint-joseph': since(always, inCantons('UR SZ NW TI VS', { fixed: '03-19' }), source.holidays),
  'holiday.good-friday': since(
    always,
    inCantons('ZH BE LU UR SZ OW NW GL ZG FR SO BS BL SH AR AI SG GR AG TG VD NE GE JU', { easter: -2 }),
    source.holidays,
  ),
  'holiday.easter-monday': since(always, inCantons(`${EASTER} NE`, { easter: 1 }), source.holidays),
  'holiday.labour-day': since(always, inCantons('ZH BS BL SH AG TG TI NE JU', { fixed: '05-01' }), source.holidays),
  'holiday.whit-monday': since(always, inCantons(EASTER, { easter: 50 }), source.holidays),
  'holiday.corpus-christi': since(always, inCantons(CATHOLIC, { easter: 60 }), source.holidays),
  'holiday.jura-plebiscite': since(always, inCantons('JU', { fixed: '06-23' }), source.holidays),
  'holiday.peter-and-paul': since(always, inCantons('TI', { fixed: '06-29' }), source.holidays),
  'holiday.assumption': since(always, inCantons(CATHOLIC, { fixed: '08-15' }), source.holidays),
  'holiday.saint-maurice': since(always, inCantons('AI', { fixed: '09-22' }), source.holidays),
  'holiday.brother-klaus': since(always, inCantons('OW', { fixed: '09-25' }), source.holidays),
  'holiday.all-saints': since(always, inCantons(CATHOLIC_WITH_LATER, { fixed: '11-01' }), source.holidays),
  'holiday.immaculate': since(
    always,
    inCantons('LU UR SZ OW NW ZG FR AI AG TI VS', { fixed: '12-08' }),
    source.holidays,
  ),
  'holiday.saint-stephen': since(
    always,
    inCantons('ZH BE LU UR SZ GL BS BL SH AR AI SG GR AG TG TI', { fixed: '12-26' }),
    source.holidays,
  ),
  'holiday.restoration-geneva': since(always, inCantons('GE', { fixed: '12-31' }), source.holidays),
  /** The first Thursday of April, a week later where that is Maundy Thursday. */
  'holiday.naefels': since(
    '2019-01-01',
    inCantons('GL', {
      days: [
        '2019-04-04',
        '2020-04-02',
        '2021-04-08',
        '2022-04-07',
        '2023-04-13',
        '2024-04-04',
        '2025-04-03',
        '2026-04-09',
        '2027-04-01',
        '2028-04-06',
        '2029-04-05',
        '2030-04-04',
      ],
    }),
    source.holidays,
  ),
  /** The Thursday after the first Sunday of September. */
  'holiday.fast-geneva': since(
    '2019-01-01',
    inCantons('GE', {
      days: [
        '2019-09-05',
        '2020-09-10',
        '2021-09-09',
        '2022-09-08',
        '2023-09-07',
        '2024-09-05',
        '2025-09-11',
        '2026-09-10',
        '2027-09-09',
        '2028-09-07',
        '2029-09-06',
        '2030-09-05',
      ],
    }),
    source.holidays,
  ),
  /** The Monday after the third Sunday of September. */
  'holiday.fast-vaud': since(
    '2019-01-01',
    inCantons('VD', {
      days: [
        '2019-09-16',
        '2020-09-21',
        '2021-09-20',
        '2022-09-19',
        '2023-09-18',
        '2024-09-16',
        '2025-09-22',
        '2026-09-21',
        '2027-09-20',
        '2028-09-18',
        '2029-09-17',
        '2030-09-16',
      ],
    }),
    source.holidays,
  ),
}

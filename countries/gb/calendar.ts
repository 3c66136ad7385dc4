import { since } from '../../core/country/dated.ts'
import type { CalendarRules, Holiday } from '../../core/country/section/calendar.ts'
import { source } from './sources.ts'

const always = '1978-01-01'
const SCOTLAND = ['GB-SCT']
const NORTHERN_IRELAND = ['GB-NIR']
const NOT_SCOTLAND = ['GB-ENG', 'GB-WLS', 'GB-NIR']
const observed = 'next-working-day'
const monday = (n: number, month: number): Holiday => ({ nth: { n, weekday: 1, month } })

/** Bank holidays of the four nations, which share most but not all. */
export const calendar: CalendarRules = {
  'holiday.new-year': since(always, { fixed: '01-01', observed }, source.holidays),
  'holiday.second-january': since(always, { fixed: '01-02', subdivisions: SCOTLAND, observed }, source.holidays),
  'holiday.saint-patrick': since(always, { fixed: '03-17', subdivisions: NORTHERN_IRELAND, observed }, source.holidays),
  'holiday.good-friday': since(always, { easter: -2 }, source.holidays),
  'holiday.easter-monday': since(always, { easter: 1, subdivisions: NOT_SCOTLAND }, source.holidays),
  /** Moved to the Friday of the seventy-fifth anniversary of the end of the war in 2020. */
  'holiday.early-may': [
    { from: always, value: monday(1, 5), source: source.holidays },
    { from: '2020-01-01', value: { days: ['2020-05-08'] }, source: source.holidays },
    { from: '2021-01-01', value: monday(1, 5), source: source.holidays },
  ],
  /** Moved to the Thursday of the platinum jubilee in 2022. */
  'holiday.spring': [
    { from: always, value: monday(-1, 5), source: source.holidays },
    { from: '2022-01-01', value: { days: ['2022-06-02'] }, source: source.holidays },
    { from: '2023-01-01', value: monday(-1, 5), source: source.holidays },
  ],
  'holiday.boyne': since(always, { fixed: '07-12', subdivisions: NORTHERN_IRELAND, observed }, source.holidays),
  'holiday.summer-scotland': since(
    always,
    { nth: { n: 1, weekday: 1, month: 8 }, subdivisions: SCOTLAND },
    source.holidays,
  ),
  'holiday.summer': since(
    always,
    { nth: { n: -1, weekday: 1, month: 8 }, subdivisions: NOT_SCOTLAND },
    source.holidays,
  ),
  'holiday.saint-andrew': since('2007-01-15', { fixed: '11-30', subdivisions: SCOTLAND, observed }, source.holidays),
  'holiday.christmas': since(always, { fixed: '12-25', observed }, source.holidays),
  'holiday.boxing-day': since(always, { fixed: '12-26', observed }, source.holidays),
  /** The platinum jubilee, the funeral of Elizabeth II and the coronation of Charles III. */
  'holiday.royal': since('2022-01-01', { days: ['2022-06-03', '2022-09-19', '2023-05-08'] }, source.holidays),
  'holiday.world-cup': since('2026-01-01', { days: ['2026-06-15'], subdivisions: SCOTLAND }, source.worldCup),
}

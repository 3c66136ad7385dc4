import { describe, expect, test } from 'vitest'
import { addWorkingDays, easterSunday, isHoliday, isWorkingDay, nextWorkingDay } from '../core/country/calendar.ts'
import { addDays, weekday } from '../core/country/day.ts'
import type { Jurisdiction } from '../core/country/jurisdiction.ts'
import { registry } from './golden.ts'

function of(code: string): Jurisdiction {
  return registry.jurisdiction(code) as Jurisdiction
}

/** A place, a day, and whether it is a holiday there; a place may be a country and a subdivision. */
type Golden = readonly [place: string, day: string, holiday: boolean]

function golden(cases: readonly Golden[]) {
  test.each(cases.map((each) => [...each]))('%s, %s: a holiday is %s', (place, day, holiday) => {
    const [code, subdivision] = (place as string).split(' ')
    expect(isHoliday(of(code as string), day as string, subdivision)).toBe(holiday)
  })
}

test('Easter falls where the church tables say', () => {
  const tables = '2000-04-23 2008-03-23 2011-04-24 2019-04-21 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2038-04-25'
  for (const day of tables.split(' ')) expect(easterSunday(Number(day.slice(0, 4)))).toBe(day)
})

// Easter Sunday 2026 is 5 April: Good Friday 3 April, Ascension 14 May, Whit Monday 25 May, Corpus Christi 4 June.
describe('France: Code du travail, art. L3133-1; Alsace-Moselle, art. L3134-13', () => {
  golden([
    ['FR', '2026-04-06', true],
    ['FR', '2026-05-14', true],
    ['FR', '2026-05-25', true],
    ['FR', '2026-07-14', true],
    ['FR', '2026-04-03', false],
    ['FR FR-67', '2026-04-03', true],
    ['FR FR-57', '2026-12-26', true],
    ['FR FR-75C', '2026-12-26', false],
    // Abolition of slavery: 22 May in Martinique, 27 May in Guadeloupe.
    ['FR-972', '2026-05-22', true],
    ['FR-971', '2026-05-22', false],
    ['FR-971', '2026-05-27', true],
    ['FR', '2026-05-22', false],
  ])
})

describe('Germany: the holiday law of each Land', () => {
  golden([
    ['DE', '2026-10-03', true],
    ['DE', '2026-06-04', false],
    ['DE DE-BY', '2026-06-04', true],
    ['DE DE-NW', '2026-06-04', true],
    ['DE DE-HH', '2026-06-04', false],
    ['DE DE-HH', '2026-10-31', true],
    ['DE DE-BY', '2026-10-31', false],
    // Reformation Day in the north since 2018 only; women's day in Mecklenburg since 2023 only.
    ['DE DE-HH', '2016-10-31', false],
    ['DE DE-SN', '2016-10-31', true],
    ['DE DE-MV', '2022-03-08', false],
    ['DE DE-MV', '2023-03-08', true],
    // Repentance is the Wednesday before 23 November.
    ['DE DE-SN', '2026-11-18', true],
    ['DE DE-BE', '2026-11-18', false],
  ])
})

describe('Spain: Estatuto de los Trabajadores, art. 37.2', () => {
  golden([
    ['ES', '2026-04-03', true],
    ['ES', '2026-04-06', false],
    ['ES ES-B', '2026-04-06', true],
    ['ES ES-M', '2026-04-02', true],
    ['ES ES-B', '2026-04-02', false],
    ['ES ES-B', '2026-09-11', true],
    ['ES ES-SE', '2026-02-28', true],
    ['ES', '2026-12-08', true],
  ])
})

describe('Great Britain: substitute days of bank holidays', () => {
  golden([
    // Christmas on a Saturday, Boxing Day on a Sunday: Monday and Tuesday.
    ['GB', '2021-12-27', true],
    ['GB', '2021-12-28', true],
    ['GB', '2021-12-29', false],
    // Christmas on a Sunday: Boxing Day keeps its Monday, Christmas goes to Tuesday.
    ['GB', '2022-12-26', true],
    ['GB', '2022-12-27', true],
    // New Year on a Saturday: Monday; in Scotland the second day then takes Tuesday.
    ['GB', '2022-01-03', true],
    ['GB GB-SCT', '2022-01-04', true],
    ['GB GB-ENG', '2022-01-04', false],
    // 26 December 2026 is a Saturday.
    ['GB', '2026-12-28', true],
    ['GB GB-ENG', '2026-04-06', true],
    ['GB GB-SCT', '2026-04-06', false],
    ['GB GB-SCT', '2026-08-03', true],
    ['GB GB-ENG', '2026-08-31', true],
    ['GB-NIR', '2026-03-17', true],
    // Spring bank holiday moved for the jubilee.
    ['GB', '2022-05-30', false],
    ['GB', '2022-06-02', true],
    ['GB', '2022-06-03', true],
    ['GB', '2023-05-29', true],
  ])
})

describe('Switzerland: 1 August, the rest by canton', () => {
  golden([
    ['CH', '2026-08-01', true],
    ['CH', '2026-05-14', true],
    ['CH CH-GE', '2026-09-10', true],
    ['CH CH-ZH', '2026-09-10', false],
    ['CH CH-TI', '2026-03-19', true],
    ['CH CH-ZH', '2026-05-01', true],
    ['CH CH-BE', '2026-05-01', false],
    ['CH CH-VS', '2026-04-03', false],
    ['CH CH-ZH', '2026-04-03', true],
  ])
})

describe('United States: 5 U.S.C. § 6103(b), Saturday to Friday, Sunday to Monday', () => {
  golden([
    // 4 July 2026 is a Saturday, 4 July 2021 was a Sunday.
    ['US', '2026-07-03', true],
    ['US', '2026-07-04', false],
    ['US', '2021-07-05', true],
    // New Year 2028 is a Saturday, so it is kept in 2027.
    ['US', '2027-12-31', true],
    ['US', '2028-01-01', false],
    ['US', '2022-12-26', true],
    ['US', '2026-11-26', true],
    ['US', '2026-05-25', true],
    ['US', '2026-01-19', true],
    // A federal holiday since 17 June 2021.
    ['US', '2020-06-19', false],
    ['US', '2021-06-18', true],
    ['US-CA', '2026-11-26', true],
  ])
})

describe('Canada: Canada Labour Code and the provinces', () => {
  golden([
    // Monday before 25 May.
    ['CA', '2026-05-18', true],
    // A Sunday in 2029.
    ['CA', '2029-07-02', true],
    ['CA', '2026-07-01', true],
    ['CA CA-QC', '2026-06-24', true],
    ['CA CA-ON', '2026-06-24', false],
    ['CA-ON', '2026-02-16', true],
    ['CA CA-QC', '2026-02-16', false],
    // 26 December 2026 is a Saturday: Monday in Ontario; in 2021 Christmas already had that Monday.
    ['CA CA-ON', '2026-12-28', true],
    ['CA CA-BC', '2026-12-28', false],
    ['CA CA-ON', '2021-12-27', true],
    ['CA CA-ON', '2021-12-28', true],
    ['CA', '2026-10-12', true],
    ['CA', '2020-09-30', false],
    ['CA', '2021-09-30', true],
  ])
})

describe('Japan: Act on National Holidays, art. 2 and 3', () => {
  golden([
    // 3 May 2026 is a Sunday; the 4th and 5th are holidays, so the 6th makes up for it.
    ['JP', '2026-05-06', true],
    ['JP', '2026-05-07', false],
    // Between the aged and the equinox.
    ['JP', '2026-09-21', true],
    ['JP', '2026-09-22', true],
    ['JP', '2026-09-23', true],
    // The Emperor's birthday: December under the one, none in 2019, February under the other.
    ['JP', '2018-12-23', true],
    ['JP', '2019-12-23', false],
    ['JP', '2019-02-23', false],
    ['JP', '2020-02-24', true],
    // Moved for the Games.
    ['JP', '2021-07-23', true],
    ['JP', '2021-10-11', false],
    ['JP', '2022-10-10', true],
  ])
})

describe('China: notices of the State Council', () => {
  golden([
    ['CN', '2026-10-01', true],
    ['CN', '2026-10-07', true],
    ['CN', '2026-10-08', false],
    ['CN', '2026-02-15', true],
    ['CN', '2026-02-23', true],
    ['CN', '2026-02-24', false],
    // No notice yet: what the law fixes.
    ['CN', '2029-10-03', true],
    ['CN', '2029-10-04', false],
  ])
  test('weekends before and after a long holiday are worked', () => {
    // Sunday 20 September, Saturday 10 October 2026.
    for (const day of ['2026-09-20', '2026-10-10', '2026-02-14', '2026-02-28']) {
      expect(weekday(day)).toBeGreaterThan(5)
      expect(isWorkingDay(of('CN'), day)).toBe(true)
    }
    expect(isWorkingDay(of('CN'), '2026-10-11')).toBe(false)
    // From the last day before Golden Week: two working days on is Friday the 9th.
    expect(addWorkingDays(of('CN'), '2026-09-30', 2)).toBe('2026-10-09')
    expect(addWorkingDays(of('CN'), '2026-09-30', 3)).toBe('2026-10-10')
  })
})

describe('India: national holidays', () => {
  golden([
    ['IN', '2026-01-26', true],
    ['IN', '2026-08-15', true],
    ['IN', '2026-10-02', true],
    ['IN', '2026-11-08', true],
    ['IN', '2026-10-03', false],
  ])
  test('Saturdays are worked', () => {
    expect(isWorkingDay(of('IN'), '2026-10-03')).toBe(true)
    expect(isWorkingDay(of('IN'), '2026-10-04')).toBe(false)
  })
})

describe('Brazil: Lei nº 662/1949 and later', () => {
  golden([
    ['BR', '2026-04-03', true],
    ['BR', '2026-04-21', true],
    ['BR', '2026-09-07', true],
    ['BR', '2023-11-20', false],
    ['BR', '2024-11-20', true],
    // Carnival Tuesday and Corpus Christi are optional.
    ['BR', '2026-02-17', false],
    ['BR', '2026-06-04', false],
  ])
})

describe('working days', () => {
  test('the next is the day itself, or skips weekend and holidays', () => {
    expect(nextWorkingDay(of('FR'), '2026-05-22')).toBe('2026-05-22')
    expect(nextWorkingDay(of('FR'), '2026-05-23')).toBe('2026-05-26')
    expect(nextWorkingDay(of('FR'), '2026-04-03', 'FR-67')).toBe('2026-04-07')
    expect(nextWorkingDay(of('FR'), '2026-04-03')).toBe('2026-04-03')
  })
  test('a period counts from the day after', () => {
    expect(addWorkingDays(of('FR'), '2026-05-22', 1)).toBe('2026-05-26')
    expect(addWorkingDays(of('FR'), '2026-05-23', 1)).toBe('2026-05-26')
    expect(addWorkingDays(of('FR'), '2026-05-23', 0)).toBe('2026-05-26')
    expect(addWorkingDays(of('GB'), '2026-12-24', 2)).toBe('2026-12-30')
    expect(addWorkingDays(of('US'), '2027-12-30', 1)).toBe('2028-01-03')
  })
  test('every pack has a working day within two weeks of every day', () => {
    for (const country of registry.countries) {
      for (const jurisdiction of registry.jurisdictionsOf(country)) {
        for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
          expect(nextWorkingDay(jurisdiction, day) < addDays(day, 14), `${jurisdiction.code} ${day}`).toBe(true)
        }
      }
    }
  })
})

import type { Dated, None } from '../dated.ts'
import type { Day } from '../day.ts'

/**
 * A public holiday as the law states it.
 * `fixed` is `MM-DD`; `easter` counts days from Easter Sunday (Gregorian); `nth` is the n-th weekday of a month, the last
 * where n is -1; `days` lists dates that a yearly decree or astronomy fixes.
 * `observed` moves it when it falls on a weekend.
 */
export type Holiday = (
  | { fixed: string }
  | { easter: number }
  | { nth: { n: number; weekday: number; month: number } }
  | { days: readonly Day[] }
) & {
  /** ISO 3166-2 codes where it holds; left out: everywhere in the jurisdiction. */
  subdivisions?: readonly string[]
  observed?: 'next-monday' | 'next-working-day' | 'nearest-weekday'
}

/** The section `calendar` of a pack. */
export type CalendarRules = { [holiday: `holiday.${string}`]: Dated<Holiday | None> } & {
  /** Working days by ISO 8601 number: Monday is 1. */
  workingWeek?: Dated<readonly number[]>
  /** Weekend days that a decree made working days (China). */
  workingWeekends?: Dated<readonly Day[]>
}

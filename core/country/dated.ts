import type { Day } from './day.ts'
import type { Source } from './source.ts'

/** The explicit value of a rule that has ended, or of a right that the law does not give. */
export const none = null
export type None = typeof none

/**
 * A value of a rule from its first day on. Only starts are stored.
 * `knownFrom` marks a correction: the period counts only for who asks as of that day or later, so that
 * what was believed when an order was sold can still be answered.
 */
export interface Period<T> {
  from: Day
  value: T
  source: Source
  knownFrom?: Day
}

/** The timeline of one rule: periods in ascending order of `from`, then of `knownFrom`. */
export type Dated<T> = readonly Period<T>[]

/** A rule with a single period. */
export function since<T>(from: Day, value: T, source: Source): Dated<T> {
  return [{ from, value, source }]
}

/**
 * The period of a rule in force on a day, or undefined before its first.
 * `knownOn` asks what was believed on that day; left out, everything known now counts.
 */
export function periodOn<T>(rule: Dated<T>, day: Day, knownOn?: Day): Period<T> | undefined {
  for (let index = rule.length - 1; index >= 0; index--) {
    const period = rule[index] as Period<T>
    if (period.from > day) continue
    if (knownOn !== undefined && period.knownFrom !== undefined && period.knownFrom > knownOn) continue
    return period
  }
  return undefined
}

/** The value of a rule on a day, or undefined before its first period. */
export function on<T>(rule: Dated<T>, day: Day, knownOn?: Day): T | undefined {
  return periodOn(rule, day, knownOn)?.value
}

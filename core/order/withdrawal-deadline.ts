import { nextWorkingDay } from '../country/calendar.ts'
import { addDays, type Day } from '../country/day.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import type { FrozenWithdrawal } from './order.ts'

/**
 * The last day on which a shopper may withdraw: the day on which the period begins counts only where the law says so, and
 * where it says so a last day that nobody works on moves to the next working day of the country.
 */
export function withdrawalDeadline(rule: FrozenWithdrawal, began: Day, law: Jurisdiction, subdivision?: string): Day {
  const last = addDays(began, rule.firstDayCounts ? rule.days - 1 : rule.days)
  return rule.endsOnWorkingDay ? nextWorkingDay(law, last, subdivision) : last
}

import { type Day, dayOf } from '../country/day.ts'
import type { Retention } from '../country/section/legal.ts'

/**
 * The last day on which the record of a sale must be kept: laws count the years from the end of the year in which it was made,
 * or from when the tax return of that year is due. Pure.
 */
export function retainedUntil(sold: Day, { years, yearEndsIn = 12, monthsAfter = 0 }: Retention): Day {
  const [year, month] = sold.split('-').map(Number) as [number, number]
  const closes = month <= yearEndsIn ? year : year + 1
  // Day 0 of the month after is the last of this one.
  return dayOf(closes + years, yearEndsIn + monthsAfter + 1, 0)
}

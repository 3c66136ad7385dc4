import type { Day } from '../country/day.ts'

export const SORTS = ['relevance', 'newest', 'name', '-name', 'price', '-price'] as const
export type Sort = (typeof SORTS)[number]

/** A page of a market's products, everything resolved. */
export interface ListRequest {
  market: string
  /** Position of the locale among the market's. */
  localePosition: number
  locale: string
  currency: string
  channel: string
  day: Day
  /** What people typed. */
  q?: string
  /** `name:value`, all must fit. */
  tags: readonly string[]
  priceMin?: number
  priceMax?: number
  sort: Sort
  /** Where the page before ended: the sort key of its last product, and its id. */
  after?: { key: string; id: string }
  limit: number
  facets: boolean
}

import type pg from 'pg'
import { addDays, type Day } from '../country/day.ts'
import { localDay, startOfDay } from '../market/local-day.ts'
import type { Market, MarketSet } from '../market/market-set.ts'
import { type Promotion, runsOn, toPromotion } from '../pricing/promotion/promotion.ts'
import { readPromotions, type StoredPromotion } from './book.sql.ts'

/** Days for which promotions that ended are kept: for quotes of days gone by, and for what was offered before a reduction. */
const PAST_DAYS = 120

/** The promotions of one market. */
export interface MarketPromotions {
  promotions: readonly Promotion[]
  /** Codes of those whose uses are spent. */
  exhausted: ReadonlySet<string>
  /** When each was last written, by code; milliseconds since 1970. */
  writtenAt: ReadonlyMap<string, number>
}

/** Does a reduction run that is announced to everybody? Then a quote needs to know what was offered before. */
export function announcesOn({ promotions }: MarketPromotions, day: Day): boolean {
  return promotions.some((promotion) => promotion.announced && runsOn(promotion, day))
}

/**
 * The promotions of all markets as this process remembers them, so that quotes ask the database nothing. It is forgotten
 * when any promotion changes; while nobody knows whether one did, it is read anew each time.
 */
export class PromotionBook {
  readonly #pool: pg.Pool
  readonly #markets: MarketSet
  readonly #isFresh: () => boolean
  #reading: Promise<ReadonlyMap<string, MarketPromotions>> | undefined
  #readOn: Day = ''

  /** @param isFresh is what is remembered known to be true? */
  constructor(pool: pg.Pool, markets: MarketSet, isFresh: () => boolean) {
    this.#pool = pool
    this.#markets = markets
    this.#isFresh = isFresh
  }

  /** Forgets everything. What is being read now serves those who wait for it, and nobody after them. */
  forget(): void {
    this.#reading = undefined
  }

  async of(market: Market): Promise<MarketPromotions> {
    const today = localDay(this.#markets.now(), 'UTC')
    if (!this.#reading || this.#readOn !== today || !this.#isFresh()) {
      this.#readOn = today
      this.#reading = this.#read(today)
    }
    const reading = this.#reading
    try {
      return (await reading).get(market.code) ?? NONE
    } catch (error) {
      if (this.#reading === reading) this.forget()
      throw error
    }
  }

  async #read(today: Day): Promise<ReadonlyMap<string, MarketPromotions>> {
    const stored = await readPromotions(this.#pool, addDays(today, -PAST_DAYS))
    return new Map(this.#markets.markets.map((market) => [market.code, promotionsOf(market, stored)]))
  }
}

const NONE: MarketPromotions = { promotions: [], exhausted: new Set(), writtenAt: new Map() }

function promotionsOf(market: Market, stored: readonly StoredPromotion[]): MarketPromotions {
  const own = stored.filter(({ document }) => document.markets.includes(market.code))
  return {
    promotions: own.map((each) => {
      // Announced and taken back: it runs no more, and still counts in what was offered.
      const document = each.announcedUntil ? { ...each.document, active: false } : each.document
      return toPromotion(document, announcedIn(market, each))
    }),
    exhausted: new Set(own.filter(({ spent }) => spent).map(({ document }) => document.code)),
    writtenAt: new Map(own.map(({ document, changedAt }) => [document.code, changedAt.getTime()])),
  }
}

/** Since and until when everybody in a market is told: from its first day there, but not before it was written. */
function announcedIn(
  { definition: { timeZone } }: Market,
  { document: { from, until }, announcedAt, announcedUntil }: StoredPromotion,
): Promotion['announced'] {
  if (!announcedAt) return undefined
  const began = Math.max(announcedAt.getTime(), from ? startOfDay(from, timeZone) : 0)
  const ended = Math.min(announcedUntil?.getTime() ?? FOREVER, until ? startOfDay(until, timeZone) : FOREVER)
  return {
    from: new Date(began).toISOString(),
    ...(ended !== FOREVER && { until: new Date(ended).toISOString() }),
  }
}

const FOREVER = Number.POSITIVE_INFINITY

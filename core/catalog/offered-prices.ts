import { startOfDay } from '../market/local-day.ts'
import { selectPrice } from '../pricing/select-price.ts'
import { FIRST_DAY, type OfferData, type OfferRow, type ShownPrice, toCandidate } from './offer.ts'
import type { MarketOffers, ProjectionContext } from './project-offers.ts'

/** A row of the history: what a market offered from an instant on. `channel` is `*` where all channels are alike. */
export interface OfferedRow {
  sku: string
  market: string
  currency: string
  channel: string
  at: Date
  amount: bigint
  reduction: boolean
}

/** A span of an offer as it stood before a write. */
export interface OfferSpan {
  market: string
  currency: string
  channels: readonly string[]
  from: string
  until: string
  data: string
}

/** The last row of the history by `historyKey`. */
export type LastOffered = ReadonlyMap<string, OfferedRow>

export function historyKey(row: Pick<OfferedRow, 'sku' | 'market' | 'currency' | 'channel'>): string {
  return `${row.sku}|${row.market}|${row.currency}|${row.channel}`
}

/**
 * Rows to be added to the history by a write: first what came into force by itself since the last row (a window that
 * opened at midnight), then the price as it is from now on, where it differs. Nothing that is recorded is ever changed.
 */
export function offeredNow(
  offered: readonly (readonly MarketOffers[])[],
  before: readonly OfferSpan[],
  last: LastOffered,
  context: ProjectionContext & { now: Date },
): OfferedRow[] {
  const latest = new Map(last)
  const rows: OfferedRow[] = []
  const add = (row: OfferedRow) => {
    const known = current(latest, row)
    if (known && known.amount === row.amount && known.reduction === row.reduction) return
    latest.set(historyKey(row), row)
    rows.push(row)
  }
  for (const row of passedSpans(before, context)) {
    const known = current(latest, row)
    if (!known || known.at < row.at) add(row)
  }
  for (const offers of offered.flat()) {
    const today = context.today(offers.market)
    for (const span of offers.rows) {
      if (span.from <= today && today < span.until) {
        for (const row of rowsOf(span, offers.market.definition.channels, today, context.now))
          add(after(row, current(latest, row)))
      }
    }
  }
  return rows
}

/** Two writes in one instant, or a clock that was set back: the later write is the later row all the same. */
function after(row: OfferedRow, known: OfferedRow | undefined): OfferedRow {
  return known && known.at >= row.at ? { ...row, at: new Date(known.at.getTime() + 1) } : row
}

/** The later of the rows for this channel and for all channels. */
function current(latest: ReadonlyMap<string, OfferedRow>, row: OfferedRow): OfferedRow | undefined {
  const own = latest.get(historyKey(row))
  const all = latest.get(historyKey({ ...row, channel: '*' }))
  if (row.channel === '*' || !own || !all) return own ?? all
  return own.at > all.at ? own : all
}

/** Spans of the old offers that have begun, at the midnight at which each did, oldest first. */
export function passedSpans(
  spans: readonly OfferSpan[],
  context: Pick<ProjectionContext, 'markets' | 'today'>,
): OfferedRow[] {
  const markets = new Map(context.markets.map((market) => [market.code, market]))
  return spans
    .flatMap((span) => {
      const market = markets.get(span.market)
      if (!market || span.from === FIRST_DAY || span.from > context.today(market)) return []
      const at = new Date(startOfDay(span.from, market.definition.timeZone))
      return rowsOf(span, market.definition.channels, span.from, at)
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

function rowsOf(span: OfferSpan | OfferRow, channels: readonly string[], day: string, at: Date): OfferedRow[] {
  const { market, currency } = span
  const named = span.channels.length === channels.length ? ['*'] : span.channels
  return named.flatMap((channel) => {
    const seen = channel === '*' ? (channels[0] as string) : channel
    const shown = 'shown' in span ? span.shown : shownOf(span, seen, day)
    return shown.map(({ sku, amount, reduction }) => ({ sku, market, currency, channel, at, amount, reduction }))
  })
}

/** What a stored span showed: the same choice that its projection made. */
function shownOf({ currency, data }: OfferSpan, channel: string, day: string): ShownPrice[] {
  return (JSON.parse(data) as OfferData).variants.flatMap(({ sku, prices }) => {
    const candidates = prices.map((price) => toCandidate(price, currency))
    const price = selectPrice(candidates, { currency, channel, quantity: 1, day })
    return price ? [{ sku, amount: price.amount, reduction: price.reduction ?? false }] : []
  })
}

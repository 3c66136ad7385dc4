import type pg from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import type { Market, MarketSet } from '../market/market-set.ts'
import { priorPrices } from './price-history.ts'

/** Puts the prior price beside every reduction among some offers, where the law asks for it. */
export async function showPriorPrices(
  pool: pg.Pool,
  markets: MarketSet,
  market: Market,
  offers: readonly components['schemas']['VariantOffer'][],
  scope: { currency: string; channel: string },
): Promise<void> {
  const reduced = offers.filter(({ price }) => price.reduction)
  if (reduced.length === 0) return
  const prior = await priorPrices(
    pool,
    markets,
    market,
    reduced.map(({ sku }) => sku),
    scope,
  )
  for (const { sku, price } of reduced) {
    const found = prior.get(sku)
    if (found) price.priorPrice = Number(found.amount)
  }
}

import type pg from 'pg'
import type { Day } from '../country/day.ts'
import { compiled } from '../country/pattern.ts'
import { normalisePostalCode } from '../country/registry.ts'
import type { DeliveryService } from '../country/section/delivery.ts'
import type { Market, MarketSet } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'
import { type Coordinates, nearestFirst } from './pickup-point.ts'
import { readNeighbours, type StoredPickupPoint } from './pickup-points.sql.ts'

/** Pickup points of a service around a postal code of the market's country, the nearest first. One statement. */
export async function nearPickupPoints(
  pool: pg.Pool,
  markets: MarketSet,
  market: Market,
  asked: { service: string; postalCode: string; at?: Coordinates; limit: number },
): Promise<{ point: StoredPickupPoint; distanceMetres?: number }[]> {
  const day = markets.today(market)
  const services = market.jurisdiction.family<DeliveryService>('delivery', 'service', day)
  const kind = services.get(asked.service)?.value.kind
  if (kind === undefined || kind === 'home') {
    const known = [...services].filter(([, { value }]) => value.kind !== 'home').map(([name]) => name)
    const text = `${market.code} has no service ${asked.service} with pickup points; it has ${known.join(', ')}.`
    throw new Refusal('unknown-delivery-service', text, 'service')
  }
  const { country } = market.definition
  const postalCode = knownCode(market, asked.postalCode, day)
  const points = await readNeighbours(pool, { country, kind, postalCode })
  return nearestFirst(points, { postalCode, ...(asked.at && { at: asked.at }) }, asked.limit)
}

function knownCode(market: Market, written: string, day: Day): string {
  const rule = market.jurisdiction.value('address', 'postalCode', day)
  const postalCode = normalisePostalCode(written)
  if (!rule || compiled(rule.pattern).test(postalCode)) return postalCode
  const text = `${written} is not a postal code of ${market.definition.country}; write one like ${rule.example}.`
  throw new Refusal('invalid-address', text, 'postalCode')
}

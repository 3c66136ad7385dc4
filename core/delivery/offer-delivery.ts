import type { Place } from '../country/place.ts'
import type { Engine } from '../engine.ts'
import { localDay, localTime } from '../market/local-day.ts'
import type { Market } from '../market/market-set.ts'
import {
  type DeliveryInput,
  type DeliveryItem,
  type DeliveryOption,
  deliveryOptions,
  type Origin,
  type Parcel,
  rateZone,
} from './options.ts'
import type { RateBook } from './rate-book.ts'

/** What a cart wants delivered. Goods leave from the market's own place unless stock says otherwise. */
export interface DeliveryRequest {
  destination: Place
  currency: string
  items: readonly DeliveryItem[]
  origins?: readonly [Origin, ...Origin[]]
  parcels?: readonly Parcel[]
}

/** The delivery options of a cart now. No statement where the rates are remembered. */
export async function offerDelivery(
  rates: Pick<RateBook, 'of'>,
  engine: Pick<Engine, 'markets' | 'customs'>,
  market: Market,
  request: DeliveryRequest,
): Promise<DeliveryOption[]> {
  const input = deliveryInput(engine, market, request)
  const { currency, ordered } = input
  const key = { market: market.code, currency, day: ordered.day, zone: rateZone(input) }
  return deliveryOptions({ ...input, rates: await rates.of(key) })
}

/** Everything that options depend on but the rates. The only place that asks for the time. */
export function deliveryInput(
  { markets, customs }: Pick<Engine, 'markets' | 'customs'>,
  market: Market,
  request: DeliveryRequest,
): DeliveryInput {
  const { timeZone, currencies, delivery } = market.definition
  const now = markets.now()
  const day = localDay(now, timeZone)
  const home: Origin = { code: market.code, kind: 'warehouse', place: markets.home(market, day) }
  return {
    registry: markets.registry,
    national: market.jurisdiction,
    market: market.code,
    ordered: { day, time: localTime(now, timeZone) },
    currency: request.currency,
    destination: request.destination,
    origins: request.origins ?? [home],
    items: request.items,
    ...(request.parcels && { parcels: request.parcels }),
    rates: [],
    convert: customs,
    ...(request.currency === currencies[0] && { prices: delivery }),
  }
}

import { isDeepStrictEqual } from 'node:util'
import type { components } from '../../openapi/v1.d.ts'
import { addressErrors } from '../country/address-errors.ts'
import type { Place } from '../country/place.ts'
import type { DeliveryService } from '../country/section/delivery.ts'
import { serviceReaches } from '../country/zone.ts'
import type { Engine } from '../engine.ts'
import type { Market } from '../market/market-set.ts'
import { locate } from '../market/quote-request.ts'
import type { Quote } from '../pricing/quote-input.ts'
import { Refusal } from '../problem/refusal.ts'
import type { Order } from './order.ts'
import { destinationOf, requoted } from './taxed-at.ts'

type Address = components['schemas']['Address']

/**
 * Refuses another delivery address where it is not whole, where the chosen service does not go, or where the law that the
 * order was decided by is not the one of that place. Pure.
 */
export function refuseMove(
  engine: Engine,
  market: Market,
  order: Pick<Order, 'document' | 'currency'>,
  shipTo: Address,
): void {
  if (!order.document.shipTo)
    throw new Refusal('invalid-address', 'Nothing of this order travels; leave the address out.', '/shipTo')
  refuseIncomplete(engine, market, shipTo)
  refuseOtherTax(engine, market, order, shipTo)
  refuseUnreached(engine, market, order, shipTo)
}

function refuseIncomplete({ registry, markets }: Engine, market: Market, shipTo: Address): void {
  const errors = addressErrors(registry, shipTo, markets.today(market))
  if (errors.length === 0) return
  const named = errors.map(({ pointer, detail }) => ({ pointer: `/shipTo${pointer}`, detail }))
  throw new Refusal('invalid-address', 'The address is not whole; mend the fields that are named.', named)
}

/**
 * Refuses a place where the tax is another than was agreed: under another law, or in another state, county or city where
 * the law asks for it. Both places are asked alike, on the order's day. Pure.
 */
export function refuseOtherTax(
  engine: Engine,
  market: Market,
  order: Pick<Order, 'document' | 'currency'>,
  to: Address,
  pointer?: string,
): void {
  const { shipTo: from = to, quote } = order.document
  const [before, after] = placesOf(engine, [from, to], quote.day)
  const taxes = (shipTo: Address) =>
    taxesOf(requoted(engine, market, { ...order, document: { ...order.document, shipTo } }, quote.day))
  if (before.jurisdiction === after.jurisdiction && isDeepStrictEqual(taxes(from), taxes(to))) return
  throw new Refusal(
    'edit-changes-tax',
    `The order was taxed by the law of ${before.jurisdiction} where it was to go, and there it is another; cancel and order again.`,
    pointer ?? `/shipTo/${differingField(to, before, after)}`,
  )
}

function placesOf({ markets }: Engine, addresses: readonly [Address, Address], day: string): [Place, Place] {
  const [from, to] = addresses.map((each) => locate(markets, destinationOf(each), day, '/shipTo'))
  return [from as Place, to as Place]
}

function taxesOf({ lines, delivery }: Quote) {
  return [...lines, ...(delivery ? [delivery] : [])].map(({ net, taxes }) => ({ net, taxes }))
}

/** The field that the request gives, for a state often follows from the postal code. */
function differingField(
  { subdivision }: Address,
  before: Place,
  after: Place,
): 'country' | 'subdivision' | 'postalCode' {
  if (before.country !== after.country) return 'country'
  return subdivision === undefined || before.subdivision === after.subdivision ? 'postalCode' : 'subdivision'
}

function refuseUnreached(
  { markets }: Engine,
  market: Market,
  { document }: Pick<Order, 'document'>,
  to: Address,
): void {
  const { delivery, quote } = document
  if (!delivery) return
  const { code, jurisdiction } = market
  const service = jurisdiction.value('delivery', `service.${delivery.service}`, quote.day) as DeliveryService | null
  const place = locate(markets, destinationOf(to), quote.day, '/shipTo')
  if (!service || serviceReaches(jurisdiction, service, place, quote.day)) return
  throw new Refusal(
    'unknown-delivery-service',
    `${delivery.service} of ${code} does not go there; cancel and order again with another service.`,
    '/shipTo/postalCode',
  )
}

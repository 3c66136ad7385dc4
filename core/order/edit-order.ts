import type { ClientBase } from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import type { DeliveryService } from '../country/section/delivery.ts'
import { findPickupPoint } from '../delivery/pickup-points.sql.ts'
import type { Engine } from '../engine.ts'
import { once } from '../exchange/idempotent.sql.ts'
import type { Market } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'
import { editedDocument } from './edited-document.ts'
import { refuseMove, refuseOtherTax } from './moved-address.ts'
import { writeEdit, writeOrder } from './order.sql.ts'
import type { Order } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { takeOrder } from './taken-order.ts'

/** Changes where an order goes and whom to reach, before any of it has left. What was decided when it was placed stays. */
export async function editOrder(
  deps: OrderDeps,
  market: Market,
  number: string,
  wish: components['schemas']['OrderPatch'],
  key: string,
): Promise<bigint> {
  const now = nowOf(deps)
  const repeatable = { scope: `editOrder ${market.code} ${number}`, key, request: wish, now }
  const { body } = await once(deps.pool, repeatable, async (client) => {
    const { order } = await takeOrder(client, { number, market: market.code })
    refuseClosed(order)
    if (order.version !== wish.version)
      throw new Refusal(
        'stale-version',
        `The order is at version ${order.version}; read it again and retry.`,
        '/version',
      )
    if (wish.shipTo) refuseMove(deps.engine, market, order, wish.shipTo)
    if (wish.pickupPoint !== undefined) await refusePoint(client, deps.engine, market, order, wish.pickupPoint)
    await applied(client, order, wish, now)
    return { status: 200, body: String(order.id) }
  })
  return BigInt(body)
}

function refuseClosed({ state, shipments }: Order): void {
  if (state !== 'pending' && state !== 'confirmed')
    throw new Refusal('not-open', `The order is ${state}; it cannot be changed any more.`, '')
  if (shipments.length > 0)
    throw new Refusal('not-open', 'Goods of the order have left already; it cannot be changed any more.', '')
}

/** A shop holds the goods of an order itself, so that only points of carriers can be exchanged. */
async function refusePoint(
  client: ClientBase,
  engine: Engine,
  market: Market,
  order: Order,
  code: string,
): Promise<void> {
  const { delivery, quote } = order.document
  const { jurisdiction, definition } = market
  const rule = delivery && jurisdiction.value('delivery', `service.${delivery.service}`, quote.day)
  const kind = (rule as DeliveryService | null | undefined)?.kind
  if (kind !== 'pickup-point' && kind !== 'locker')
    throw unknownPoint('The service of the order has no other pickup point; leave it out, or cancel and order again.')
  const point = await findPickupPoint(client, { country: definition.country, kind, code })
  if (!point)
    throw unknownPoint(`${delivery?.service} has no pickup point ${code}; take one of the list of pickup points.`)
  refuseOtherTax(engine, market, order, point.address, '/pickupPoint')
}

function unknownPoint(detail: string): Refusal {
  return new Refusal('unknown-pickup-point', detail, '/pickupPoint')
}

/** An edit that changes nothing is no event, and the version stays. */
async function applied(
  client: ClientBase,
  order: Order,
  wish: components['schemas']['OrderPatch'],
  now: Date,
): Promise<void> {
  const { document, changes } = editedDocument(order.document, wish)
  const fields = Object.keys(changes)
  if (fields.length === 0) return
  await writeEdit(client, { id: order.id, document })
  await writeOrder(client, { ...order, document }, [{ type: 'edited', data: { fields, ...changes } }], now)
}

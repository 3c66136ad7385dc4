import { cancelOrder } from '../../order/cancel-order.ts'
import { returnShipment as comeBack } from '../../order/come-back.ts'
import { customsOf } from '../../order/customs-of.ts'
import { deliverShipment as deliver } from '../../order/deliver-shipment.ts'
import { editOrder as edit } from '../../order/edit-order.ts'
import { listOrders as list } from '../../order/order.sql.ts'
import { showOrder } from '../../order/read-order.ts'
import { refundOrder as refund } from '../../order/refund-order.ts'
import { inspectReturn as inspect } from '../../order/return-goods.ts'
import { shipOrder as ship } from '../../order/ship-order.ts'
import { permit } from '../actor.ts'
import type { Handler } from '../operation.ts'

const HISTORY = { history: true }

export const listOrders: Handler<'listOrders'> = async ({ actor, path, query }, { engine, pool }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'viewer', market.code)
  const { state, before, limit = 20 } = query
  const orders = await list(pool, { market: market.code, state, before, limit })
  const shown = orders.map(({ toPay, placedAt, ...order }) => ({
    ...order,
    toPay: Number(toPay),
    placedAt: placedAt.toISOString(),
  }))
  return { status: 200, body: { orders: shown } }
}

export const getAdminOrder: Handler<'getAdminOrder'> = async ({ actor, path }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'viewer', market.code)
  return { status: 200, body: await showOrder(orders, market, { number: path.number, market: market.code }, HISTORY) }
}

export const editOrder: Handler<'editOrder'> = async ({ actor, path, body, headers }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'editor', market.code)
  const id = await edit(orders, market, path.number, body, headers.idempotencyKey)
  return { status: 200, body: await showOrder(orders, market, { id }, HISTORY) }
}

export const shipOrder: Handler<'shipOrder'> = async ({ actor, path, body, headers }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'editor', market.code)
  const id = await ship(orders, market, path.number, body, headers.idempotencyKey)
  return { status: 201, body: await showOrder(orders, market, { id }, HISTORY) }
}

export const deliverShipment: Handler<'deliverShipment'> = async ({ actor, path, body }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'editor', market.code)
  const id = await deliver(orders, market, path.number, Number(path.shipment), body.at)
  return { status: 200, body: await showOrder(orders, market, { id }, HISTORY) }
}

export const returnShipment: Handler<'returnShipment'> = async ({ actor, path, body }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'editor', market.code)
  const id = await comeBack(orders, market, path.number, Number(path.shipment), body.reason)
  return { status: 200, body: await showOrder(orders, market, { id }, HISTORY) }
}

export const getCustomsDeclaration: Handler<'getCustomsDeclaration'> = async ({ actor, path }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'viewer', market.code)
  return { status: 200, body: await customsOf(orders, market, path.number, Number(path.shipment)) }
}

export const cancelAdminOrder: Handler<'cancelAdminOrder'> = async (
  { actor, path, body, headers },
  { engine, orders },
) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'editor', market.code)
  const key = { number: path.number, market: market.code }
  const id = await cancelOrder(orders, market, key, body, headers.idempotencyKey)
  return { status: 200, body: await showOrder(orders, market, { id }, HISTORY) }
}

export const refundOrder: Handler<'refundOrder'> = async ({ actor, path, body, headers }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'editor', market.code)
  const id = await refund(orders, market, path.number, body, headers.idempotencyKey)
  return { status: 201, body: await showOrder(orders, market, { id }, HISTORY) }
}

export const inspectReturn: Handler<'inspectReturn'> = async ({ actor, path, body, headers }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'editor', market.code)
  const id = await inspect(orders, market, path.number, path.return, body.lines, headers.idempotencyKey)
  return { status: 200, body: await showOrder(orders, market, { id }, HISTORY) }
}

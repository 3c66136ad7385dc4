import { hashOf } from '../../checkout/secret.ts'
import type { Market } from '../../market/market-set.ts'
import { cancelOrder as cancel } from '../../order/cancel-order.ts'
import { paymentView, returnView } from '../../order/order-view.ts'
import { payOrder as pay } from '../../order/pay-order.ts'
import { findOrder as find, showOrder } from '../../order/read-order.ts'
import { announceReturn as announce } from '../../order/return-goods.ts'
import { confirmWithdrawal as confirm, declareWithdrawal as declare } from '../../order/withdraw.ts'
import { localeOf } from '../locale.ts'
import type { Handler } from '../operation.ts'

/** An order of a market by the secret that its shopper was given. */
function keyOf({ order }: { order: string }, { code: market }: Market) {
  return { secretHash: hashOf(order), market }
}

export const getOrder: Handler<'getOrder'> = async ({ path }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  return { status: 200, body: await showOrder(orders, market, keyOf(path, market), { secret: path.order }) }
}

export const findOrder: Handler<'findOrder'> = async ({ path, body }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  return { status: 200, body: await find(orders, market, body) }
}

export const payOrder: Handler<'payOrder'> = async ({ path, body, headers }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  const payment = await pay(orders, market, keyOf(path, market), body, headers.idempotencyKey)
  return { status: 201, body: paymentView(payment) }
}

export const cancelOrder: Handler<'cancelOrder'> = async ({ path, body, headers }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  const id = await cancel(orders, market, keyOf(path, market), body, headers.idempotencyKey)
  return { status: 200, body: await showOrder(orders, market, { id }, { secret: path.order }) }
}

export const declareWithdrawal: Handler<'declareWithdrawal'> = async ({ path, body, headers }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  return {
    status: 201,
    body: returnView(await declare(orders, market, keyOf(path, market), body, headers.idempotencyKey)),
  }
}

export const confirmWithdrawal: Handler<'confirmWithdrawal'> = async ({ path, query, headers }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  const locale = localeOf(market, query.locale, headers.acceptLanguage)
  return { status: 200, body: returnView(await confirm(orders, market, keyOf(path, market), path.return, locale)) }
}

export const announceReturn: Handler<'announceReturn'> = async ({ path, body, headers }, { engine, orders }) => {
  const market = engine.markets.find(path.market)
  return { status: 201, body: returnView(await announce(orders, keyOf(path, market), body, headers.idempotencyKey)) }
}

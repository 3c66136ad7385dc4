import { cartLocale, inLanguage } from '../../checkout/cart-language.ts'
import { workOutCart } from '../../checkout/cart-view.ts'
import { createCart as create } from '../../checkout/create-cart.ts'
import { knowCustomer } from '../../checkout/know-customer.ts'
import { moveCart as move } from '../../checkout/move-cart.ts'
import { openCart } from '../../checkout/open-cart.ts'
import { placeOrder as place } from '../../checkout/place-order.ts'
import { updateCart as update } from '../../checkout/update-cart.ts'
import { permit } from '../actor.ts'
import { localeOf } from '../locale.ts'
import type { Handler } from '../operation.ts'

export const createCart: Handler<'createCart'> = async ({ path, query, body, headers }, { engine, checkout }) => {
  const market = engine.markets.find(path.market)
  const locale = localeOf(market, query.locale, headers.acceptLanguage)
  const { view } = await create(checkout, market, locale, body)
  return { status: 201, body: view }
}

export const getCart: Handler<'getCart'> = async ({ path, query }, { engine, checkout }) => {
  const market = engine.markets.find(path.market)
  const known = await openCart(checkout, market, path.cart)
  const cart = await inLanguage(checkout, market, known, cartLocale(market, known.content, query.locale))
  const { view } = await workOutCart(checkout, market, cart, { stock: cart.orderId === undefined })
  return { status: 200, body: view }
}

export const updateCart: Handler<'updateCart'> = async ({ path, query, body }, { engine, checkout }) => {
  const market = engine.markets.find(path.market)
  const { view } = await update(checkout, market, query.locale, path.cart, body)
  return { status: 200, body: view }
}

export const moveCart: Handler<'moveCart'> = async ({ path, query, body, headers }, { engine, checkout }) => {
  const from = engine.markets.find(path.market)
  const to = engine.markets.find(body.market)
  const language = { asked: query.locale, otherwise: localeOf(to, undefined, headers.acceptLanguage) }
  const { view } = await move(checkout, from, to, language, path.cart, body.version)
  return { status: 200, body: view }
}

export const placeOrder: Handler<'placeOrder'> = async ({ path, body, headers }, { engine, checkout }) => {
  const market = engine.markets.find(path.market)
  return { status: 201, body: await place(checkout, market, path.cart, body, headers.idempotencyKey) }
}

export const putCartCustomer: Handler<'putCartCustomer'> = async ({ actor, path, body }, { engine, checkout }) => {
  const market = engine.markets.find(path.market)
  permit(actor, 'editor', market.code)
  const { view, content } = await knowCustomer(checkout, market, path.cart, body)
  return { status: 200, body: { ...view, ...(content.customer && { customer: content.customer }) } }
}

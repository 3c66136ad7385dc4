import { deliveryOptions } from '../../checkout/delivery-options.ts'
import { openCart } from '../../checkout/open-cart.ts'
import type { Handler } from '../operation.ts'

export const listDeliveryOptions: Handler<'listDeliveryOptions'> = async ({ path }, { engine, checkout }) => {
  const market = engine.markets.find(path.market)
  const cart = await openCart(checkout, market, path.cart)
  return { status: 200, body: await deliveryOptions(checkout, market, cart.content) }
}

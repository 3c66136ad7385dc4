import type { components } from '../../openapi/v1.d.ts'
import type { DeliveryService } from '../country/section/delivery.ts'
import type { Market } from '../market/market-set.ts'
import type { CartContent } from './cart.ts'
import { quoteCart } from './cart-quote.ts'
import type { CheckoutDeps } from './checkout-deps.ts'

type Options = components['schemas']['DeliveryOptionList']

/** How a cart's goods can be delivered: every service that the cart could be quoted with, with its price and tax. */
export function deliveryOptions({ engine }: CheckoutDeps, market: Market, content: CartContent): Options {
  const day = engine.markets.today(market)
  const services = market.jurisdiction.family<DeliveryService>('delivery', 'service', day)
  const options = [...services].flatMap(([service, { value }]) => {
    const { quote, refusals } = quoteCart(engine, market, { ...content, delivery: { service } })
    if (!quote?.delivery || refusals.some(({ errors }) => errors[0]?.pointer.startsWith('/delivery'))) return []
    return [
      {
        service,
        kind: value.kind,
        label: value.label,
        price: quote.delivery.price,
        tax: quote.delivery.tax,
        pickupPointRequired: value.kind === 'pickup-point' || value.kind === 'locker',
      },
    ]
  })
  return { currency: content.currency, options }
}

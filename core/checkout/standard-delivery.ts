import type { DeliveryOption } from '../delivery/options.ts'
import type { StandardDelivery } from '../order/order.ts'
import type { DeliveryChoice } from './cart.ts'
import { quoteCart } from './cart-quote.ts'
import type { WorkedOutCart } from './cart-view.ts'

/** The cheapest standard delivery to the door that was offered, where the one that was chosen costs more. Pure. */
export function standardOffer(
  options: readonly DeliveryOption[],
  chosen: Pick<DeliveryOption, 'price'>,
): DeliveryChoice['standard'] {
  const [cheapest] = options
    .filter(({ kind, express, unavailable }) => kind === 'home' && !express && !unavailable)
    .flatMap(({ service, price }) => (price === undefined ? [] : [{ service, price: Number(price) }]))
    .toSorted((a, b) => a.price - b.price)
  return cheapest && cheapest.price < Number(chosen.price ?? 0n) ? cheapest : undefined
}

/** The same as the quote would have charged it, with its tax: frozen with the order, for a withdrawal gives back no more. Pure. */
export function standardDelivery({ engine, market, content, facts }: WorkedOutCart): StandardDelivery | undefined {
  const { standard } = content.delivery ?? {}
  if (!standard) return undefined
  const { quote } = quoteCart(engine, market, { ...content, delivery: standard }, facts)
  if (!quote?.delivery) return undefined
  const { net, tax, gross, taxes } = quote.delivery
  return { service: standard.service, net, tax, gross, taxes }
}

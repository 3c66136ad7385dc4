import type { components } from '../../openapi/v1.d.ts'
import type { DeliveryOption } from '../delivery/options.ts'
import type { Market } from '../market/market-set.ts'
import type { CartContent } from './cart.ts'
import { type CartFacts, readCartFacts } from './cart-facts.ts'
import { quoteCart } from './cart-quote.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import { optionsFor } from './choose-delivery.ts'

type Options = components['schemas']['DeliveryOptionList']

/** How a cart's goods can be delivered: every service that reaches the shopper, with price, tax and promised days. */
export async function deliveryOptions(deps: CheckoutDeps, market: Market, content: CartContent): Promise<Options> {
  // What was chosen before says nothing of the others: goods for a shop come from there, for a home from wherever they lie.
  const { delivery: _, ...open } = content
  const facts = await readCartFacts(deps, market, open, { stock: true })
  const options = await optionsFor(deps, market, content, facts)
  return {
    currency: content.currency,
    options: options
      .filter(({ unavailable }) => !unavailable)
      .map((option) => optionView(deps, market, content, facts, option)),
  }
}

function optionView(
  { engine }: CheckoutDeps,
  market: Market,
  content: CartContent,
  facts: CartFacts,
  option: DeliveryOption,
): Options['options'][number] {
  const { service, kind, label, freeFrom, promised, parts, pickupPointRequired, customs } = option
  const price = Number(option.price ?? 0n)
  const { quote } = quoteCart(engine, market, { ...content, delivery: { service, price } }, facts)
  return {
    service,
    kind,
    label,
    price,
    ...(quote?.delivery && { tax: quote.delivery.tax }),
    ...(freeFrom !== undefined && { freeFrom: Number(freeFrom) }),
    ...(promised && { promised }),
    shipments: Math.max(parts.length, 1),
    pickupPointRequired,
    ...(customs.border && { customs: customsView(customs) }),
  }
}

function customsView({
  terms,
  duty,
  dutyAmount,
  dutyCurrency,
  note,
}: Extract<DeliveryOption['customs'], { border: true }>) {
  return {
    terms,
    duty,
    ...(dutyAmount !== undefined && { dutyAmount: Number(dutyAmount) }),
    ...(dutyCurrency !== undefined && { dutyCurrency }),
    ...(note !== undefined && { note }),
  }
}

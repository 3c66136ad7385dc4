import { traitsOf } from '../country/trait.ts'
import { frozenLaw } from '../order/frozen-law.ts'
import type { NewOrder, Placement } from '../order/order.sql.ts'
import type { OrderDocument, OrderedGoods } from '../order/order.ts'
import type { Quote } from '../pricing/quote-input.ts'
import { consentsOf, lawOf } from './blockers.ts'
import type { Cart } from './cart.ts'
import { needsDelivery } from './cart-facts.ts'
import type { WorkedOutCart } from './cart-view.ts'
import { type CheckoutDeps, nowOf } from './checkout-deps.ts'
import { hashOf, orderSecret } from './secret.ts'
import { standardDelivery } from './standard-delivery.ts'

/** A cart as the order that it becomes: frozen as the shopper saw it, with the law of its day. Pure but for the time, which is read once. */
export function newOrder(deps: CheckoutDeps, worked: WorkedOutCart, cart: Cart, placement: Placement): NewOrder {
  const { engine, choice } = deps
  const now = nowOf(deps)
  const { content, market, methods } = worked
  const { entity } = market.definition
  const method = methods.find((each) => each.method === content.payment?.method)
  return {
    secretHash: hashOf(orderSecret(cart.secret)),
    market: market.code,
    entity: entity.code,
    currency: content.currency,
    toPay: worked.view.quote?.totals.toPay ?? 0,
    email: content.contact?.email,
    phone: content.contact?.phone,
    document: documentOf(worked, engine.registry.countries, choice.terms),
    placedAt: now,
    expiresAt: new Date(now.getTime() + (method?.expiryMinutes ?? 60) * 60_000),
    cart: { secretHash: hashOf(cart.secret), placement },
  }
}

function documentOf(
  worked: WorkedOutCart,
  packs: readonly { code: string; version: string }[],
  terms: string,
): OrderDocument {
  const { content, market, day, quoted, view } = worked
  const quote = quoted.quote as Quote
  const standard = standardDelivery(worked)
  const goods = quote.lines.map(({ ref, sku, kind }) => goodsOf(content, ref, sku, kind))
  const { buyer, birthDate, shipTo, billTo, delivery, payment, customer, contact = {} } = content
  const involved = new Set([market.definition.country, quoted.terms.origin.country, quoted.terms.destination.country])
  return {
    locale: content.locale,
    channel: content.channel,
    entityName: market.definition.entity.name,
    quote,
    goods,
    contact,
    ...(customer && { customer }),
    ...(buyer && { buyer }),
    ...(birthDate && { birthDate }),
    ...(shipTo && { shipTo }),
    ...(billTo && { billTo }),
    ...(delivery && needsDelivery(content) && { delivery }),
    ...(standard && { standardDelivery: standard }),
    payment: payment as { method: string },
    consents: consentsOf(worked).map(({ code, text }) => ({ code, text, at: content.consents[code] as string })),
    ...(view.orderButton !== undefined && { orderButton: view.orderButton }),
    terms,
    packVersions: Object.fromEntries(
      packs.filter(({ code }) => involved.has(code)).map(({ code, version }) => [code, version]),
    ),
    ...frozenLaw(lawOf(worked), day, goods),
    shipFrom: market.definition.shipFrom,
  }
}

function goodsOf(
  content: WorkedOutCart['content'],
  ref: string,
  sku: string | undefined,
  kind: OrderedGoods['kind'],
): OrderedGoods {
  const [code = ref, charge] = ref.split(':')
  const facts = content.lines.find((line) => line.sku === code)?.facts
  const { subKind, hsCode, originCountry, weightGrams } = facts?.offer.data ?? {}
  const bundle = facts?.offer.variant.bundle
  return {
    ref,
    ...(sku !== undefined && { sku }),
    name: charge ? `${facts?.name ?? code}: ${charge}` : (facts?.name ?? ref),
    kind,
    ...(subKind && { subKind }),
    ...(hsCode && { hsCode }),
    ...(facts && traitsOf(facts.offer.data)),
    ...(bundle && charge === undefined && { bundle }),
    ...(originCountry && { originCountry }),
    ...(weightGrams !== undefined && { weightGrams }),
  }
}

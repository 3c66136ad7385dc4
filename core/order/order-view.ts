import type { components } from '../../openapi/v1.d.ts'
import type { Payment } from '../payment/payment.ts'
import { frozenLine } from './chargeable.ts'
import { isBack } from './goods-moved.ts'
import type { Credit, Order, Return, Shipment } from './order.ts'

type View = components['schemas']['Order']

/** An order as the API shows it. `secret` only to who knows it already; history and what is said of the customer only to keys. */
export function orderView(
  order: Omit<Order, 'id'>,
  payments: readonly Payment[],
  more: { secret?: string; events?: View['events'] } = {},
): View {
  const { document } = order
  const { quote } = document
  return {
    ...(more.secret !== undefined && { id: more.secret }),
    number: order.number,
    market: order.market,
    state: order.state,
    paymentState: order.paymentState,
    fulfilmentState: order.fulfilmentState,
    currency: order.currency,
    day: quote.day,
    placedAt: order.placedAt.toISOString(),
    ...(order.state === 'pending' && { expiresAt: order.expiresAt.toISOString() }),
    ...shopperOf(document),
    ...(quote.delivery && { delivery: quote.delivery }),
    ...(document.delivery?.pickupPoint !== undefined && { pickupPoint: document.delivery.pickupPoint }),
    version: order.version,
    lines: order.lines.map((line) => lineView(order, line)),
    taxes: quote.taxes,
    totals: quote.totals,
    toPay: order.toPay,
    payments: payments.map(paymentView),
    shipments: order.shipments.map((shipment) => shipmentView(order, shipment)),
    returns: order.returns.map(returnView),
    credits: order.credits.map(creditView),
    rights: document.rights,
    consents: document.consents,
    ...(document.orderButton !== undefined && { orderButton: document.orderButton }),
    terms: document.terms,
    packVersions: document.packVersions,
    ...(document.retainedUntil !== undefined && { retainedUntil: document.retainedUntil }),
    ...(more.events && { events: more.events, ...(document.customer && { customer: document.customer }) }),
  }
}

function shopperOf({ contact, buyer, shipTo, billTo }: Order['document']) {
  return { contact, ...(buyer && { buyer }), ...(shipTo && { shipTo }), ...(billTo && { billTo }) }
}

function lineView(order: Omit<Order, 'id'>, line: Order['lines'][number]): View['lines'][number] {
  const frozen = order.document.quote.lines.find(({ ref }) => ref === line.ref)
  const goods = order.document.goods.find(({ ref }) => ref === line.ref)
  const { net, tax, gross, taxes } = frozenLine(order, line.ref)
  return {
    ...line,
    ...(frozen?.sku !== undefined && { sku: frozen.sku }),
    name: goods?.name ?? line.ref,
    kind: frozen?.kind ?? 'general',
    unitPrice: frozen?.unitPrice ?? 0,
    discount: frozen?.discount ?? 0,
    net,
    tax,
    gross,
    taxes,
  }
}

function shipmentView(order: Omit<Order, 'id'>, shipment: Shipment): View['shipments'][number] {
  const { amount: _, shippedAt, deliveredAt, ...shown } = shipment
  const state = deliveredAt === undefined ? 'shipped' : 'delivered'
  return {
    ...shown,
    state: isBack(order, shipment) ? 'returned' : state,
    shippedAt: new Date(shippedAt).toISOString(),
    ...(deliveredAt !== undefined && { deliveredAt: new Date(deliveredAt).toISOString() }),
  }
}

/** A payment as its shopper sees it. */
export function paymentView(payment: Payment): View['payments'][number] {
  const { id, method, state, reason, currency, nextAction, expiresAt } = payment
  return {
    id,
    method,
    state,
    ...(reason !== undefined && { reason }),
    amount: Number(payment.amount),
    authorised: Number(payment.authorised),
    captured: Number(payment.captured),
    refunded: Number(payment.refunded),
    currency,
    ...(nextAction && { nextAction: nextAction as unknown as components['schemas']['NextAction'] }),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
  }
}

/** A return as its shopper sees it. */
export function returnView(back: Return): View['returns'][number] {
  const {
    id,
    kind,
    state,
    reason,
    shipment,
    kept,
    lines,
    refund,
    refundsDelivery,
    returnCost,
    deadline,
    announcedAt,
    acknowledgement,
  } = back
  return {
    id,
    kind,
    state,
    ...(reason !== undefined && { reason }),
    ...(shipment !== undefined && { shipment }),
    ...(kept && { kept }),
    lines,
    refund,
    refundsDelivery,
    returnCost,
    ...(deadline !== undefined && { deadline }),
    announcedAt: new Date(announcedAt).toISOString(),
    ...(acknowledgement && { acknowledgement }),
  }
}

function creditView({ id, reason, amount, at, state, note, lines }: Credit): View['credits'][number] {
  return { id, reason, amount, at: new Date(at).toISOString(), state, ...(note !== undefined && { note }), lines }
}

import type { ClientBase } from 'pg'
import { once } from '../exchange/idempotent.sql.ts'
import { localDay } from '../market/local-day.ts'
import type { Market } from '../market/market-set.ts'
import { display } from '../money/currency.ts'
import type { Payment } from '../payment/payment.ts'
import type { Quote } from '../pricing/quote-input.ts'
import { Refusal } from '../problem/refusal.ts'
import { readReservations } from '../stock/reservations.sql.ts'
import { bookParcels } from './book-parcels.ts'
import { captureShipped } from './capture-shipped.ts'
import { frozenLine } from './chargeable.ts'
import { outstanding } from './credit.ts'
import { type Departure, departuresOf } from './departures.ts'
import { sendGoods } from './goods.ts'
import { insertCredit, insertShipment } from './goods-back.sql.ts'
import { goodsMoved } from './goods-moved.ts'
import { decide } from './on-payment-change.ts'
import { writeOrder } from './order.sql.ts'
import type { Order, Shipment, ShippedLine } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import type { OrderEvent } from './order-event.ts'
import { openUnits } from './order-state.ts'
import { payCredits } from './pay-credits.ts'
import { planParcel } from './plan-parcel.ts'
import { namedUnits, takeOrder, withUnits } from './taken-order.ts'
import { taxedAt } from './taxed-at.ts'
import { heldTo, type Taxed, unitShare } from './unit-share.ts'

export interface ShipWish {
  lines?: readonly { ref: string; quantity: number }[] | undefined
  carrier?: string | undefined
  tracking?: string | undefined
}

/**
 * Ships goods: their tax becomes final by the country's tax point, and what is held is captured for them afterwards. The
 * same key again ships nothing more.
 */
export async function shipOrder(
  deps: OrderDeps,
  market: Market,
  number: string,
  wish: ShipWish,
  key: string,
): Promise<bigint> {
  const now = nowOf(deps)
  const repeatable = { scope: `shipOrder ${market.code} ${number}`, key, request: wish, now }
  const { body } = await once(deps.pool, repeatable, async (client) => {
    const { order, payments } = await takeOrder(client, { number, market: market.code })
    if (order.state !== 'confirmed')
      throw new Refusal('not-open', `The order is ${order.state}; only a confirmed order is shipped.`, '')
    refuseUnpaid(order, payments)
    const named = namedUnits(order, wish.lines, openUnits, 'not-open')
    const departures = departuresOf(order, await readReservations(client, order.id), named)
    // A tracking number is of one parcel, wherever it was filled.
    const parcels = wish.tracking === undefined ? departures : [{ ...departures[0], units: named }]
    let left = order
    for (const departure of parcels)
      left = await send(client, deps, market, { order: left, payments }, departure, wish, now)
    return { status: 201, body: String(order.id) }
  })
  await bookParcels(deps, BigInt(body))
  await captureShipped(deps, BigInt(body))
  await payCredits(deps, BigInt(body))
  return BigInt(body)
}

/** One parcel leaves: the order as it is then. */
async function send(
  client: ClientBase,
  deps: OrderDeps,
  market: Market,
  { order, payments }: { order: Order; payments: readonly Payment[] },
  departure: Departure,
  wish: ShipWish,
  now: Date,
): Promise<Order> {
  const { units } = departure
  const shipment = shipmentOf(deps, market, order, payments, departure, wish, now)
  const shipments = [...order.shipments, shipment]
  const lines = withUnits(order.lines, units, 'shipped')
  const next = goodsMoved({ ...order, lines, shipments })
  await insertShipment(client, order.id, shipment)
  // Less may be due under the law of the tax point than was paid before.
  const { order: decided, events, credits } = decide(next, payments, false, now)
  for (const credit of credits) await insertCredit(client, order.id, credit)
  const shipped: OrderEvent = { type: 'shipped', data: { shipment: shipment.shipment, lines: units } }
  await writeOrder(client, decided, [shipped, ...events], now)
  await sendGoods(client, order, departure, now)
  if (wish.tracking === undefined) await planParcel(client, deps.engine, market, order, shipment, now)
  return { ...decided, credits: [...decided.credits, ...credits] }
}

/** Money may go away after an order was confirmed: a debit fails, a hold lapses, a parcel is refused at the door. */
function refuseUnpaid(order: Order, payments: readonly Payment[]): void {
  const missing = outstanding(order, payments)
  if (missing === 0) return
  throw new Refusal(
    'order-not-paid',
    `${display(missing, order.currency)} are neither held nor paid; wait for them.`,
    '',
  )
}

function shipmentOf(
  { engine }: OrderDeps,
  market: Market,
  order: Order,
  payments: readonly Payment[],
  { location, units }: Departure,
  { carrier, tracking }: ShipWish,
  now: Date,
): Shipment {
  const taxDay = taxDayOf(market, order, payments, units, now)
  const lines = shippedLines(order, taxedAt(engine, market, order, taxDay), units)
  return {
    shipment: order.shipments.length + 1,
    ...(location !== undefined && { location }),
    ...(carrier !== undefined && { carrier }),
    ...(tracking !== undefined && { tracking }),
    taxDay,
    amount: lines.reduce((sum, { gross }) => sum + gross, 0),
    lines,
    shippedAt: now.toISOString(),
  }
}

/** The day whose rates are final: of supply or of the invoice, which leaves with the goods; or of the payment, where that came first. */
function taxDayOf(
  market: Market,
  order: Order,
  payments: readonly Payment[],
  named: readonly { ref: string; quantity: number }[],
  now: Date,
): string {
  const { timeZone } = market.definition
  const today = localDay(now.getTime(), timeZone)
  const point = market.jurisdiction.value('tax', 'taxPoint', order.document.quote.day)
  const paidAt = point === 'payment' ? paidFor(order, payments, named) : undefined
  const paid = paidAt && localDay(paidAt.getTime(), timeZone)
  return paid !== undefined && paid < today ? paid : today
}

/** When enough had come for what leaves now, beside what left before: what is taken as goods leave has paid for those alone. */
function paidFor(
  order: Order,
  payments: readonly Payment[],
  named: readonly { ref: string; quantity: number }[],
): Date | undefined {
  const leaving = shippedLines(order, order.document.quote, named)
  const wanted = [...order.shipments.map(({ amount }) => amount), ...leaving.map(({ gross }) => gross)]
  let missing = wanted.reduce((sum, amount) => sum + amount, 0)
  const came = payments
    .flatMap(({ capturedAt, captured }) => (capturedAt ? [{ at: capturedAt, amount: Number(captured) }] : []))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return came.find(({ amount }) => {
    missing -= amount
    return missing <= 0
  })?.at
}

/** Each unit with its share of the line as taxed on its day, and never more than was agreed; delivery goes with the first goods. */
export function shippedLines(
  order: Order,
  taxed: Quote,
  named: readonly { ref: string; quantity: number }[],
): ShippedLine[] {
  const now = { document: { ...order.document, quote: taxed } }
  const goods = named.map(({ ref, quantity }): ShippedLine => {
    const from = order.lines.find((each) => each.ref === ref)?.shipped ?? 0
    const share = (line: Taxed & { quantity: number }) => unitShare(line, line.quantity, from, from + quantity)
    return { ref, quantity, ...heldTo(share(frozenLine(now, ref)), share(frozenLine(order, ref)).gross) }
  })
  const { delivery } = taxed
  if (!delivery || order.shipments.length > 0) return goods
  const { net, tax, gross, taxes } = delivery
  const agreed = order.document.quote.totals.delivery
  return [...goods, { ref: 'delivery', quantity: 1, ...heldTo({ net, tax, gross, taxes }, agreed) }]
}

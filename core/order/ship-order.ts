import { once } from '../exchange/idempotent.sql.ts'
import { localDay } from '../market/local-day.ts'
import type { Market } from '../market/market-set.ts'
import { display } from '../money/currency.ts'
import type { Payment } from '../payment/payment.ts'
import type { Quote } from '../pricing/quote-input.ts'
import { Refusal } from '../problem/refusal.ts'
import { bookParcels } from './book-parcels.ts'
import { captureShipped } from './capture-shipped.ts'
import { frozenLine } from './chargeable.ts'
import { outstanding } from './credit.ts'
import { sendGoods } from './goods.ts'
import { insertShipment } from './goods-back.sql.ts'
import { goodsMoved } from './goods-moved.ts'
import { writeOrder } from './order.sql.ts'
import type { Order, Shipment, ShippedLine } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { openUnits } from './order-state.ts'
import { planParcel } from './plan-parcel.ts'
import { namedUnits, takeOrder, withUnits } from './taken-order.ts'
import { taxedAt } from './taxed-at.ts'
import { unitShare } from './unit-share.ts'

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
    const shipment = shipmentOf(deps, market, order, payments, named, wish, now)
    const shipments = [...order.shipments, shipment]
    const lines = withUnits(order.lines, named, 'shipped')
    const next = goodsMoved({ ...order, lines, shipments })
    await insertShipment(client, order.id, shipment)
    await writeOrder(client, next, [{ type: 'shipped', data: { shipment: shipment.shipment, lines: named } }], now)
    await sendGoods(client, order, named, now)
    if (wish.tracking === undefined) await planParcel(client, deps.engine, market, order, shipment, now)
    return { status: 201, body: String(order.id) }
  })
  await bookParcels(deps, BigInt(body))
  await captureShipped(deps, BigInt(body))
  return BigInt(body)
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
  named: readonly { ref: string; quantity: number }[],
  { carrier, tracking }: ShipWish,
  now: Date,
): Shipment {
  const taxDay = taxDayOf(market, order, payments, now)
  const lines = shippedLines(order, taxedAt(engine, market, order, taxDay), named)
  return {
    shipment: order.shipments.length + 1,
    ...(carrier !== undefined && { carrier }),
    ...(tracking !== undefined && { tracking }),
    taxDay,
    amount: lines.reduce((sum, { gross }) => sum + gross, 0),
    lines,
    shippedAt: now.toISOString(),
  }
}

/** The day whose rates are final: of supply or of the invoice, which leaves with the goods; or of the payment, where that came first. */
function taxDayOf(market: Market, order: Order, payments: readonly Payment[], now: Date): string {
  const { timeZone } = market.definition
  const today = localDay(now.getTime(), timeZone)
  const point = market.jurisdiction.value('tax', 'taxPoint', order.document.quote.day)
  const paid = payments
    .flatMap(({ capturedAt }) => (capturedAt ? [localDay(capturedAt.getTime(), timeZone)] : []))
    .sort()[0]
  return point === 'payment' && paid !== undefined && paid < today ? paid : today
}

/** Each unit with its share of the line as taxed on its day; delivery goes with the first goods. */
export function shippedLines(
  order: Order,
  taxed: Quote,
  named: readonly { ref: string; quantity: number }[],
): ShippedLine[] {
  const now = { document: { ...order.document, quote: taxed } }
  const goods = named.map(({ ref, quantity }): ShippedLine => {
    const line = frozenLine(now, ref)
    const from = order.lines.find((each) => each.ref === ref)?.shipped ?? 0
    return { ref, quantity, ...unitShare(line, line.quantity, from, from + quantity) }
  })
  const { delivery } = taxed
  if (!delivery || order.shipments.length > 0) return goods
  const { net, tax, gross, taxes } = delivery
  return [...goods, { ref: 'delivery', quantity: 1, net, tax, gross, taxes }]
}

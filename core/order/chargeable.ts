import type { Order, ShippedLine } from './order.ts'
import { givenBack, openUnits } from './order-state.ts'
import { refundedDelivery } from './refunded-delivery.ts'
import { sumOf, type Taxed, unitShare } from './unit-share.ts'

/** A line of the frozen quote by its name. */
export function frozenLine(order: Pick<Order, 'document'>, ref: string): Taxed & { quantity: number } {
  const line = order.document.quote.lines.find((each) => each.ref === ref)
  if (!line) throw new Error(`order has no line ${ref}`)
  return line
}

/**
 * What may be charged for an order as it stands: what was shipped and is not given back, what is still to be shipped, delivery, and
 * the cents by which a total paid in cash is rounded. Reads frozen amounts only. Pure.
 */
export function chargeable(order: Omit<Order, 'id'>): number {
  const goods = order.lines.reduce((sum, line) => sum + paidFor(order, line) + openOf(order, line), 0)
  const stands = order.lines.some((line) => line.quantity > line.cancelled)
  const { totals } = order.document.quote
  const delivery = stands ? deliveryOf(order) : 0
  return goods + delivery + (stands && goods > 0 ? totals.toPay - totals.gross : 0)
}

/** As it was shipped, or is agreed; less what of it is given back. */
function deliveryOf(order: Omit<Order, 'id'>): number {
  const [shipped] = shippedParts(order, 'delivery')
  const due = shipped?.gross ?? order.document.quote.totals.delivery
  return due - (order.returns.some(deliveryGivenBack) ? Math.min(due, refundedDelivery(order)) : 0)
}

function deliveryGivenBack({ refundsDelivery, state }: Order['returns'][number]): boolean {
  return refundsDelivery && state === 'inspected'
}

function openOf(order: Omit<Order, 'id'>, line: Order['lines'][number]): number {
  const frozen = frozenLine(order, line.ref)
  return unitShare(frozen, frozen.quantity, line.shipped, line.shipped + openUnits(line)).gross
}

/** What was shipped, less what was given back of it. */
function paidFor(order: Omit<Order, 'id'>, line: Order['lines'][number]): number {
  const all = shippedParts(order, line.ref)
  return all.reduce((sum, { gross }) => sum + gross, 0) - unitsBack(order, line.ref, 0, givenBack(line)).gross
}

function shippedParts({ shipments }: Pick<Order, 'shipments'>, ref: string): ShippedLine[] {
  return shipments.flatMap(({ lines }) => lines.filter((line) => line.ref === ref))
}

/**
 * What units of a line whose price is given back are worth, as they were shipped: those shipped last come first. Units from
 * the `before`-th to the `after`-th of them.
 */
export function unitsBack(order: Pick<Order, 'shipments'>, ref: string, before: number, after: number): ShippedLine {
  const parts: Taxed[] = []
  let passed = 0
  for (const line of shippedParts(order, ref).toReversed()) {
    const from = Math.max(before - passed, 0)
    const to = Math.min(after - passed, line.quantity)
    if (to > from) parts.push(unitShare(line, line.quantity, line.quantity - to, line.quantity - from))
    passed += line.quantity
  }
  return { ref, quantity: after - before, ...sumOf(parts) }
}

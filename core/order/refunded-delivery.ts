import type { Order, ShippedLine } from './order.ts'
import { unitShare } from './unit-share.ts'

/**
 * What of the outward delivery comes back with the whole contract. The law spares the seller what a dearer delivery than the
 * cheapest standard one has cost more (art. 13(2) CRD), or does not. Reads frozen amounts only. Pure.
 */
export function refundedDelivery({ document }: Pick<Order, 'document'>): number {
  const { withdrawal, standardDelivery, quote } = document
  const { delivery: paid } = quote.totals
  switch (withdrawal?.refundsDelivery) {
    case 'whole':
      return paid
    case 'standard':
      return Math.min(paid, standardDelivery?.gross ?? paid)
    default:
      return 0
  }
}

/** The same with its share of the taxes that the delivery bore when the goods left. Nothing where nothing of it comes back. */
export function deliveryBack(order: Pick<Order, 'document' | 'shipments'>): ShippedLine[] {
  const shipped = order.shipments.flatMap(({ lines }) => lines).find(({ ref }) => ref === 'delivery')
  const amount = Math.min(refundedDelivery(order), shipped?.gross ?? 0)
  if (!shipped || amount === 0) return []
  return [{ ref: 'delivery', quantity: 1, ...unitShare(shipped, shipped.gross, 0, amount) }]
}

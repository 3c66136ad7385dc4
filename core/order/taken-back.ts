import type { ClientBase } from 'pg'
import type { Payment } from '../payment/payment.ts'
import { unitsBack } from './chargeable.ts'
import { capturedOf, creditOf, promised } from './credit.ts'
import { insertCredit } from './goods-back.sql.ts'
import { goodsMoved } from './goods-moved.ts'
import { decide } from './on-payment-change.ts'
import { writeOrder } from './order.sql.ts'
import type { Credit, Order, Return, ShippedLine, Units } from './order.ts'
import type { OrderEvent } from './order-event.ts'
import { givenBack } from './order-state.ts'
import { deliveryBack } from './refunded-delivery.ts'
import { withUnits } from './taken-order.ts'

/** What follows from units that are taken back. */
export interface TakenBack {
  order: Order
  events: OrderEvent[]
  credits: Credit[]
  /** The return as it is then; its `refund` is what the goods are worth. */
  back: Return
  /** What of that was ever taken, and is given back. */
  amount: number
}

/** A return of an order of which these units came, or will not: they are counted, and their money is given back to the cent. Pure. */
export function takenBack(
  order: Order,
  payments: readonly Payment[],
  known: Return,
  came: readonly Units[],
  now: Date,
): TakenBack {
  const parts = partsOf(order, known, came)
  const refund = parts.reduce((sum, { gross }) => sum + gross, 0)
  const amount = Math.min(refund, capturedOf(payments) - promised(order.credits))
  const back: Return = {
    ...known,
    state: 'inspected',
    lines: [...came],
    refund,
    refundsDelivery: refundsDelivery(known, came),
  }
  const returns = [...order.returns.filter(({ id }) => id !== known.id), back]
  const next = goodsMoved({ ...order, returns, lines: withUnits(order.lines, came, known.kept ? 'kept' : 'returned') })
  const credits = amount > 0 ? [creditOf(known.kind, amount, now, { lines: parts })] : []
  const decided = decide({ ...next, credits: [...next.credits, ...credits] }, payments, false, now)
  return { order: decided.order, events: decided.events, credits, back, amount }
}

/** Writes it; the return itself is the caller's. */
export async function writeTakenBack(
  client: ClientBase,
  { order, events, credits }: TakenBack,
  event: OrderEvent,
  now: Date,
): Promise<void> {
  for (const credit of credits) await insertCredit(client, order.id, credit)
  await writeOrder(client, order, [event, ...events], now)
}

/** What is given back: goods as they were shipped; the delivery too, where the law says so and all that was declared has come. */
function partsOf(order: Order, known: Return, came: readonly Units[]): ShippedLine[] {
  const goods = came.map(({ ref, quantity }) => {
    const before = order.lines.filter((line) => line.ref === ref).reduce((sum, line) => sum + givenBack(line), 0)
    return unitsBack(order, ref, before, before + quantity)
  })
  return refundsDelivery(known, came) ? [...goods, ...deliveryBack(order)] : goods
}

function refundsDelivery(known: Return, came: readonly Units[]): boolean {
  const all = known.lines.every(({ ref, quantity }) => came.find((line) => line.ref === ref)?.quantity === quantity)
  return known.refundsDelivery && all
}

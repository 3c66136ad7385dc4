import { once } from '../exchange/idempotent.sql.ts'
import type { Market } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'
import { letGoOfPayments } from './cancel-order.ts'
import { unitsBack } from './chargeable.ts'
import { capturedOf, creditOf, promised } from './credit.ts'
import { takeGoodsBack } from './goods.ts'
import { insertCredit, insertReturn, writeReturn } from './goods-back.sql.ts'
import { goodsMoved } from './goods-moved.ts'
import { decide } from './on-payment-change.ts'
import { type OrderKey, writeOrder } from './order.sql.ts'
import type { Order, Return, ShippedLine } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { payCredits } from './pay-credits.ts'
import { deliveryBack } from './refunded-delivery.ts'
import { namedUnits, takeOrder, withCharges, withUnits } from './taken-order.ts'
import { returnable, worth } from './withdraw.ts'

export interface ReturnWish {
  lines: readonly { ref: string; quantity: number }[]
  reason: string
}

/** A shopper announces that goods come back for a reason; whether money is given back is decided when they are inspected. */
export async function announceReturn(
  deps: OrderDeps,
  key: Extract<OrderKey, { secretHash: Buffer }>,
  wish: ReturnWish,
  idempotencyKey: string,
): Promise<Return> {
  const now = nowOf(deps)
  const scope = `announceReturn ${key.secretHash.toString('base64url')}`
  const { body } = await once(deps.pool, { scope, key: idempotencyKey, request: wish, now }, async (client) => {
    const { order } = await takeOrder(client, key)
    const lines = [...namedUnits(order, wish.lines, returnable(order, { stated: false }), 'not-returnable')]
    const announced: Return = {
      id: crypto.randomUUID(),
      kind: 'return',
      state: 'announced',
      reason: wish.reason,
      lines,
      refund: lines.reduce((sum, { ref, quantity }) => sum + worth(order, ref, quantity), 0),
      refundsDelivery: false,
      returnCost: 'seller',
      announcedAt: now.toISOString(),
    }
    await insertReturn(client, order.id, announced)
    await writeOrder(
      client,
      order,
      [{ type: 'return-announced', data: { id: announced.id, reason: wish.reason } }],
      now,
    )
    return { status: 201, body: announced }
  })
  return body
}

export interface InspectedLine {
  ref: string
  quantity: number
  condition: 'as-new' | 'used' | 'damaged'
  restock?: boolean
}

/** Takes goods back: they count as returned, go back on the shelf where they may, and their money is given back to the cent. */
export async function inspectReturn(
  deps: OrderDeps,
  market: Market,
  number: string,
  id: string,
  inspected: readonly InspectedLine[],
  key: string,
): Promise<bigint> {
  const now = nowOf(deps)
  const repeatable = { scope: `inspectReturn ${market.code} ${number} ${id}`, key, request: inspected, now }
  const { body } = await once(deps.pool, repeatable, async (client) => {
    const { order, payments } = await takeOrder(client, { number, market: market.code })
    const known = order.returns.find((each) => each.id === id)
    if (!known) throw new Refusal('not-found', 'The order has no such return.', 'return')
    if (known.state !== 'announced')
      throw new Refusal('not-open', `The return is ${known.state}; only an announced one is inspected.`, '')
    refuseOthers(known, inspected)
    const came = withCharges(countedOnce(inspected), new Map(known.lines.map(({ ref, quantity }) => [ref, quantity])))
    const back = backOf(order, known, came)
    const next = afterReturn(order, known, came)
    const given = back.reduce((sum, { gross }) => sum + gross, 0)
    const amount = Math.min(given, capturedOf(payments) - promised(order.credits))
    await writeReturn(client, id, 'inspected', documentOf(known, came, inspected, given))
    const credits = amount > 0 ? [creditOf(known.kind, amount, now, { lines: back })] : []
    for (const credit of credits) await insertCredit(client, order.id, credit)
    const { order: decided, events } = decide({ ...next, credits: [...next.credits, ...credits] }, payments, false, now)
    await writeOrder(client, decided, [{ type: 'returned', data: { id, lines: inspected, amount } }, ...events], now)
    const units = inspected.filter((line) => line.restock)
    if (units.length > 0) await takeGoodsBack(client, deps.engine, order, { id, units, at: now })
    return { status: 200, body: String(order.id) }
  })
  await letGoOfPayments(deps, BigInt(body))
  await payCredits(deps, BigInt(body))
  return BigInt(body)
}

/** A line may stand several times, once for each condition. */
function refuseOthers(known: Return, inspected: readonly InspectedLine[]): void {
  for (const [index, { ref }] of inspected.entries()) {
    const announced = known.lines.find((line) => line.ref === ref)?.quantity ?? 0
    const [{ quantity = 0 } = {}] = countedOnce(inspected.slice(0, index + 1).filter((line) => line.ref === ref))
    if (quantity > announced)
      throw new Refusal(
        'not-returnable',
        `${announced} of ${ref} were announced, not ${quantity}.`,
        `/lines/${index}/quantity`,
      )
  }
}

interface Came {
  ref: string
  quantity: number
}

function countedOnce(inspected: readonly InspectedLine[]): Came[] {
  const quantities = new Map<string, number>()
  for (const { ref, quantity } of inspected) quantities.set(ref, (quantities.get(ref) ?? 0) + quantity)
  return [...quantities].map(([ref, quantity]) => ({ ref, quantity }))
}

/** What is given back: goods as they were shipped; of a withdrawal the delivery too, where the law says so and all that was declared has come. */
function backOf(order: Order, known: Return, came: readonly Came[]): ShippedLine[] {
  const goods = came.map(({ ref, quantity }) => {
    const before = order.lines.find((line) => line.ref === ref)?.returned ?? 0
    return unitsBack(order, ref, before, before + quantity)
  })
  return refundsDelivery(known, came) ? [...goods, ...deliveryBack(order)] : goods
}

function afterReturn(order: Order, known: Return, came: readonly Came[]): Order {
  const lines = withUnits(order.lines, came, 'returned')
  const inspected = {
    ...known,
    state: 'inspected' as const,
    lines: [...came],
    refundsDelivery: refundsDelivery(known, came),
  }
  const returns = order.returns.map((each) => (each === known ? inspected : each))
  return goodsMoved({ ...order, lines, returns })
}

function refundsDelivery(known: Return, came: readonly Came[]): boolean {
  const all = known.lines.every(({ ref, quantity }) => came.find((line) => line.ref === ref)?.quantity === quantity)
  return known.refundsDelivery && all
}

function documentOf(known: Return, came: readonly Came[], inspected: readonly InspectedLine[], refund: number) {
  const { id: _id, kind: _kind, state: _state, announcedAt: _at, ...document } = known
  return { ...document, lines: [...came], inspected, refund, refundsDelivery: refundsDelivery(known, came) }
}

import { once } from '../exchange/idempotent.sql.ts'
import type { Market } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'
import { letGoOfPayments } from './cancel-order.ts'
import { takeGoodsBack } from './goods.ts'
import { insertReturn, writeReturn } from './goods-back.sql.ts'
import { type OrderKey, writeOrder } from './order.sql.ts'
import type { Order, Return, ReturnDocument, Units } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { payCredits } from './pay-credits.ts'
import { takenBack, writeTakenBack } from './taken-back.ts'
import { namedUnits, takeOrder, withCharges } from './taken-order.ts'
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
    const valid = inspected.filter((line) => !isUnsealed(order, known, line))
    const came = withCharges(countedOnce(valid), new Map(known.lines.map(({ ref, quantity }) => [ref, quantity])))
    const taken = takenBack(order, payments, known, came, now)
    const document = { ...documentOf(taken.back), inspected }
    await writeReturn(client, id, 'inspected', document)
    await writeTakenBack(client, taken, { type: 'returned', data: { id, lines: inspected, amount: taken.amount } }, now)
    const units = valid.filter((line) => line.restock)
    if (units.length > 0) await takeGoodsBack(client, deps.engine, order, { id, units, at: now })
    return { status: 200, body: String(order.id) }
  })
  await letGoOfPayments(deps, BigInt(body))
  await payCredits(deps, BigInt(body))
  return BigInt(body)
}

/** A withdrawal from goods that were sealed for health or hygiene, and are not any more, is none (art. 16(e) CRD): they go back. */
function isUnsealed({ document }: Order, { kind }: Return, { ref, condition }: InspectedLine): boolean {
  const goods = document.goods.find((each) => each.ref === ref)
  const sealed = goods !== undefined && (document.withdrawal?.sealed ?? []).includes(goods.kind)
  return kind === 'withdrawal' && sealed && condition === 'used'
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

function countedOnce(inspected: readonly InspectedLine[]): Units[] {
  const quantities = new Map<string, number>()
  for (const { ref, quantity } of inspected) quantities.set(ref, (quantities.get(ref) ?? 0) + quantity)
  return [...quantities].map(([ref, quantity]) => ({ ref, quantity }))
}

function documentOf({ id: _id, kind: _kind, state: _state, announcedAt: _at, ...document }: Return): ReturnDocument {
  return document
}

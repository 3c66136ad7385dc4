import { transaction } from '../db/pool.ts'
import { once } from '../exchange/idempotent.sql.ts'
import { localDay } from '../market/local-day.ts'
import type { Market } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'
import { coreText } from '../text/text.ts'
import { unitsBack } from './chargeable.ts'
import { insertReturn, writeReturn } from './goods-back.sql.ts'
import { isBack } from './goods-moved.ts'
import { type OrderKey, writeOrder } from './order.sql.ts'
import type { FrozenWithdrawal, Order, Return } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { type LineState, openUnits } from './order-state.ts'
import { refundedDelivery } from './refunded-delivery.ts'
import { namedUnits, takeOrder } from './taken-order.ts'
import { withdrawalDeadline } from './withdrawal-deadline.ts'

export interface WithdrawWish {
  lines?: readonly { ref: string; quantity: number }[] | undefined
  statement?: string | undefined
}

/**
 * A shopper states that they withdraw: what it covers, until when, and what it will give back, by the law of the day of the
 * order. It counts once it is confirmed. Refuses goods without the right, too late, and what was declared already.
 */
export async function declareWithdrawal(
  deps: OrderDeps,
  market: Market,
  key: Extract<OrderKey, { secretHash: Buffer }>,
  wish: WithdrawWish,
  idempotencyKey: string,
): Promise<Return> {
  const now = nowOf(deps)
  const scope = `declareWithdrawal ${key.secretHash.toString('base64url')}`
  const { body } = await once(deps.pool, { scope, key: idempotencyKey, request: wish, now }, async (client) => {
    const { order } = await takeOrder(client, key)
    const stated = statementOf(deps, market, order, wish, now)
    await insertReturn(client, order.id, stated)
    await writeOrder(client, order, [{ type: 'withdrawal-stated', data: { id: stated.id } }], now)
    return { status: 201, body: stated }
  })
  return body
}

function statementOf(deps: OrderDeps, market: Market, order: Order, wish: WithdrawWish, now: Date): Return {
  const { withdrawal } = order.document
  if (!withdrawal)
    throw new Refusal('withdrawal-not-possible', 'The law of the order gives no right of withdrawal.', '')
  const covered = coveredLines(order, withdrawal)
  refuseExcluded(order, withdrawal, wish)
  const left = returnable(order, { stated: true })
  const lines = namedUnits({ ...order, lines: covered }, wish.lines, left, declaredAll(order))
  const deadline = deadlineOf(deps, market, order, withdrawal)
  refuseLate(market, deadline, now)
  const whole = isWhole(order, covered, lines, left)
  const goods = lines.reduce((sum, { ref, quantity }) => sum + worth(order, ref, quantity), 0)
  const refundsDelivery = withdrawal.refundsDelivery !== 'none' && whole
  return {
    id: crypto.randomUUID(),
    kind: 'withdrawal',
    state: 'stated',
    ...(wish.statement !== undefined && { statement: wish.statement }),
    lines: [...lines],
    refund: goods + (refundsDelivery ? refundedDelivery(order) : 0),
    refundsDelivery,
    returnCost: withdrawal.returnCost,
    ...(deadline !== undefined && { deadline }),
    announcedAt: now.toISOString(),
  }
}

function refuseLate(market: Market, deadline: string | undefined, now: Date): void {
  if (deadline !== undefined && localDay(now.getTime(), market.definition.timeZone) > deadline)
    throw new Refusal('withdrawal-too-late', `The last day was ${deadline}.`, '')
}

/** What the units of a line that come back next are worth. */
export function worth(order: Order, ref: string, quantity: number): number {
  const back = order.lines.find((line) => line.ref === ref)?.returned ?? 0
  return unitsBack(order, ref, back, back + quantity).gross
}

function kindOf(order: Order, ref: string) {
  return order.document.quote.lines.find((line) => line.ref === ref)?.kind
}

/** The lines that the law lets a shopper withdraw from. */
export function coveredLines(order: Order, { excluded }: FrozenWithdrawal): LineState[] {
  return order.lines.filter(({ ref }) => !excluded.some((kind) => kind === kindOf(order, ref)))
}

function refuseExcluded(order: Order, { excluded }: FrozenWithdrawal, { lines }: WithdrawWish): void {
  for (const [index, { ref }] of (lines ?? []).entries()) {
    if (excluded.some((kind) => kind === kindOf(order, ref)))
      throw new Refusal(
        'withdrawal-not-possible',
        `The law excludes ${kindOf(order, ref)} from withdrawal; leave ${ref} out.`,
        `/lines/${index}/ref`,
      )
  }
}

/**
 * Units that were shipped, did not come back, and of which nobody said yet that they will. A withdrawal that is only stated
 * does not count where it is asked whether goods may come back, only where another is stated.
 */
export function returnable({ returns }: Order, { stated }: { stated: boolean }): (line: LineState) => number {
  const coming = (ref: string) =>
    returns
      .filter(({ state }) => state === 'announced' || (stated && state === 'stated'))
      .flatMap(({ lines }) => lines)
      .filter((line) => line.ref === ref)
      .reduce((sum, { quantity }) => sum + quantity, 0)
  return (line) => line.shipped - line.returned - coming(line.ref)
}

function declaredAll({ returns }: Order): 'already-declared' | 'not-returnable' {
  return returns.some(({ kind }) => kind === 'withdrawal') ? 'already-declared' : 'not-returnable'
}

/** Everything that left under the right comes back with this: all that is `left` of it. */
export function isWhole(
  order: Order,
  covered: readonly LineState[],
  lines: readonly { ref: string; quantity: number }[],
  left: (line: LineState) => number,
): boolean {
  return (
    order.lines.length === covered.length &&
    covered.every((line) => left(line) === (lines.find(({ ref }) => ref === line.ref)?.quantity ?? 0)) &&
    covered.every((line) => line.cancelled + line.shipped === line.quantity)
  )
}

/** Undefined while the period has not begun: goods are not all in the shopper's hands. */
function deadlineOf(
  { engine }: OrderDeps,
  market: Market,
  order: Order,
  withdrawal: FrozenWithdrawal,
): string | undefined {
  const began = beginning(market, order, withdrawal)
  if (began === undefined) return undefined
  const { shipTo } = order.document
  const place = shipTo && engine.registry.locate({ country: shipTo.country, ...postal(shipTo) }, began)
  const subdivision = place && !('error' in place) ? place.subdivision : undefined
  return withdrawalDeadline(withdrawal, began, market.jurisdiction, subdivision)
}

function postal({ postalCode, subdivision }: NonNullable<Order['document']['shipTo']>) {
  return { ...(postalCode && { postalCode }), ...(subdivision && { subdivision }) }
}

function beginning(market: Market, order: Order, { from }: FrozenWithdrawal): string | undefined {
  const { timeZone } = market.definition
  if (from === 'conclusion') return order.document.quote.day
  if (order.lines.some((line) => openUnits(line) > 0)) return undefined
  // What came back undelivered was in nobody's hands, and keeps the time of the rest from nothing.
  const handed = order.shipments.filter((each) => !isBack(order, each)).map(({ deliveredAt }) => deliveredAt)
  if (handed.length === 0 || handed.some((at) => at === undefined)) return undefined
  const last = Math.max(...handed.map((at) => Date.parse(at as string)))
  return localDay(last, timeZone)
}

/**
 * Confirms a withdrawal, within its time: the statement counts when it is confirmed. The acknowledgement says what was
 * declared, and when; it is written once.
 */
export async function confirmWithdrawal(
  deps: OrderDeps,
  market: Market,
  key: OrderKey,
  id: string,
  locale: string,
): Promise<Return> {
  const now = nowOf(deps)
  return transaction(deps.pool, async (client) => {
    const { order } = await takeOrder(client, key)
    const stated = order.returns.find((each) => each.id === id && each.kind === 'withdrawal')
    if (!stated) throw new Refusal('not-found', 'The order has no such withdrawal.', 'return')
    if (stated.state !== 'stated') return stated
    refuseLate(market, deadlineOf(deps, market, order, order.document.withdrawal as FrozenWithdrawal), now)
    namedUnits(order, stated.lines, returnable(order, { stated: false }), 'not-returnable')
    const confirmed: Return = {
      ...stated,
      state: 'announced',
      acknowledgement: acknowledgementOf(order, stated, locale, now),
    }
    const { id: _id, kind: _kind, state, announcedAt: _at, ...document } = confirmed
    await writeReturn(client, id, state, document)
    await writeOrder(
      client,
      order,
      [{ type: 'withdrawn', data: { id, acknowledgement: document.acknowledgement } }],
      now,
    )
    return confirmed
  })
}

/** On a durable medium: the content of the statement with day and time of its receipt (art. 11a CRD). */
function acknowledgementOf(order: Order, { lines, statement }: Return, locale: string, now: Date) {
  const names = new Map(order.document.goods.map(({ ref, name }) => [ref, name]))
  const goods = lines.map(({ ref, quantity }) => `${quantity} × ${names.get(ref) ?? ref}`).join(', ')
  const at = now.toISOString()
  const text = [coreText('withdrawal.received', locale), `${order.number}: ${goods}`, statement, at]
  return { at, text: text.filter((part) => part !== undefined).join('\n') }
}

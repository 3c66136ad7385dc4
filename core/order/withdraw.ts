import { isExcluded } from '../country/withdrawal-goods.ts'
import { transaction } from '../db/pool.ts'
import { once } from '../exchange/idempotent.sql.ts'
import { localDay } from '../market/local-day.ts'
import type { Market } from '../market/market-set.ts'
import { Refusal } from '../problem/refusal.ts'
import { coreText } from '../text/text.ts'
import { cancelUnits, letGoOfPayments } from './cancel-order.ts'
import { frozenLine, unitsBack } from './chargeable.ts'
import { insertReturn, writeReturn } from './goods-back.sql.ts'
import { isSettled } from './goods-moved.ts'
import { type OrderKey, writeOrder } from './order.sql.ts'
import type { FrozenWithdrawal, Order, Return, Units } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { givenBack, type LineState, openUnits } from './order-state.ts'
import { payCredits } from './pay-credits.ts'
import { refundedDelivery } from './refunded-delivery.ts'
import { namedUnits, takeOrder } from './taken-order.ts'
import { unitShare } from './unit-share.ts'
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
  const left = withdrawable(order, { stated: true })
  const lines = namedUnits({ ...order, lines: covered }, wish.lines, left, declaredAll(order))
  const deadline = deadlineOf(deps, market, order, withdrawal)
  refuseLate(market, deadline, now)
  const whole = isWhole(order, covered, lines, left)
  const { open, sent } = divided(order, lines)
  const goods = [
    ...open.map(({ ref, quantity }) => openWorth(order, ref, quantity)),
    ...sent.map(({ ref, quantity }) => worth(order, ref, quantity)),
  ].reduce((sum, amount) => sum + amount, 0)
  // Before anything has left, the delivery was not begun: what was paid for it is given back whatever it was.
  const begun = order.shipments.length > 0
  const refundsDelivery = whole && (!begun || withdrawal.refundsDelivery !== 'none')
  const delivery = begun ? refundedDelivery(order) : order.document.quote.totals.delivery
  return {
    id: crypto.randomUUID(),
    kind: 'withdrawal',
    state: 'stated',
    ...(wish.statement !== undefined && { statement: wish.statement }),
    lines: [...lines],
    refund: goods + (refundsDelivery ? delivery : 0),
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

/** What the units of a line are worth whose price is given back next. */
export function worth(order: Order, ref: string, quantity: number): number {
  const back = order.lines.filter((line) => line.ref === ref).reduce((sum, line) => sum + givenBack(line), 0)
  return unitsBack(order, ref, back, back + quantity).gross
}

/** The lines that the law lets a shopper withdraw from. */
export function coveredLines(order: Order, withdrawal: FrozenWithdrawal): LineState[] {
  return order.lines.filter(({ ref }) => !isWithout(order, withdrawal, ref))
}

function isWithout({ document }: Order, withdrawal: FrozenWithdrawal, ref: string): boolean {
  return document.goods.some((goods) => goods.ref === ref && isExcluded(goods, withdrawal))
}

function refuseExcluded(order: Order, withdrawal: FrozenWithdrawal, { lines }: WithdrawWish): void {
  for (const [index, { ref }] of (lines ?? []).entries()) {
    if (isWithout(order, withdrawal, ref))
      throw new Refusal(
        'withdrawal-not-possible',
        `The law excludes ${ref} from withdrawal; leave it out.`,
        `/lines/${index}/ref`,
      )
  }
}

/**
 * Units that were shipped, whose price was not given back, and of which nobody said yet that they will. A withdrawal that is only stated
 * does not count where it is asked whether goods may come back, only where another is stated.
 */
export function returnable({ returns }: Order, { stated }: { stated: boolean }): (line: LineState) => number {
  const coming = (ref: string) =>
    returns
      .filter(({ state }) => state === 'announced' || (stated && state === 'stated'))
      .flatMap(({ lines }) => lines)
      .filter((line) => line.ref === ref)
      .reduce((sum, { quantity }) => sum + quantity, 0)
  return (line) => line.shipped - givenBack(line) - coming(line.ref)
}

/** The same and what has not left: the right begins with the contract, and not only with the goods (art. 9(1) CRD). */
export function withdrawable(order: Order, what: { stated: boolean }): (line: LineState) => number {
  const sent = returnable(order, what)
  const open = order.state === 'pending' || order.state === 'confirmed'
  return (line) => sent(line) + (open ? openUnits(line) : 0)
}

/** Of what is withdrawn from, what has not left need not come back: that first, then what was sent. */
function divided(order: Order, lines: readonly Units[]): { open: Units[]; sent: Units[] } {
  const openOf = (ref: string) =>
    order.lines.filter((line) => line.ref === ref).reduce((sum, line) => sum + openUnits(line), 0)
  const parts = lines.map(({ ref, quantity }) => ({ ref, quantity, open: Math.min(quantity, openOf(ref)) }))
  return {
    open: parts.flatMap(({ ref, open }) => (open > 0 ? [{ ref, quantity: open }] : [])),
    sent: parts.flatMap(({ ref, quantity, open }) => (quantity > open ? [{ ref, quantity: quantity - open }] : [])),
  }
}

/** What the next units of a line that have not left are charged at. */
function openWorth(order: Order, ref: string, quantity: number): number {
  const line = frozenLine(order, ref)
  const shipped = order.lines.find((each) => each.ref === ref)?.shipped ?? 0
  return unitShare(line, line.quantity, shipped, shipped + quantity).gross
}

function declaredAll({ returns }: Order): 'already-declared' | 'not-returnable' {
  return returns.some(({ kind }) => kind === 'withdrawal') ? 'already-declared' : 'not-returnable'
}

/** The whole contract, or all that is `left` of it. */
export function isWhole(
  order: Order,
  covered: readonly LineState[],
  lines: readonly { ref: string; quantity: number }[],
  left: (line: LineState) => number,
): boolean {
  return (
    order.lines.length === covered.length &&
    covered.every((line) => left(line) === (lines.find(({ ref }) => ref === line.ref)?.quantity ?? 0))
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
  const handed = order.shipments.filter((each) => !isSettled(order, each)).map(({ deliveredAt }) => deliveredAt)
  if (handed.length === 0 || handed.some((at) => at === undefined)) return undefined
  const last = Math.max(...handed.map((at) => Date.parse(at as string)))
  return localDay(last, timeZone)
}

/**
 * Confirms a withdrawal, within its time: the statement counts when it is confirmed. What has not left is cancelled by it, the
 * rest is to come back. The acknowledgement says what was declared, and when; it is written once.
 */
export async function confirmWithdrawal(
  deps: OrderDeps,
  market: Market,
  key: OrderKey,
  id: string,
  locale: string,
): Promise<Return> {
  const now = nowOf(deps)
  const { orderId, confirmed } = await transaction(deps.pool, async (client) => {
    const { order, payments } = await takeOrder(client, key)
    const stated = order.returns.find((each) => each.id === id && each.kind === 'withdrawal')
    if (!stated) throw new Refusal('not-found', 'The order has no such withdrawal.', 'return')
    if (stated.state !== 'stated') return { orderId: order.id, confirmed: stated }
    refuseLate(market, deadlineOf(deps, market, order, order.document.withdrawal as FrozenWithdrawal), now)
    namedUnits(order, stated.lines, withdrawable(order, { stated: false }), 'not-returnable')
    const { open, sent } = divided(order, stated.lines)
    const confirmed: Return = {
      ...stated,
      state: sent.length > 0 ? 'announced' : 'inspected',
      lines: sent,
      acknowledgement: acknowledgementOf(order, stated, locale, now),
    }
    const { id: _id, kind: _kind, state, announcedAt: _at, ...document } = confirmed
    await writeReturn(client, id, state, document)
    const left = open.length > 0 ? await cancelUnits(client, deps.engine, order, payments, { lines: open }, now) : order
    await writeOrder(
      client,
      left,
      [{ type: 'withdrawn', data: { id, acknowledgement: document.acknowledgement } }],
      now,
    )
    return { orderId: order.id, confirmed }
  })
  await letGoOfPayments(deps, orderId)
  await payCredits(deps, orderId)
  return confirmed
}

/** On a durable medium: the content of the statement with day and time of its receipt (art. 11a CRD). */
function acknowledgementOf(order: Order, { lines, statement }: Return, locale: string, now: Date) {
  const names = new Map(order.document.goods.map(({ ref, name }) => [ref, name]))
  const goods = lines.map(({ ref, quantity }) => `${quantity} × ${names.get(ref) ?? ref}`).join(', ')
  const at = now.toISOString()
  const text = [coreText('withdrawal.received', locale), `${order.number}: ${goods}`, statement, at]
  return { at, text: text.filter((part) => part !== undefined).join('\n') }
}

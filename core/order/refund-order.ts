import type { ClientBase } from 'pg'
import type { components } from '../../openapi/v1.d.ts'
import { once } from '../exchange/idempotent.sql.ts'
import type { Market } from '../market/market-set.ts'
import { display } from '../money/currency.ts'
import type { Payment } from '../payment/payment.ts'
import { Refusal } from '../problem/refusal.ts'
import { letGoOfPayments } from './cancel-order.ts'
import { capturedOf, credited, creditOf, promised } from './credit.ts'
import { insertCredit, insertReturn } from './goods-back.sql.ts'
import { writeOrder } from './order.sql.ts'
import type { Order, Return } from './order.ts'
import { nowOf, type OrderDeps } from './order-deps.ts'
import { payCredits } from './pay-credits.ts'
import { takenBack, writeTakenBack } from './taken-back.ts'
import { namedUnits, takeOrder } from './taken-order.ts'
import { returnable, worth } from './withdraw.ts'

type Wish = components['schemas']['RefundWrite']

/**
 * Gives money back without goods: an amount as goodwill, up to what was taken and not given back, or all of that; or the price
 * of units that the shopper keeps, or that were lost, to the cent as they were shipped.
 */
export async function refundOrder(
  deps: OrderDeps,
  market: Market,
  number: string,
  wish: Wish,
  key: string,
): Promise<bigint> {
  const now = nowOf(deps)
  const repeatable = { scope: `refundOrder ${market.code} ${number}`, key, request: wish, now }
  const { body } = await once(deps.pool, repeatable, async (client) => {
    const { order, payments } = await takeOrder(client, { number, market: market.code })
    if (wish.lines) await refundLines(client, order, payments, { ...wish, lines: wish.lines }, now)
    else await refundAmount(client, order, payments, wish, now)
    return { status: 201, body: String(order.id) }
  })
  await letGoOfPayments(deps, BigInt(body))
  await payCredits(deps, BigInt(body))
  return BigInt(body)
}

async function refundAmount(
  client: ClientBase,
  order: Order,
  payments: readonly Payment[],
  { amount: wanted, reason }: Wish,
  now: Date,
): Promise<void> {
  const left = capturedOf(payments) - credited(order.credits)
  const amount = wanted ?? left
  if (amount <= 0 || amount > left) throw aboveCaptured(order, left, '/amount')
  await insertCredit(client, order.id, creditOf('goodwill', amount, now, { note: reason }))
  await writeOrder(client, order, [{ type: 'refunded', data: { amount, reason } }], now)
}

/** Units whose price was given back count as kept: nothing is given back for them a second time. */
async function refundLines(
  client: ClientBase,
  order: Order,
  payments: readonly Payment[],
  { amount: wanted, lines: named, reason }: Wish & { lines: NonNullable<Wish['lines']> },
  now: Date,
): Promise<void> {
  if (wanted !== undefined)
    throw new Refusal('invalid-request', 'Lines have their price; leave the amount out, or the lines.', '/amount')
  const lines = [...namedUnits(order, named, returnable(order, { stated: false }), 'not-returnable')]
  const kept: Return = {
    id: crypto.randomUUID(),
    kind: 'return',
    state: 'announced',
    reason,
    kept: true,
    lines,
    refund: lines.reduce((sum, { ref, quantity }) => sum + worth(order, ref, quantity), 0),
    refundsDelivery: false,
    returnCost: 'seller',
    announcedAt: now.toISOString(),
  }
  const left = capturedOf(payments) - promised(order.credits)
  if (kept.refund > left) throw aboveCaptured(order, left, '/lines')
  const taken = takenBack(order, payments, kept, lines, now)
  await insertReturn(client, order.id, taken.back)
  await writeTakenBack(client, taken, { type: 'refunded', data: { amount: taken.amount, lines, reason } }, now)
}

function aboveCaptured({ currency }: Order, left: number, pointer: string): Refusal {
  return new Refusal('refund-above-captured', `${display(left, currency)} can be given back; ask for no more.`, pointer)
}

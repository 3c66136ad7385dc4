import { demoShoppers } from '../../config/demo-shoppers.ts'
import { referenceRates } from '../../config/reference-rates.ts'
import { makeReady } from '../../core/bootstrap.ts'
import { makeKey } from '../../core/http/keys.ts'
import { withOrders } from '../../core/order/on-payment-change.ts'
import { settleOrders } from '../../core/order/settle-orders.ts'
import { NOON } from '../engine.ts'
import { paymentWorld, type World, type WorldOptions } from '../payment/world.ts'

type Body = Record<string, unknown>

/** A world of payments with the sample catalogue, as a storefront and a shop's staff see it. */
export interface Shop extends World {
  /** Asks as a shopper; throws where the status is another than wanted. */
  ask: <T = Body>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, wanted?: number) => Promise<T>
  /** Asks as staff of all markets. */
  staff: <T = Body>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    path: string,
    body?: object,
    wanted?: number,
  ) => Promise<T>
  staffHeaders: { authorization: string }
  /** Looks after orders, as the job does. */
  settle: () => Promise<unknown>
  /** A key that was never used. */
  key: () => string
}

export async function shop({ now = NOON, otherwise }: Pick<WorldOptions, 'now' | 'otherwise'> = {}): Promise<Shop> {
  const world = await paymentWorld({ now, ...(otherwise && { otherwise }) })
  Object.assign(world.deps, withOrders(world.engine, world.deps))
  await makeReady(world.pool, world.engine, referenceRates, () => {})
  const { secret } = await makeKey(world.pool, { label: 'staff', role: 'owner', markets: ['*'] }, new Date(now))
  let keys = 0
  const key = () => `key-of-a-test-${keys++}`
  const asking =
    (more: Record<string, string>) =>
    async <T>(method: 'GET' | 'POST' | 'PATCH' | 'PUT', url: string, payload?: object, wanted?: number): Promise<T> => {
      const repeatable = method === 'POST' || method === 'PATCH'
      const headers = { ...(repeatable && { 'idempotency-key': key() }), ...more }
      const answer = await world.app.inject({ method, url, headers, ...(payload && { payload }) })
      const fine = wanted === undefined ? answer.statusCode < 300 : answer.statusCode === wanted
      if (!fine) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`)
      return (answer.body ? answer.json() : {}) as T
    }
  const staffHeaders = { authorization: `Bearer ${secret}` }
  const settle = () => settleOrders({ pool: world.pool, engine: world.engine, payments: world.deps })
  return { ...world, ask: asking({}), staff: asking(staffHeaders), staffHeaders, settle, key }
}

/** A whole address in each market's country. */
export const ADDRESSES: Readonly<Record<string, Body>> = Object.fromEntries(
  Object.entries(demoShoppers).map(([market, { shipTo }]) => [market, { ...shipTo }]),
)

export interface CartView {
  id: string
  version: number
  blockers: { code: string; pointer: string }[]
  quote: { totals: { toPay: number; gross: number; delivery: number }; lines: { ref: string; gross: number }[] }
  consents: { code: string }[]
  paymentMethods: { method: string; against?: string[] }[]
  changes?: { pointer: string; before?: unknown; after?: unknown }[]
}

export interface OrderView {
  day: string
  retainedUntil?: string
  id: string
  number: string
  state: string
  paymentState: string
  fulfilmentState: string
  toPay: number
  lines: { ref: string; quantity: number; shipped: number; cancelled: number; returned: number; gross: number }[]
  shipments: { taxDay: string; lines: { ref: string; gross: number; taxes: { percent: string; amount: number }[] }[] }[]
  payments: { id: string; state: string; captured: number; refunded: number; authorised: number }[]
  credits: { amount: number; state: string; reason: string }[]
  returns: { id: string; state: string; refund: number; deadline?: string }[]
  events?: { type: string }[]
}

/** A cart with everything that the country asks for, paid by a method, or its first. */
export async function readyCart(
  { ask }: Shop,
  market: string,
  lines: readonly { sku: string; quantity: number }[],
  method?: string,
): Promise<CartView> {
  const base = `/v1/markets/${market}/carts`
  const made = await ask<CartView>('POST', base, { lines })
  const addressed = await ask<CartView>('PATCH', `${base}/${made.id}`, {
    version: made.version,
    contact: { email: 'shopper@example.org', phone: '+33 1 23 45 67 89' },
    shipTo: ADDRESSES[market],
    birthDate: '1980-02-29',
    ...(market === 'br' && { buyer: { type: 'consumer', taxId: '390.533.447-05' } }),
  })
  const { options } = await ask<{ options: { service: string }[] }>('GET', `${base}/${made.id}/delivery-options`)
  const offered = addressed.paymentMethods.filter(({ against }) => !against)
  return ask<CartView>('PATCH', `${base}/${made.id}`, {
    version: addressed.version,
    delivery: { service: options[0]?.service },
    payment: { method: method ?? offered[0]?.method },
    consents: addressed.consents.map(({ code }) => code),
  })
}

/** Places a cart and pays it by the simulated provider, to the end. */
export async function paidOrder(
  shop: Shop,
  market: string,
  lines: readonly { sku: string; quantity: number }[],
  method?: string,
): Promise<OrderView> {
  const cart = await readyCart(shop, market, lines, method)
  const base = `/v1/markets/${market}`
  const placed = await shop.ask<OrderView>('POST', `${base}/carts/${cart.id}/order`, {
    version: cart.version,
    toPay: cart.quote.totals.toPay,
  })
  const payment = await shop.ask<{ nextAction?: { url?: string } }>('POST', `${base}/orders/${placed.id}/payments`, {})
  if (payment.nextAction?.url) await fetch(`${payment.nextAction.url}/approve`, { method: 'POST' })
  await shop.deliver()
  return shop.ask<OrderView>('GET', `${base}/orders/${placed.id}`)
}

import { setTimeout as pause } from 'node:timers/promises'
import { demoShoppers } from '../../config/demo-shoppers.ts'
import type { components } from '../../openapi/v1.d.ts'

type Schemas = components['schemas']
type Cart = Schemas['Cart']
type Order = Schemas['Order']

/** Where an engine is, or will be again. */
export interface Place {
  address: string
  key: string
  simulator: string
}

/** What a shopper was told of an order, to be held against what is true in the end. */
export interface Story {
  market: string
  cart: string
  id: string
  number: string
  toPay: number
  /** How far it went. */
  done: 'placed' | 'paid' | 'shipped' | 'returned' | 'cancelled'
  refund: number
}

let keys = 0
const newKey = () => `crash-${process.pid}-${keys++}`

/** Asks until there is an answer that is one: with the same key, as long as it takes. */
async function ask<T>(
  place: Place,
  method: string,
  path: string,
  body: object | undefined,
  key = newKey(),
): Promise<{ status: number; body: T }> {
  for (;;) {
    try {
      const answer = await fetch(place.address + path, {
        method,
        headers: {
          'idempotency-key': key,
          ...(body && { 'content-type': 'application/json' }),
          ...(path.startsWith('/v1/admin') && { authorization: `Bearer ${place.key}` }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(20_000),
      })
      const text = await answer.text()
      if (answer.status < 500) return { status: answer.status, body: (text ? JSON.parse(text) : undefined) as T }
    } catch {
      // Nobody there, or they went in the middle of it.
    }
    await pause(15)
  }
}

function wanted<T>({ status, body }: { status: number; body: T }, ...fine: number[]): T {
  if (status < 300 || fine.includes(status)) return body
  throw new Error(`${status} ${JSON.stringify(body)}`)
}

/** A change that may have been made though nobody said so: read what is there, and change that. */
async function change(place: Place, path: string, cart: Cart, body: object): Promise<Cart> {
  const answer = await ask<Cart>(place, 'PATCH', path, { version: cart.version, ...body })
  if (answer.status !== 409) return wanted(answer)
  return change(place, path, wanted(await ask<Cart>(place, 'GET', path, undefined)), body)
}

/** What a shopper makes of it: how to pay, and what becomes of the goods. */
export interface Plan {
  market: 'fr' | 'de' | 'us'
  pays: 'card' | 'paypal'
  goods: 'keep' | 'ship' | 'return' | 'cancel'
}

/** What everybody buys, so that they meet at the shelf. */
export const SKUS = ['GEN-MG-CRM', 'GEN-TB-NAT'] as const

/** A whole checkout, each step repeated with its key until it is answered. `told` hears of the order as soon as it is one. */
export async function shopOnce(
  place: Place,
  { market, pays, goods }: Plan,
  told: (story: Story) => void,
): Promise<void> {
  const base = `/v1/markets/${market}`
  const lines = SKUS.map((sku, index) => ({ sku, quantity: 2 - index }))
  let cart = wanted(await ask<Cart>(place, 'POST', `${base}/carts`, { lines }))
  const path = `${base}/carts/${cart.id}`
  cart = await change(place, path, cart, {
    contact: { email: 'crash@example.org' },
    shipTo: demoShoppers[market]?.shipTo,
  })
  cart = await change(place, path, cart, { delivery: { service: 'home' }, payment: { method: pays } })
  const wish = { version: cart.version, toPay: cart.quote?.totals.toPay }
  const order = wanted(await ask<Order>(place, 'POST', `${path}/order`, wish))
  const story: Story = {
    market,
    cart: cart.id,
    id: order.id as string,
    number: order.number,
    toPay: order.toPay,
    done: 'placed',
    refund: 0,
  }
  told(story)
  if (!(await payFor(place, story, pays))) return
  if (goods === 'cancel') return cancel(place, story)
  if (goods === 'keep') return
  await ship(place, story)
  if (goods === 'return') await giveBack(place, story)
}

/** Looks this often whether the money has come, and then goes away, as shoppers do. */
const LOOKS = 60

async function payFor(place: Place, story: Story, pays: Plan['pays']): Promise<boolean> {
  const path = `/v1/markets/${story.market}/orders/${story.id}`
  const key = newKey()
  const body = pays === 'card' ? { testNumber: '4000000000002008' } : {}
  for (let looks = 0; looks < LOOKS; looks++) {
    const { id } = wanted(
      await ask<Partial<Schemas['OrderPayment']>>(place, 'POST', `${path}/payments`, body, key),
      409,
    )
    if (pays === 'paypal' && id) await fetch(`${place.simulator}/sim/payments/${id}/approve`, { method: 'POST' })
    const order = wanted(await ask<Order>(place, 'GET', path, undefined))
    if (order.state === 'confirmed') {
      story.done = 'paid'
      return true
    }
    await pause(15)
  }
  return false
}

async function ship(place: Place, story: Story): Promise<void> {
  const admin = `/v1/admin/markets/${story.market}/orders/${story.number}`
  for (const quantity of [1, 1]) {
    const lines = [{ ref: 'GEN-MG-CRM', quantity }]
    wanted(await ask(place, 'POST', `${admin}/shipments`, { lines }))
  }
  wanted(await ask(place, 'POST', `${admin}/shipments`, {}))
  for (const shipment of [1, 2, 3]) wanted(await ask(place, 'POST', `${admin}/shipments/${shipment}/delivery`, {}))
  story.done = 'shipped'
}

async function giveBack(place: Place, story: Story): Promise<void> {
  const lines = [{ ref: 'GEN-MG-CRM', quantity: 1 }]
  const path = `/v1/markets/${story.market}/orders/${story.id}/returns`
  const back = wanted(await ask<Schemas['Return']>(place, 'POST', path, { lines, reason: 'damaged' }))
  const inspection = `/v1/admin/markets/${story.market}/orders/${story.number}/returns/${back.id}/inspection`
  const seen = lines.map((line) => ({ ...line, condition: 'damaged' }))
  wanted(await ask(place, 'POST', inspection, { lines: seen }))
  story.refund = back.refund
  story.done = 'returned'
}

async function cancel(place: Place, story: Story): Promise<void> {
  wanted(await ask(place, 'POST', `/v1/markets/${story.market}/orders/${story.id}/cancellation`, {}))
  story.done = 'cancelled'
}

import { beforeAll, expect, test } from 'vitest'
import { counted } from '../payment/counted.ts'
import { ADDRESSES, type CartView, type OrderView, type Shop, shop } from './shop.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
  // What a process learns once: keys, promotions, plans.
  await checkOut()
})

/** A whole guest checkout with two lines, as a storefront does it, until the order is confirmed. */
async function checkOut(): Promise<OrderView> {
  const base = '/v1/markets/fr'
  const made = await world.ask<CartView>('POST', `${base}/carts`, {})
  const path = `${base}/carts/${made.id}`
  await world.ask('PATCH', path, {
    version: 1,
    lines: [
      { sku: 'COF-HB-BEAN', quantity: 2 },
      { sku: 'TOY-TR-36', quantity: 1 },
    ],
  })
  await world.ask('PATCH', path, { version: 2, contact: { email: 'a@example.org' }, shipTo: ADDRESSES.fr })
  await world.ask('GET', `${path}/delivery-options`)
  const ready = await world.ask<CartView>('PATCH', path, {
    version: 3,
    delivery: { service: 'home' },
    payment: { method: 'card' },
  })
  const order = await world.ask<OrderView>('POST', `${path}/order`, { version: 4, toPay: ready.quote.totals.toPay })
  const payment = await world.ask<{ nextAction: { url: string } }>('POST', `${base}/orders/${order.id}/payments`, {})
  await fetch(`${payment.nextAction.url}/approve`, { method: 'POST' })
  await world.deliver()
  return order
}

test('a new cart with one line takes two statements, one where somebody asked for the goods before', async () => {
  for (const names of [['offers-of-skus', 'insert-carts'], ['insert-carts']]) {
    const count = counted()
    await world.ask('POST', '/v1/markets/fr/carts', { lines: [{ sku: 'GEN-MG-CRM', quantity: 1 }] })
    const { statements, transactions } = count.end()
    expect(statements.map(({ name }) => name)).toEqual(names)
    expect(transactions).toBe(0)
  }
})

test('a whole guest checkout takes few statements, each a transaction of its own, the message of the provider counted', async () => {
  const count = counted()
  const order = await checkOut()
  const { statements, transactions } = count.end()
  expect(await world.ask('GET', `/v1/markets/fr/orders/${order.id}`)).toMatchObject({ state: 'confirmed' })
  // The test waits for the message with a statement of its own.
  const sent = statements.filter(({ text }) => !text.startsWith('select 1 from webhook_delivery'))
  expect(sent.length).toBeLessThanOrEqual(16)
  expect(transactions).toBe(0)
})

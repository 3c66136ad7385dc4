import { expect, test } from 'vitest'
import { type OrderView, readyCart, shop } from './shop.ts'

test('an order of which promotions take everything off is confirmed at once, shipped, and never lapses', async () => {
  const world = await shop()
  await world.staff('PUT', '/v1/admin/promotions/all-of-it', {
    code: 'all-of-it',
    labels: { en: 'All of it', fr: 'Tout' },
    on: { skus: ['GEN-MG-CRM'] },
    markets: ['gb'],
    action: { type: 'percent', percent: '100' },
  })
  await world.staff('PUT', '/v1/admin/promotions/delivery-too', {
    code: 'delivery-too',
    labels: { en: 'Delivery too', fr: 'Livraison' },
    markets: ['gb'],
    action: { type: 'free-delivery', services: ['home'] },
  })
  const cart = await readyCart(world, 'gb', [{ sku: 'GEN-MG-CRM', quantity: 2 }])
  expect(cart.quote.totals, JSON.stringify(cart.quote)).toMatchObject({ toPay: 0 })
  const wish = { version: cart.version, toPay: 0 }
  const order = await world.ask<OrderView>('POST', `/v1/markets/gb/carts/${cart.id}/order`, wish)
  expect(order).toMatchObject({ state: 'confirmed', toPay: 0 })
  await world.pass(30)
  await world.settle()
  expect(await world.ask('GET', `/v1/markets/gb/orders/${order.id}`)).toMatchObject({ state: 'confirmed' })
  await world.staff('POST', `/v1/admin/markets/gb/orders/${order.number}/shipments`, {})
  expect(await world.ask('GET', `/v1/markets/gb/orders/${order.id}`)).toMatchObject({ fulfilmentState: 'shipped' })
})

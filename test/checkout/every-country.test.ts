import { beforeAll, describe, expect, test } from 'vitest'
import { type OrderView, paidOrder, readyCart, type Shop, shop } from './shop.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
})

const LINES = [
  { sku: 'COF-HB-BEAN', quantity: 3 },
  { sku: 'TOY-TR-36', quantity: 1 },
]

describe.each(['fr', 'de', 'es', 'gb', 'ch', 'us', 'ca', 'jp', 'cn', 'in', 'br'])('%s', (market) => {
  test('a cart with all that the country asks for has no blockers', async () => {
    const cart = await readyCart(world, market, LINES)
    expect(cart.blockers).toEqual([])
  })

  test('from cart to a returned line: paid by the first method, shipped, delivered, one line back', async () => {
    const order = await paidOrder(world, market, LINES)
    expect(order).toMatchObject({ state: 'confirmed' })
    expect(['paid', 'authorised']).toContain(order.paymentState)
    const admin = `/v1/admin/markets/${market}/orders/${order.number}`
    await world.staff('POST', `${admin}/shipments`, {})
    await world.deliver()
    const shipped = await world.staff<OrderView>('POST', `${admin}/shipments/1/delivery`, {})
    expect(shipped).toMatchObject({ state: 'completed', fulfilmentState: 'delivered', paymentState: 'paid' })
    expect(shipped.shipments[0]?.lines.reduce((sum, { gross }) => sum + gross, 0)).toBe(order.toPay)
    const back = await world.ask<{ id: string; refund: number }>(
      'POST',
      `/v1/markets/${market}/orders/${order.id}/returns`,
      { lines: [{ ref: 'COF-HB-BEAN', quantity: 1 }], reason: 'damaged' },
    )
    const returned = await world.staff<OrderView>('POST', `${admin}/returns/${back.id}/inspection`, {
      lines: [{ ref: 'COF-HB-BEAN', quantity: 1, condition: 'damaged' }],
    })
    await world.deliver()
    const after = await world.ask<OrderView>('GET', `/v1/markets/${market}/orders/${order.id}`)
    expect(returned.returns[0]).toMatchObject({ state: 'inspected', refund: back.refund })
    expect(after.credits).toMatchObject([{ amount: back.refund, state: 'succeeded', reason: 'return' }])
    expect(after.payments.reduce((sum, { refunded }) => sum + refunded, 0)).toBe(back.refund)
    expect(after.paymentState).toBe('partially-refunded')
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { readOrder } from '../../core/order/order.sql.ts'
import { readyCart, type Shop, shop } from '../checkout/shop.ts'
import { importPoints } from './pickup-points.ts'
import { AT_ONCE, type Cart, placeCart, type Story, settle } from './story.ts'

const MUG = 'GEN-MG-CRM'

/** What delivery costs as displayed, worked with below whatever config says. */
const PRICES: Readonly<Record<string, Record<string, number>>> = {
  fr: { home: 5_90, express: 14_90, 'pickup-point': 3_90 },
  gb: { home: 3_99, express: 9_99 },
  br: { home: 19_90, express: 39_90 },
}

let world: Shop
beforeAll(async () => {
  world = await shop()
  for (const [market, prices] of Object.entries(PRICES)) {
    const { definition } = world.engine.markets.find(market)
    Object.assign(definition, { delivery: { ...definition.delivery, ...prices } })
  }
  await importPoints(world, [{ code: 'LYO-1', kind: 'pickup-point', country: 'FR', postalCode: '69002' }])
})

/** An order of two mugs, delivered in a way, that is in its shopper's hands. */
async function handedOver(market: string, delivery: { service: string; pickupPoint?: string }): Promise<Story> {
  const { id, version } = await readyCart(world, market, [{ sku: MUG, quantity: 2 }], 'card')
  const path = `/v1/markets/${market}/carts/${id}`
  const story = await placeCart(world, market, await world.ask<Cart>('PATCH', path, { version, delivery }))
  await story.pay({ testNumber: AT_ONCE })
  await world.deliver()
  await story.ship()
  await story.handOver(1)
  return story
}

/** The whole contract is withdrawn, and all of it comes back. What is given back for delivery, with its lines. */
async function withdrawn(story: Story) {
  const { totals } = await story.now()
  const stated = await story.withdraw()
  await story.inspect(await story.confirm(stated), stated.lines)
  await settle(world)
  const order = await story.now()
  const back = order.credits.reduce((sum, { amount }) => sum + amount, 0)
  expect(back).toBe(stated.refund)
  return { paid: totals.delivery, back: back - (totals.gross - totals.delivery), order }
}

const deliveryLines = ({ credits }: { credits: readonly { lines: readonly { ref: string }[] }[] }) =>
  credits.flatMap(({ lines }) => lines).filter(({ ref }) => ref === 'delivery')

describe('a withdrawal gives the outward delivery back as far as the cheapest standard one (CRD art. 13(2))', () => {
  test('express was chosen: what standard delivery would have cost', async () => {
    const { paid, back, order } = await withdrawn(await handedOver('fr', { service: 'express' }))
    expect([paid, back]).toEqual([14_90, 5_90])
    // Of EUR 5.90 at 20 %: 5.90 / 1.2 = 4.9167, so 4.92 and 0.98.
    expect(deliveryLines(order)).toMatchObject([{ quantity: 1, net: 4_92, tax: 98, gross: 5_90 }])
    // The nine euros that express cost more stay with the seller.
    expect(order).toMatchObject({ paymentState: 'partially-refunded', fulfilmentState: 'returned' })
    expect(order.credits.map(({ reason }) => reason)).toEqual(['withdrawal'])
  })

  test('standard was chosen: all of it', async () => {
    const { paid, back, order } = await withdrawn(await handedOver('fr', { service: 'home' }))
    expect([paid, back]).toEqual([5_90, 5_90])
    expect(order.paymentState).toBe('refunded')
  })

  test('a pickup point was chosen, cheaper than standard delivery: what was paid, and not what was not', async () => {
    const { paid, back } = await withdrawn(await handedOver('fr', { service: 'pickup-point', pickupPoint: 'LYO-1' }))
    expect([paid, back]).toEqual([3_90, 3_90])
  })

  test('Great Britain: the least expensive common and generally acceptable kind (2013 Regulations, reg. 34(3))', async () => {
    const { paid, back } = await withdrawn(await handedOver('gb', { service: 'express' }))
    expect([paid, back]).toEqual([9_99, 3_99])
  })

  test('Brazil: whatever was paid, at any title (CDC art. 49, parágrafo único)', async () => {
    const { paid, back, order } = await withdrawn(await handedOver('br', { service: 'express' }))
    expect([paid, back]).toEqual([39_90, 39_90])
    expect(order.paymentState).toBe('refunded')
  })
})

test('it is the price of the day of the order, with its tax, whatever delivery costs later', async () => {
  const story = await handedOver('fr', { service: 'express' })
  const frozen = (await readOrder(world.pool, { number: story.number, market: 'fr' }))?.document.standardDelivery
  expect(frozen).toMatchObject({ service: 'home', net: 4_92, tax: 98, gross: 5_90 })
  const { definition } = world.engine.markets.find('fr')
  Object.assign(definition, { delivery: { ...definition.delivery, home: 7_90 } })
  const { back } = await withdrawn(story)
  Object.assign(definition, { delivery: { ...definition.delivery, home: 5_90 } })
  expect(back).toBe(5_90)
})

test('where free delivery made express free, nothing was paid and nothing comes back', async () => {
  await world.staff('PUT', '/v1/admin/promotions/free-delivery', {
    code: 'free-delivery',
    labels: { en: 'Free delivery' },
    markets: ['gb'],
    action: { type: 'free-delivery' },
  })
  // Every process shows a promotion within a second.
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const { paid, back } = await withdrawn(await handedOver('gb', { service: 'express' }))
  expect([paid, back]).toEqual([0, 0])
})

import { beforeEach, describe, expect, test } from 'vitest'
import { readyCart, type Shop, shop } from '../checkout/shop.ts'
import { type Cart, movedAtProvider, type Order, place, placeCart, type Story, settle } from './story.ts'

let world: Shop
beforeEach(async () => {
  world = await shop()
})

const MUG = 'GEN-MG-CRM'

/** Leaves so many mugs somewhere. */
async function leave(onHand: number, location = 'br-sao-paulo'): Promise<void> {
  const answer = await world.app.inject({
    method: 'POST',
    url: '/v1/admin/stock/feed',
    headers: { ...world.staffHeaders, 'content-type': 'application/x-ndjson' },
    payload: `${JSON.stringify({ location, sku: MUG, onHand })}\n`,
  })
  expect(answer.statusCode, answer.body).toBe(200)
}

async function reserved(location: string): Promise<number | undefined> {
  const { levels } = await world.staff<{ levels: { location: string; reserved: number }[] }>(
    'GET',
    `/v1/admin/stock/levels?sku=${MUG}`,
  )
  return levels.find((level) => level.location === location)?.reserved
}

async function later(days: number): Promise<void> {
  await world.pass(days)
  await settle(world)
}

const states = ({ state, paymentState }: Order) => `${state} ${paymentState}`
const kept = async (story: Story) => {
  const { taken, givenBack } = await movedAtProvider(world, (await story.now()).payments)
  return taken - givenBack
}

/** A boleto that is paid a day after it lapsed. */
async function lapsed(story: Story): Promise<Story> {
  await story.pay({ testNumber: '5002' })
  await later(3)
  expect((await story.now()).state).toBe('expired')
  return story
}

describe('money that comes after the order lapsed', () => {
  test('takes the goods again where they are still there', async () => {
    await leave(1)
    const story = await lapsed(await place(world, 'br', [{ sku: MUG, quantity: 1 }], 'boleto'))
    await later(1)
    expect(states(await story.now())).toBe('confirmed paid')
    expect(await kept(story)).toBe(story.toPay)
  })

  test('goes back where somebody else has bought them', async () => {
    await leave(1)
    const story = await lapsed(await place(world, 'br', [{ sku: MUG, quantity: 1 }], 'boleto'))
    await place(world, 'br', [{ sku: MUG, quantity: 1 }], 'boleto')
    await later(1)
    const order = await story.now()
    expect(states(order)).toBe('expired refunded')
    expect(order.credits).toMatchObject([{ reason: 'overpayment', amount: story.toPay, state: 'succeeded' }])
    expect(await kept(story)).toBe(0)
  })
})

test('of what was cancelled before it lapsed nothing is taken again', async () => {
  await leave(5)
  const story = await place(world, 'br', [{ sku: MUG, quantity: 3 }], 'boleto')
  await story.cancel([{ ref: MUG, quantity: 2 }])
  await lapsed(story)
  await later(1)
  expect(states(await story.now())).toBe('confirmed paid')
  expect(await reserved('br-sao-paulo')).toBe(1)
})

test.each([
  [2, 'confirmed', 1],
  [0, 'expired', 0],
])('what is collected in a shop with %i left is taken there again, or not at all: %s', async (left, state, taken) => {
  await leave(0, 'jp-koto')
  await leave(2, 'jp-kyoto')
  const { id, version } = await readyCart(world, 'jp', [{ sku: MUG, quantity: 1 }], 'konbini')
  const delivery = { service: 'click-and-collect', pickupPoint: 'jp-kyoto' }
  const cart = await world.ask<Cart>('PATCH', `/v1/markets/jp/carts/${id}`, { version, delivery })
  const story = await placeCart(world, 'jp', cart)
  const { expiresAt } = await story.pay({ testNumber: '5002' })
  await later((Date.parse(expiresAt as string) - world.clock.now) / 86_400_000 + 0.1)
  expect((await story.now()).state).toBe('expired')
  await leave(9, 'jp-koto')
  await leave(left, 'jp-kyoto')
  await later(1)
  expect((await story.now()).state).toBe(state)
  expect([await reserved('jp-koto'), await reserved('jp-kyoto')]).toEqual([0, taken])
})

describe('its promotion was free for others meanwhile', () => {
  /** Ten per cent off, for one order. */
  async function forOne(): Promise<void> {
    await world.staff('PUT', '/v1/admin/promotions/once', {
      code: 'once',
      labels: { en: 'For one' },
      markets: ['br'],
      action: { type: 'percent', percent: '10' },
      limits: { total: 1 },
    })
  }
  const uses = async () => (await world.staff<{ uses: number }>('GET', '/v1/admin/promotions/once')).uses
  const ready = async () => (await readyCart(world, 'br', [{ sku: MUG, quantity: 1 }], 'boleto')) as unknown as Cart
  /** A cart with the promotion, as soon as this process knows that it is free. */
  async function promoted(): Promise<Cart> {
    for (let tries = 0; tries < 40; tries++) {
      const cart = await ready()
      if ((cart.quote?.totals.discount ?? 0) > 0) return cart
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the promotion is never free')
  }

  test('nobody used it: it counts again', async () => {
    await forOne()
    const story = await lapsed(await placeCart(world, 'br', await promoted()))
    expect(await uses()).toBe(0)
    await later(1)
    expect(states(await story.now())).toBe('confirmed paid')
    expect(await uses()).toBe(1)
  })

  test('somebody has used it: the limit is exact, the money goes back, and the goods stay on the shelf', async () => {
    await forOne()
    await leave(5)
    const story = await lapsed(await placeCart(world, 'br', await promoted()))
    await placeCart(world, 'br', await promoted())
    await later(1)
    expect(states(await story.now())).toBe('expired refunded')
    expect(await kept(story)).toBe(0)
    expect(await uses()).toBe(1)
    expect(await reserved('br-sao-paulo')).toBe(1)
  })
})

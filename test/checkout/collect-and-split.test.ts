import { beforeAll, describe, expect, test } from 'vitest'
import type { components } from '../../openapi/v1.d.ts'
import { authorised, type Cart, placeCart } from '../order/story.ts'
import { ADDRESSES, readyCart, type Shop, shop } from './shop.ts'

type Option = components['schemas']['DeliveryOption']

let world: Shop
beforeAll(async () => {
  world = await shop()
})

const [MUG, TOTE] = ['GEN-MG-CRM', 'GEN-TB-NAT'] as const
const carts = '/v1/markets/fr/carts'

/** Leaves so many pieces at the warehouse in Lyon and in the shop in Paris. */
async function leave(sku: string, lyon: number, paris: number): Promise<void> {
  const rows = [
    { location: 'fr-lyon', sku, onHand: lyon },
    { location: 'fr-paris', sku, onHand: paris },
  ]
  const answer = await world.app.inject({
    method: 'POST',
    url: '/v1/admin/stock/feed',
    headers: { ...world.staffHeaders, 'content-type': 'application/x-ndjson' },
    payload: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  })
  expect(answer.statusCode, answer.body).toBe(200)
}

async function reservedOf(sku: string): Promise<Record<string, number>> {
  const { levels } = await world.staff<{ levels: { location: string; reserved: number }[] }>(
    'GET',
    `/v1/admin/stock/levels?sku=${sku}`,
  )
  return Object.fromEntries(
    levels.filter(({ location }) => location.startsWith('fr-')).map(({ location, reserved }) => [location, reserved]),
  )
}

const optionsOf = async ({ id }: { id: string }) =>
  (await world.ask<{ options: Option[] }>('GET', `${carts}/${id}/delivery-options`)).options
const option = async (cart: { id: string }, service: string) =>
  (await optionsOf(cart)).find((each) => each.service === service)
const filled = async (lines: readonly { sku: string; quantity: number }[]) => {
  const { id } = await world.ask<Cart>('POST', carts, { lines })
  return world.ask<Cart>('PATCH', `${carts}/${id}`, { version: 1, shipTo: ADDRESSES.fr })
}
const collect = async (lines: readonly { sku: string; quantity: number }[]) => {
  const { id, version } = await readyCart(world, 'fr', lines)
  const delivery = { service: 'click-and-collect', pickupPoint: 'fr-paris' }
  return world.ask<Cart>('PATCH', `${carts}/${id}`, { version, delivery })
}

describe('click and collect', () => {
  test('is offered where a shop has all of it, and not where it lies in the warehouse', async () => {
    await leave(MUG, 50, 2)
    expect(await option(await filled([{ sku: MUG, quantity: 2 }]), 'click-and-collect')).toMatchObject({
      price: 0,
      pickupPointRequired: true,
    })
    expect(await option(await filled([{ sku: MUG, quantity: 3 }]), 'click-and-collect')).toBeUndefined()
  })

  test('reserves in the shop that was chosen, and there alone', async () => {
    await leave(MUG, 50, 2)
    const before = await reservedOf(MUG)
    await placeCart(world, 'fr', await collect([{ sku: MUG, quantity: 2 }]))
    expect(await reservedOf(MUG)).toEqual({ ...before, 'fr-paris': (before['fr-paris'] ?? 0) + 2 })
    const late = await collect([{ sku: MUG, quantity: 1 }])
    expect(late.blockers.map(({ code, pointer }) => [code, pointer])).toContainEqual([
      'delivery-unavailable',
      '/delivery/service',
    ])
  })

  test.each(['fr-nowhere', 'fr-lyon', 'de-berlin', undefined])(
    '%s is no shop to collect in, and a blocker',
    async (pickupPoint) => {
      await leave(TOTE, 50, 5)
      const cart = await collect([{ sku: TOTE, quantity: 1 }])
      const delivery = { service: 'click-and-collect', ...(pickupPoint && { pickupPoint }) }
      const wrong = await world.ask<Cart>('PATCH', `${carts}/${cart.id}`, { version: cart.version, delivery })
      expect(wrong.blockers.map(({ code, pointer }) => [code, pointer])).toEqual([
        ['pickup-point', '/delivery/pickupPoint'],
      ])
    },
  )

  test('who looks at the options again is told of all, from wherever the goods lie', async () => {
    await leave(TOTE, 50, 1)
    const cart = await collect([{ sku: TOTE, quantity: 1 }])
    await leave(TOTE, 50, 0)
    const services = (await optionsOf(cart)).map(({ service }) => service)
    expect(services).toEqual(['home', 'express', 'pickup-point', 'locker'])
  })
})

describe('goods that lie apart', () => {
  test('are sent in two parcels at one price, each from where it lies; together where one place has all', async () => {
    await leave(MUG, 0, 100)
    await leave(TOTE, 100, 0)
    const apart = [
      { sku: MUG, quantity: 1 },
      { sku: TOTE, quantity: 1 },
    ]
    const home = await option(await filled(apart), 'home')
    expect(home).toMatchObject({ shipments: 2, price: 5_90 })
    const before = { [MUG]: await reservedOf(MUG), [TOTE]: await reservedOf(TOTE) }
    const cart = (await readyCart(world, 'fr', apart)) as unknown as Cart
    expect(cart.quote?.totals.delivery).toBe(5_90)
    const story = await placeCart(world, 'fr', cart)
    expect(await reservedOf(MUG)).toMatchObject({ 'fr-paris': (before[MUG]?.['fr-paris'] ?? 0) + 1 })
    expect(await reservedOf(TOTE)).toMatchObject({ 'fr-lyon': (before[TOTE]?.['fr-lyon'] ?? 0) + 1 })
    await story.cancel()
    await leave(TOTE, 100, 100)
    expect(await option(await filled(apart), 'home')).toMatchObject({ shipments: 1, price: 5_90 })
  })

  test('leave in two shipments, each booked from where it lies; in one where a tracking number is given', async () => {
    await leave(MUG, 0, 100)
    await leave(TOTE, 100, 0)
    const apart = [
      { sku: MUG, quantity: 2 },
      { sku: TOTE, quantity: 1 },
    ]
    const story = await authorised(world, 'fr', apart)
    const { shipments, state } = await story.ship()
    expect(shipments).toMatchObject([
      { shipment: 1, location: 'fr-paris', lines: [{ ref: MUG, quantity: 2 }, { ref: 'delivery' }] },
      { shipment: 2, location: 'fr-lyon', lines: [{ ref: TOTE, quantity: 1 }] },
    ])
    expect(state).toBe('confirmed')
    const { rows } = await world.pool.query(
      `select b.request->'from'->>'city' as city from carrier_shipment b join sales_order o on o.id = b.order_id
       where o.number = $1 order by b.number`,
      [story.number],
    )
    expect(rows.map(({ city }) => city)).toEqual(['Paris', 'Lyon'])
    const together = await authorised(world, 'fr', apart)
    const before = await reservedOf(MUG)
    const path = `/v1/admin/markets/fr/orders/${together.number}/shipments`
    const order = await world.staff<{ shipments: unknown[] }>('POST', path, { tracking: 'BY-HAND-1' })
    expect(order.shipments).toHaveLength(1)
    expect(await reservedOf(MUG)).toEqual({ ...before, 'fr-paris': (before['fr-paris'] ?? 0) - 2 })
  })

  test('more than anybody has is told line by line', async () => {
    await leave(TOTE, 1, 1)
    const cart = await filled([
      { sku: MUG, quantity: 1 },
      { sku: TOTE, quantity: 3 },
    ])
    const read = await world.ask<Cart>('GET', `${carts}/${cart.id}`)
    expect(read.blockers).toContainEqual(expect.objectContaining({ code: 'out-of-stock', pointer: '/lines/1' }))
  })
})

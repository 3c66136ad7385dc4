import { beforeAll, describe, expect, test } from 'vitest'
import { type Cart, placeCart } from '../order/story.ts'
import { ADDRESSES, readyCart, type Shop, shop } from './shop.ts'

const SKU = 'GEN-TB-NAT'

let world: Shop
beforeAll(async () => {
  world = await shop()
})

/** Counts what lies at locations. */
async function lies(counts: Readonly<Record<string, number>>): Promise<void> {
  const rows = Object.entries(counts).map(([location, onHand]) => JSON.stringify({ location, sku: SKU, onHand }))
  const answer = await world.app.inject({
    method: 'POST',
    url: '/v1/admin/stock/feed',
    headers: { ...world.staffHeaders, 'content-type': 'application/x-ndjson' },
    payload: rows.join('\n'),
  })
  expect(answer.statusCode, answer.body).toBe(200)
}

/** Where an order that is placed takes its goods from. */
async function taken(market: string, quantity: number, place: object = {}): Promise<Record<string, number>> {
  const before = await reserved()
  const { id, version } = await readyCart(world, market, [{ sku: SKU, quantity }])
  const shipTo = { ...ADDRESSES[market], ...place }
  await placeCart(
    world,
    market,
    await world.ask<Cart>('PATCH', `/v1/markets/${market}/carts/${id}`, { version, shipTo }),
  )
  const after = await reserved()
  const more = [...after].map(([location, units]) => [location, units - (before.get(location) ?? 0)] as const)
  return Object.fromEntries(more.filter(([, units]) => units > 0))
}

async function reserved(): Promise<Map<string, number>> {
  const path = `/v1/admin/stock/levels?sku=${SKU}`
  const { levels } = await world.staff<{ levels: { location: string; reserved: number }[] }>('GET', path)
  return new Map(levels.map((level) => [level.location, level.reserved]))
}

describe('each market finds an order’s goods by its own policy', () => {
  test('nearest (United States): an address has no coordinates, so that the state decides', async () => {
    await lies({ 'us-new-york': 50, 'us-reno': 50 })
    expect(await taken('us', 2)).toEqual({ 'us-new-york': 2 })
    const west = { postalCode: '89101', city: 'Las Vegas', subdivision: 'US-NV' }
    expect(await taken('us', 2, west)).toEqual({ 'us-reno': 2 })
  })

  test.each([
    ['San Francisco', 'CA', '94105', 'us-reno'],
    ['Seattle', 'US-WA', '98101', 'us-reno'],
    ['Denver', 'CO', '80202', 'us-reno'],
    ['Boston', 'MA', '02110', 'us-new-york'],
    ['Miami', 'FL', '33130', 'us-new-york'],
    ['Chicago', 'IL', '60601', 'us-new-york'],
  ])(
    'nearest (United States): %s, %s is served from the coast that is nearer',
    async (city, subdivision, postalCode, from) => {
      await lies({ 'us-new-york': 50, 'us-reno': 50 })
      expect(await taken('us', 1, { city, subdivision, postalCode })).toEqual({ [from]: 1 })
    },
  )

  test('fewest shipments (France): one parcel from farther away rather than two', async () => {
    await lies({ 'fr-lyon': 1, 'fr-paris': 5 })
    const lyon = { line1: '9 quai Saint-Vincent', postalCode: '69001', city: 'Lyon' }
    expect(await taken('fr', 1, lyon)).toEqual({ 'fr-lyon': 1 })
    await lies({ 'fr-lyon': 2, 'fr-paris': 5 })
    expect(await taken('fr', 3, lyon)).toEqual({ 'fr-paris': 3 })
  })

  test('shops first (Switzerland): from the shop, the rest from the warehouse', async () => {
    await lies({ 'ch-olten': 50, 'ch-zurich': 2 })
    expect(await taken('ch', 1)).toEqual({ 'ch-zurich': 1 })
    expect(await taken('ch', 3)).toEqual({ 'ch-olten': 2, 'ch-zurich': 1 })
  })
})

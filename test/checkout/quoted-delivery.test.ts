import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { components } from '../../openapi/v1.d.ts'
import type { Cart } from '../order/story.ts'
import { counted } from '../payment/counted.ts'
import { ADDRESSES, type Shop, shop } from './shop.ts'

type Quote = components['schemas']['Quote']

let world: Shop
beforeAll(async () => {
  world = await shop()
  await world.staff('PUT', `/v1/admin/markets/fr/prices/${MUG}`, { prices: [{ amount: 20_00, currency: 'EUR' }] })
})
afterEach(() => table([]))

/** Weighs 380 g, 120 × 90 × 95 mm. */
const MUG = 'GEN-MG-CRM'
const HOME_OF_CONFIG = 5_90

/** Puts a table for home delivery in France, and waits until this process knows of it. */
async function table(rates: object[], more: object = {}): Promise<void> {
  await world.staff('PUT', '/v1/admin/markets/fr/delivery-rates', { service: 'home', currency: 'EUR', rates, ...more })
  const [first] = rates as { price: number }[]
  await expect.poll(async () => (await quoted(1)).totals.delivery).toBe(first?.price ?? HOME_OF_CONFIG)
}

const TO_2_KG = [
  { weightUntil: 1000, price: 4_90, freeFrom: 50_00 },
  { weightFrom: 1000, weightUntil: 2000, price: 8_90 },
  { zone: 'corsica', price: 12_90 },
  { zone: 'DE', price: 9_90 },
]

const PLACES = {
  paris: ADDRESSES.fr as { postalCode: string },
  corsica: { ...ADDRESSES.fr, postalCode: '20000', city: 'Ajaccio' },
  berlin: { ...ADDRESSES.de },
}
type PlaceName = keyof typeof PLACES

const destination = ({ country, postalCode, subdivision, city }: Record<string, unknown>) => ({
  country,
  ...(postalCode !== undefined && { postalCode }),
  ...(subdivision !== undefined && { subdivision }),
  ...(city !== undefined && { city }),
})

function quoted(quantity: number, place: PlaceName = 'paris', service = 'home', wanted = 200): Promise<Quote> {
  const body = {
    lines: [{ sku: MUG, quantity }],
    shipTo: destination(PLACES[place]),
    delivery: { service },
  }
  return world.ask<Quote>('POST', '/v1/markets/fr/quotes', body, wanted)
}

async function carted(quantity: number, place: PlaceName = 'paris', service = 'home'): Promise<Cart> {
  const { id } = await world.ask<Cart>('POST', '/v1/markets/fr/carts', { lines: [{ sku: MUG, quantity }] })
  const body = { version: 1, shipTo: PLACES[place], delivery: { service } }
  return world.ask<Cart>('PATCH', `/v1/markets/fr/carts/${id}`, body)
}

describe('a quote and a cart ask the same for delivery', () => {
  test.each([
    ['without a table, what config says', [], 1, 'paris', 'home', HOME_OF_CONFIG],
    ['760 g', TO_2_KG, 2, 'paris', 'home', 4_90],
    ['1,140 g', TO_2_KG, 3, 'paris', 'home', 8_90],
    ['to a zone with a row of its own', TO_2_KG, 2, 'corsica', 'home', 12_90],
    ['to another country with a row of its own', TO_2_KG, 2, 'berlin', 'home', 9_90],
    ['a service without a table', TO_2_KG, 2, 'paris', 'locker', 3_90],
  ] as const)('%s', async (_, rates, quantity, place, service, price) => {
    await table([...rates])
    expect((await quoted(quantity, place, service)).totals.delivery).toBe(price)
    expect((await carted(quantity, place, service)).quote?.totals.delivery).toBe(price)
  })

  test('nothing from a value of the goods on, as they are charged', async () => {
    await table([{ price: 4_90, freeFrom: 60_00 }])
    for (const [quantity, price] of [
      [2, 4_90],
      [3, 0],
    ] as const) {
      expect((await quoted(quantity)).totals.delivery).toBe(price)
      expect((await carted(quantity)).quote?.totals.delivery).toBe(price)
    }
  })

  test('by volume where that is more: a mug of 1,026 cm³ at 1,000 cm³ to the kilogram counts as 1,026 g', async () => {
    await table([{ weightFrom: 1026, weightUntil: 1027, price: 7_00 }], { volumetricDivisor: 1000 })
    expect((await carted(1)).quote?.totals.delivery).toBe(7_00)
  })

  test('what no row holds is refused in a quote and a blocker in a cart, at no price', async () => {
    await table(TO_2_KG)
    const refused = await quoted(6, 'paris', 'home', 422)
    expect(refused).toMatchObject({
      type: 'https://noyau.dev/problems/delivery-without-price',
      errors: [{ pointer: '/delivery/service' }],
    })
    const cart = await carted(6)
    expect(cart.blockers.map(({ code }) => code)).toContain('delivery-unavailable')
    expect(cart.quote?.totals.delivery).toBe(0)
  })

  test('no statement for goods that were quoted before, whether there is a table or not', async () => {
    for (const rates of [[], TO_2_KG]) {
      await table(rates)
      await quoted(2)
      const count = counted()
      await quoted(2)
      expect(count.end().statements.map((statement) => statement.name)).toEqual([])
    }
  })

  test('a simulation prices free lines by the table too, and may say any price', async () => {
    await table(TO_2_KG)
    const free = { ref: 'a', kind: 'general', unitPrice: 60_00, quantity: 1 }
    const ask = (delivery: object) => world.staff<Quote>('POST', '/v1/markets/fr/quotes', { lines: [free], delivery })
    // Nobody says what it weighs, and it is worth more than 50 euros.
    expect((await ask({ service: 'home' })).totals.delivery).toBe(0)
    expect((await ask({ price: 1_23 })).totals.delivery).toBe(1_23)
  })
})

describe('a market says of a service', () => {
  type Service = components['schemas']['Market']['deliveryServices'][number]
  const said = async () => {
    const { deliveryServices } = await world.ask<{ deliveryServices: Service[] }>('GET', '/v1/markets/fr')
    const { price, priceFrom, freeFrom } = deliveryServices.find(({ service }) => service === 'home') as Service
    return { price, priceFrom, freeFrom }
  }

  test.each([
    ['what config says, where there is no table', [], { price: HOME_OF_CONFIG }],
    ['from what on, where a table says it', [{ price: 4_90, freeFrom: 60_00 }], { priceFrom: 4_90, freeFrom: 60_00 }],
    ['the lowest of all rows', TO_2_KG, { priceFrom: 4_90, freeFrom: 50_00 }],
    [
      'what config says for the zones that a table leaves out',
      [{ zone: 'corsica', price: 12_90 }],
      { price: HOME_OF_CONFIG, priceFrom: HOME_OF_CONFIG },
    ],
    ['nothing of rows that do not count today', [{ price: 1_00, until: '2026-11-22' }], { price: HOME_OF_CONFIG }],
  ])('%s', async (_, rates, wanted) => {
    await world.staff('PUT', '/v1/admin/markets/fr/delivery-rates', { service: 'home', currency: 'EUR', rates })
    await expect.poll(said).toEqual({ price: undefined, priceFrom: undefined, freeFrom: undefined, ...wanted })
  })
})

test('who takes the last thing that travels out of the cart pays no delivery', async () => {
  const cart = await carted(1)
  expect(cart.quote?.totals.delivery).toBe(HOME_OF_CONFIG)
  const lines = [{ sku: 'EBK-LHI-EP', quantity: 1 }]
  const next = await world.ask<Cart>('PATCH', `/v1/markets/fr/carts/${cart.id}`, { version: cart.version, lines })
  expect(next.quote?.totals).toMatchObject({ delivery: 0, toPay: next.quote?.lines[0]?.gross })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { type Cart, placeCart } from '../order/story.ts'
import { counted } from '../payment/counted.ts'
import { readyCart, type Shop, shop } from './shop.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
  await world.staff('PUT', `/v1/admin/markets/fr/prices/${MUG}`, { prices: [{ amount: 20_00, currency: 'EUR' }] })
})

const MUG = 'GEN-MG-CRM'
const promotions = '/v1/admin/promotions'

/** Two euros off a mug, once this process knows of it. */
async function twoOff(code: string, more: object): Promise<void> {
  await world.staff('PUT', `${promotions}/${code}`, {
    code,
    labels: { en: 'Two off' },
    markets: ['fr'],
    action: { type: 'percent', percent: '10' },
    ...more,
  })
  const body = { lines: [{ sku: MUG, quantity: 1 }], firstOrder: true }
  const quoted = () => world.staff<NonNullable<Cart['quote']>>('POST', '/v1/markets/fr/quotes', body)
  await expect.poll(async () => (await quoted()).promotions?.map((each) => each.code)).toEqual([code])
}
async function withdraw(code: string): Promise<void> {
  await world.app.inject({ method: 'DELETE', url: `${promotions}/${code}`, headers: world.staffHeaders })
}
const uses = async (code: string) => (await world.staff<{ uses: number }>('GET', `${promotions}/${code}`)).uses

async function readyFor(email: string): Promise<Cart> {
  const { id, version } = await readyCart(world, 'fr', [{ sku: MUG, quantity: 1 }])
  return world.ask<Cart>('PATCH', `/v1/markets/fr/carts/${id}`, { version, contact: { email } })
}

const readAgain = ({ id }: Cart) => world.ask<Cart>('GET', `/v1/markets/fr/carts/${id}`)

/** All carts at once; answers by status. */
async function placeAll(carts: readonly Cart[]) {
  const answers = await Promise.all(
    carts.map((cart) =>
      world.app.inject({
        method: 'POST',
        url: `/v1/markets/fr/carts/${cart.id}/order`,
        headers: { 'idempotency-key': world.key() },
        payload: { version: cart.version, toPay: cart.quote?.totals.toPay },
      }),
    ),
  )
  const placed = answers.filter(({ statusCode }) => statusCode === 201)
  const refused = answers.filter(({ statusCode }) => statusCode !== 201)
  for (const answer of refused) expect([answer.statusCode, answer.json().type]).toEqual([409, CHANGED])
  return { placed: placed.length, refused: refused.length }
}
const CHANGED = 'https://noyau.dev/problems/quote-changed'

describe('limits of use, when orders are placed', () => {
  test('thirty at once of a promotion for ten orders: exactly ten, the others are told, and nobody pays more in silence', async () => {
    await twoOff('ten', { limits: { total: 10 } })
    const carts = await Promise.all(Array.from({ length: 30 }, (_, index) => readyFor(`shopper${index}@example.org`)))
    for (const cart of carts) expect(cart.quote?.totals.discount).toBe(2_00)
    expect(await placeAll(carts)).toEqual({ placed: 10, refused: 20 })
    expect(await uses('ten')).toBe(10)
    await withdraw('ten')
  })

  test('one customer with twelve carts, however the address is written: as often as one may', async () => {
    await twoOff('twice', { limits: { perCustomer: 2 } })
    const spelt = ['anne@example.org', 'Anne@Example.ORG', 'ANNE@EXAMPLE.ORG']
    const carts = await Promise.all(Array.from({ length: 12 }, (_, index) => readyFor(spelt[index % 3] as string)))
    expect(await placeAll(carts)).toEqual({ placed: 2, refused: 10 })
    const other = await readyFor('zoe@example.org')
    expect(await placeAll([other])).toEqual({ placed: 1, refused: 0 })
    // Whoever was refused reads the cart again, sees the full price and may go on.
    const again = await readAgain(carts.at(-1) as Cart)
    expect(again.quote?.totals.discount).toBe(0)
    expect(await placeAll([again])).toEqual({ placed: 1, refused: 0 })
    await withdraw('twice')
  })

  test('an order that is cancelled gives its use back', async () => {
    await twoOff('single', { limits: { total: 1 } })
    const [first, second] = [await readyFor('a@example.org'), await readyFor('b@example.org')]
    const story = await placeCart(world, 'fr', first)
    await story.cancel()
    expect(await placeAll([second])).toEqual({ placed: 1, refused: 0 })
    await withdraw('single')
  })
})

test('a promotion for first orders: with the first order of an address, not with the second, and again where it came to nothing', async () => {
  await twoOff('first', { when: { firstOrder: true } })
  const discountFor = async (email: string) => (await readyFor(email)).quote?.totals.discount
  const unknown = await world.ask<Cart>('POST', '/v1/markets/fr/carts', { lines: [{ sku: MUG, quantity: 1 }] })
  expect(unknown.quote?.totals.discount).toBe(0)
  const cart = await readyFor('new@example.org')
  expect(cart.quote?.totals.discount).toBe(2_00)
  const story = await placeCart(world, 'fr', cart)
  expect(await discountFor('New@example.org')).toBe(0)
  await story.cancel()
  expect(await discountFor('new@example.org')).toBe(2_00)
  await withdraw('first')
})

test('twelve first orders of one address at once: exactly one has the promotion, the others are told and may go on without', async () => {
  await twoOff('welcome', { when: { firstOrder: true } })
  const spelt = ['one@example.org', 'One@Example.org']
  const carts = await Promise.all(Array.from({ length: 12 }, (_, index) => readyFor(spelt[index % 2] as string)))
  for (const cart of carts) expect(cart.quote?.totals.discount).toBe(2_00)
  expect(await placeAll(carts)).toEqual({ placed: 1, refused: 11 })
  expect(await uses('welcome')).toBe(1)
  const open = await Promise.all(carts.map(readAgain))
  const others = open.filter(({ state }) => state === 'open')
  for (const cart of others) expect(cart.quote?.totals.discount).toBe(0)
  expect(await placeAll(others)).toEqual({ placed: 11, refused: 0 })
  await withdraw('welcome')
})

test('what is for first orders is refused to who has ordered in another country since the cart was shown', async () => {
  const { id, version, quote } = await readyCart(world, 'de', [{ sku: MUG, quantity: 1 }])
  await twoOff('early', { when: { firstOrder: true } })
  const shown = await readyFor('shopper@example.org')
  expect(shown.quote?.totals.discount).toBe(2_00)
  await placeCart(world, 'de', { id, version, quote } as Cart)
  expect(await placeAll([shown])).toEqual({ placed: 0, refused: 1 })
  await withdraw('early')
})

test('a cart asks what its customer had before only where a promotion looks at it', async () => {
  const asked = async () => {
    const cart = await readyFor('quiet@example.org')
    const count = counted()
    await placeCart(world, 'fr', cart)
    return count.end().statements.filter(({ name }) => name === 'customer-history').length
  }
  expect(await asked()).toBe(0)
  await twoOff('looks', { limits: { perCustomer: 5 } })
  expect(await asked()).toBe(1)
  await withdraw('looks')
})

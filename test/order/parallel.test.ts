import { beforeAll, describe, expect, test } from 'vitest'
import { readyCart, type Shop, shop } from '../checkout/shop.ts'
import { AT_ONCE, authorised, type Cart, movedAtProvider, type Order, place, type Story, settle } from './story.ts'

let world: Shop
let owner: Record<string, string>
beforeAll(async () => {
  world = await shop()
  const made = await world.staff<{ secret: string }>('POST', '/v1/admin/keys', {
    label: 'parallel',
    role: 'owner',
    markets: ['*'],
  })
  owner = { authorization: `Bearer ${made.secret}` }
})

const MUG = 'GEN-MG-CRM'
const goods = (quantity: number) => [{ sku: MUG, quantity }]
const mugs = (quantity: number) => [{ ref: MUG, quantity }]
const TIMES = Array.from({ length: 20 }, (_, index) => index)

interface Told {
  status: number
  text: string
}

/** Over a connection of its own, as clients do. */
async function post(path: string, body: object, key: string, headers: Record<string, string> = {}): Promise<Told> {
  const answer = await fetch(world.address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
    body: JSON.stringify(body),
  })
  return { status: answer.status, text: await answer.text() }
}

const cancelled = ({ lines }: Order) => lines[0]?.cancelled
const givenBack = ({ credits }: Order) => credits.map(({ amount }) => amount)

/** Another wish of the same shape. */
function different(body: { lines?: readonly object[]; amount?: number }): object {
  return body.lines ? { lines: [{ ...body.lines[0], quantity: 2 }] } : { amount: 101 }
}

const statuses = (told: readonly Told[]) =>
  Object.fromEntries(
    [...new Set(told.map(({ status }) => status))].map((each) => [
      each,
      told.filter(({ status }) => status === each).length,
    ]),
  )

const orders = async () => Number((await world.pool.query('select count(*) from sales_order')).rows[0].count)

describe('one cart, twenty at once', () => {
  test('with different keys: exactly one order, the others are told so', async () => {
    const cart = (await readyCart(world, 'fr', goods(1))) as unknown as Cart
    const before = await orders()
    const wish = { version: cart.version, toPay: cart.quote?.totals.toPay }
    const path = `/v1/markets/fr/carts/${cart.id}/order`
    const told = await Promise.all(TIMES.map((index) => post(path, wish, `placement-of-${index}`)))
    expect(statuses(told)).toEqual({ 201: 1, 409: 19 })
    const types = told
      .filter(({ status }) => status === 409)
      .map(({ text }) => JSON.parse(text).type.replace(/^.*\//, ''))
    for (const type of types) expect(['cart-placed', 'stale-version']).toContain(type)
    expect(await orders()).toBe(before + 1)
  })

  test('with one key: one order, the same answer twenty times', async () => {
    const cart = (await readyCart(world, 'fr', goods(1))) as unknown as Cart
    const before = await orders()
    const wish = { version: cart.version, toPay: cart.quote?.totals.toPay }
    const path = `/v1/markets/fr/carts/${cart.id}/order`
    const told = await Promise.all(TIMES.map(() => post(path, wish, 'the-only-placement')))
    expect(statuses(told)).toEqual({ 201: 20 })
    expect(new Set(told.map(({ text }) => text)).size).toBe(1)
    expect(await orders()).toBe(before + 1)
  })

  test('changed at once: one change wins at each version, none is half done', async () => {
    const cart = await world.ask<Cart>('POST', '/v1/markets/fr/carts', { lines: goods(1) })
    const told = await Promise.all(
      TIMES.map(async (index) => {
        const answer = await fetch(`${world.address}/v1/markets/fr/carts/${cart.id}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ version: 1, lines: goods(index + 1), coupons: [`C${index + 1}`] }),
        })
        return { status: answer.status, text: await answer.text() }
      }),
    )
    expect(statuses(told)).toEqual({ 200: 1, 409: 19 })
    const after = await world.ask<Cart>('GET', `/v1/markets/fr/carts/${cart.id}`)
    expect(after.version).toBe(2)
    expect(after.coupons).toEqual([`C${after.lines[0]?.quantity}`])
  })
})

describe('one order, many at once', () => {
  test('two attempts to pay with one key are one payment', async () => {
    const story = await place(world, 'fr', goods(1), 'card')
    const told = await Promise.all(
      TIMES.map(() => post(`${story.path}/payments`, { testNumber: AT_ONCE }, 'the-only-attempt')),
    )
    expect(statuses(told)).toEqual({ 201: 20 })
    expect(new Set(told.map(({ text }) => JSON.parse(text).id)).size).toBe(1)
    const { payments } = await story.now()
    expect(payments).toMatchObject([{ state: 'authorised', authorised: story.toPay }])
  })

  test.each<[string, (story: Story) => Promise<[path: string, body: object]>, (order: Order) => unknown, unknown]>([
    ['a cancellation', async ({ path }) => [`${path}/cancellation`, { lines: mugs(1) }], cancelled, 1],
    ['a cancellation by staff', async ({ admin }) => [`${admin}/cancellation`, { lines: mugs(1) }], cancelled, 1],
    [
      'a shipment',
      async ({ admin }) => [`${admin}/shipments`, { lines: mugs(1) }],
      ({ shipments }) => shipments.length,
      1,
    ],
    [
      'a refund',
      async (story) => {
        await story.ship()
        return [`${story.admin}/refunds`, { amount: 100, reason: 'x' }]
      },
      givenBack,
      [100],
    ],
    [
      'a refund by line',
      async (story) => {
        await story.ship()
        return [`${story.admin}/refunds`, { lines: mugs(1), reason: 'x' }]
      },
      ({ lines }) => lines[0]?.kept,
      1,
    ],
    [
      'a return',
      async (story) => {
        await story.ship()
        return [`${story.path}/returns`, { lines: mugs(1), reason: 'x' }]
      },
      ({ returns }) => returns.length,
      1,
    ],
    [
      'a withdrawal',
      async (story) => {
        await story.ship()
        return [`${story.path}/withdrawals`, { lines: mugs(1) }]
      },
      ({ returns }) => returns.length,
      1,
    ],
    [
      'an inspection',
      async (story) => {
        await story.ship()
        const { id } = await story.announce(mugs(1))
        return [
          `${story.admin}/returns/${id}/inspection`,
          { lines: [{ ...mugs(1)[0], condition: 'as-new', restock: true }] },
        ]
      },
      ({ lines }) => lines[0]?.returned,
      1,
    ],
  ])(
    '%s with one key, twenty at once: done once, answered alike, refused with another body',
    async (_, begin, count, once) => {
      const story = await authorised(world, 'de', goods(3))
      const [path, body] = await begin(story)
      const key = crypto.randomUUID()
      const told = await Promise.all(TIMES.map(() => post(path, body, key, owner)))
      expect(new Set(told.map(({ status }) => status)).size, told[0]?.text).toBe(1)
      expect([200, 201]).toContain(told[0]?.status)
      await settle(world)
      expect(count(await story.now())).toEqual(once)
      const other = await post(path, { ...body, ...different(body) }, key, owner)
      expect([other.status, JSON.parse(other.text).type]).toEqual([
        409,
        'https://noyau.dev/problems/idempotency-mismatch',
      ])
      expect(count(await story.now())).toEqual(once)
    },
  )

  test('attempts with different keys: never more is kept than is owed', async () => {
    const story = await place(world, 'fr', goods(1), 'paypal')
    await Promise.all(TIMES.slice(0, 6).map((index) => post(`${story.path}/payments`, {}, `attempt-number-${index}`)))
    await settle(world)
    for (const { id } of (await story.now()).payments)
      await world.sim('POST', `/sim/payments/${id}/approve`).catch(() => {})
    await settle(world)
    const { payments } = await story.now()
    const { taken, givenBack } = await movedAtProvider(world, payments)
    expect([0, story.toPay]).toContain(taken - givenBack)
  })

  test('shipped by many with different keys: each unit leaves once, each sum is taken once', async () => {
    const story = await authorised(world, 'de', goods(10))
    const told = await Promise.all(
      TIMES.map((index) => post(`${story.admin}/shipments`, { lines: mugs(1) }, `shipment-of-${index}`, owner)),
    )
    expect(statuses(told)).toEqual({ 201: 10, 409: 10 })
    await settle(world)
    const order = await story.now()
    expect(order).toMatchObject({ lines: [{ shipped: 10 }], paymentState: 'paid' })
    expect(order.shipments.map(({ shipment }) => shipment)).toEqual(TIMES.slice(0, 10).map((each) => each + 1))
    expect(await movedAtProvider(world, order.payments)).toEqual({ taken: story.toPay, givenBack: 0 })
  })

  test('shipped and cancelled at the same time: together never more than were ordered', async () => {
    const story = await authorised(world, 'de', goods(10))
    await Promise.all(
      TIMES.map((index) =>
        index % 2 === 0
          ? post(`${story.admin}/shipments`, { lines: mugs(1) }, `ship-number-${index}`, owner)
          : post(`${story.path}/cancellation`, { lines: mugs(1) }, `cancel-number-${index}`),
      ),
    )
    await settle(world)
    const order = await story.now()
    const [line] = order.lines as [Order['lines'][number]]
    expect(line.shipped + line.cancelled).toBe(10)
    const shipped = order.shipments.flatMap(({ lines }) => lines).reduce((sum, { gross }) => sum + gross, 0)
    const { taken, givenBack } = await movedAtProvider(world, order.payments)
    expect(taken - givenBack).toBe(shipped)
  })

  test('announced, withdrawn and inspected at the same time: nothing comes back twice', async () => {
    const story = await authorised(world, 'fr', goods(10))
    await story.ship()
    await story.handOver(1)
    const told = await Promise.all(
      TIMES.map((index) =>
        index % 2 === 0
          ? post(`${story.path}/returns`, { lines: mugs(1), reason: 'damaged' }, `return-number-${index}`)
          : post(`${story.path}/withdrawals`, { lines: mugs(1) }, `withdrawal-number-${index}`),
      ),
    )
    // A statement counts when it is confirmed, and all units are announced by then.
    expect(told.filter(({ status }, index) => index % 2 === 0 && status === 201)).toHaveLength(10)
    const { returns } = await story.now()
    for (const { id } of returns.filter(({ kind }) => kind === 'withdrawal'))
      await world.ask('POST', `${story.path}/withdrawals/${id}/confirmation`, undefined, 422)
    for (const back of returns.filter(({ kind }) => kind === 'return')) {
      const lines = back.lines.map((line) => ({ ...line, condition: 'as-new' }))
      const path = `${story.admin}/returns/${back.id}/inspection`
      const seen = await Promise.all(
        TIMES.slice(0, 4).map((index) => post(path, { lines }, `inspect-${back.id}-${index}`, owner)),
      )
      expect(statuses(seen)).toEqual({ 200: 1, 409: 3 })
    }
    await settle(world)
    const order = await story.now()
    expect(order.lines).toMatchObject([{ returned: 10 }])
    const { taken, givenBack } = await movedAtProvider(world, order.payments)
    const given = order.credits.reduce((sum, { amount }) => sum + amount, 0)
    expect(givenBack).toBe(given)
    expect(givenBack).toBeLessThanOrEqual(taken)
  })

  test('goodwill by many: never more than was taken', async () => {
    const story = await authorised(world, 'de', goods(1))
    await story.ship()
    const amount = Math.ceil(story.toPay / 3)
    const told = await Promise.all(
      TIMES.map((index) => post(`${story.admin}/refunds`, { amount, reason: 'late' }, `goodwill-${index}`, owner)),
    )
    expect(statuses(told)).toEqual({ 201: 2, 422: 18 })
    await settle(world)
    expect(await movedAtProvider(world, (await story.now()).payments)).toEqual({
      taken: story.toPay,
      givenBack: 2 * amount,
    })
  })

  test('messages of the provider while the shopper cancels: ends cancelled or paid, and nothing is kept for nothing', async () => {
    for (let round = 0; round < 5; round++) {
      const story = await place(world, 'fr', goods(1), 'paypal')
      const payment = await story.pay()
      await world.sim('POST', `/sim/payments/${payment.id}/approve`)
      await Promise.all([world.deliver(), post(`${story.path}/cancellation`, {}, `cancel-round-${round}`)])
      await settle(world)
      const order = await story.now()
      const { taken, givenBack } = await movedAtProvider(world, order.payments)
      expect(order.state).toBe('cancelled')
      expect(taken - givenBack).toBe(0)
    }
  })
})

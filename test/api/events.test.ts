import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { events } from '../../config/events.ts'
import { transaction } from '../../core/db/pool.ts'
import { dropOldEvents } from '../../core/exchange/drop-old-events.ts'
import { readOrder, writeOrder } from '../../core/order/order.sql.ts'
import type { components } from '../../openapi/v1.d.ts'
import { type Shop, shop } from '../checkout/shop.ts'
import { authorised, place, type Story } from '../order/story.ts'
import { Calls } from './calls.ts'

type Page = components['schemas']['EventPage']

let world: Shop
const calls = new Calls(() => world.app)
beforeAll(async () => {
  world = await shop()
})

afterAll(() => {
  expect(calls.missing(['listEvents']), 'statuses that the contract names and no test saw').toEqual([])
})

const MUG = { sku: 'GEN-MG-CRM', quantity: 2 }

async function page(
  query: { after?: string; limit?: number; market?: string } = {},
  headers: Record<string, string> = world.staffHeaders,
): Promise<Page> {
  const { status, body } = await calls.send('listEvents', { query, headers })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** Reads on from a place until `enough`, as a consumer does: other databases of the server may hold events back for a moment. */
async function heard(after: string | undefined, enough: (events: Page['events']) => boolean, limit = 3) {
  const events: Page['events'] = []
  let next = after
  await expect
    .poll(
      async () => {
        const read = await page({ limit, ...(next !== undefined && { after: next }) })
        events.push(...read.events)
        next = read.next
        return enough(events)
      },
      { timeout: 10_000, interval: 5 },
    )
    .toBe(true)
  return { events, next }
}

/** Where the events that there are end. */
async function end(): Promise<string> {
  const story = await place(world, 'fr', [MUG])
  const { next } = await heard(undefined, (events) => events.some(({ order }) => order === story.number), 1000)
  return next as string
}

/** Says that something happened to an order, in a transaction that ends when it is told to. */
async function happening(story: Story, status: string) {
  const began = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const done = transaction(world.pool, async (client) => {
    const order = await readOrder(client, { number: story.number, market: story.market })
    if (!order) throw new Error('no order')
    await writeOrder(client, order, [{ type: 'tracking', data: { shipment: 1, status } }], new Date(world.clock.now))
    began.resolve()
    await gate.promise
  })
  await began.promise
  return () => {
    gate.resolve()
    return done
  }
}

const types = (events: Page['events']) => events.map(({ type }) => type)

describe('listEvents', () => {
  test('the life of an order, in its order, page by page and again from any place', async () => {
    const start = await end()
    const story = await authorised(world, 'fr', [MUG])
    await world.staff('PATCH', story.admin, {
      version: (await story.now()).version,
      contact: { email: 'private@example.org' },
    })
    await story.ship()
    await story.handOver(1)
    await story.refund(100)
    const { events } = await heard(start, (all) => types(all).slice(-2).join() === 'order.refunded,order.payment')
    expect(types(events)).toEqual([
      'order.placed',
      'order.confirmed',
      'order.payment',
      'order.edited',
      'order.shipped',
      'order.payment',
      'order.delivered',
      'order.refunded',
      'order.payment',
    ])
    for (const event of events) expect(event).toMatchObject({ order: story.number, market: 'fr' })
    expect(events[0]?.data).toEqual({ toPay: story.toPay, currency: 'EUR' })
    expect(events[3]?.data).toEqual({ fields: ['contact'] })
    expect(events[4]?.data).toEqual({ shipment: 1, lines: [{ ref: MUG.sku, quantity: 2 }] })
    expect(events[7]?.data).toEqual({ amount: 100 })
    expect(events[8]?.data).toEqual({ state: 'partially-refunded' })
    const again = await page({ after: events[3]?.id as string, limit: 3 })
    expect(again.events).toEqual(events.slice(4, 7))
    expect(again.next).toBe(events[6]?.id)
  })

  test('no page tells a person, what people wrote, or a secret', async () => {
    const start = await end()
    const story = await authorised(world, 'fr', [MUG])
    await world.ask('POST', `${story.path}/cancellation`, {
      lines: [{ ref: MUG.sku, quantity: 1 }],
      reason: 'for Aunt Anne',
    })
    await story.ship()
    await story.handOver(1)
    await story.announce([{ ref: MUG.sku, quantity: 1 }], 'Anne’s is damaged')
    const { events } = await heard(start, (all) => types(all).includes('order.return-announced'))
    const told = JSON.stringify(events)
    for (const hidden of ['Anne', 'shopper@example.org', '23 45 67', 'rue de la Paix', story.id])
      expect(told).not.toContain(hidden)
    expect(events.find(({ type }) => type === 'order.cancelled')?.data).toEqual({
      lines: [{ ref: MUG.sku, quantity: 1 }],
    })
  })

  test('at the end there is nothing, and the place to go on from stays', async () => {
    const place = await end()
    expect(await page({ after: place })).toEqual({ events: [], next: place })
  })

  test('an event of a slow transaction is not skipped: it holds back those that began later', async () => {
    const [slow, fast] = [await place(world, 'fr', [MUG]), await place(world, 'fr', [MUG])]
    const start = await end()
    const finishSlow = await happening(slow, 'in-transit')
    const finishFast = await happening(fast, 'in-transit')
    await finishFast()
    expect(await page({ after: start })).toEqual({ events: [], next: start })
    await finishSlow()
    const { events } = await heard(start, (all) => all.length >= 2)
    expect(events.map(({ order }) => order)).toEqual([slow.number, fast.number])
  })

  test('a consumer that reads all the while hears everything once, however many write at once', async () => {
    const stories = await Promise.all(Array.from({ length: 8 }, () => place(world, 'fr', [MUG])))
    const start = await end()
    const writing = Promise.all(
      stories.map(async (story, index) => {
        for (let round = 0; round < 10; round++) {
          const finish = await happening(story, `round-${round}`)
          await new Promise((resolve) => setTimeout(resolve, (index * 7 + round * 3) % 11))
          await finish()
        }
      }),
    )
    const { events } = await heard(start, (all) => all.length >= 80, 7)
    await writing
    expect(new Set(events.map(({ id }) => id)).size).toBe(80)
    for (const { number } of stories) {
      const own = events.filter(({ order }) => order === number).map(({ data }) => (data as { status: string }).status)
      expect(own).toEqual(Array.from({ length: 10 }, (_, round) => `round-${round}`))
    }
  })

  test('400: a cursor that is none, or one of a place that nobody has come to; a limit out of bounds', async () => {
    const call = (query: Record<string, string | number>) => ({ query, headers: world.staffHeaders })
    const cursor = (text: string) => Buffer.from(text).toString('base64url')
    for (const after of ['abc', cursor('1'), cursor('999999999999999999.1'), cursor('1.1.1')])
      await calls.refused('listEvents', call({ after }), 400, 'stale-cursor', 'after')
    await calls.refused('listEvents', call({ after: 'a b' }), 400, 'invalid-parameter', 'after')
    await calls.refused('listEvents', call({ limit: 0 }), 400, 'invalid-parameter', 'limit')
  })

  test('404: a market that is not there', async () => {
    const call = { query: { market: 'xx' }, headers: world.staffHeaders }
    await calls.refused('listEvents', call, 404, 'unknown-market', 'market')
  })

  test('401 and 403: events of all markets are for keys of all, those of a market for keys of it', async () => {
    await calls.refused('listEvents', {}, 401, 'unauthenticated', 'Authorization')
    const headers = await keyOf('fr')
    await calls.refused('listEvents', { headers }, 403, 'forbidden')
    await calls.refused('listEvents', { headers, query: { market: 'de' } }, 403, 'forbidden')
    expect((await page({ market: 'FR' }, headers)).events.every(({ market }) => market === 'fr')).toBe(true)
  })
})

async function keyOf(market: string) {
  const wish = { label: market, role: 'viewer', markets: [market] }
  const { secret } = await world.staff<{ secret: string }>('POST', '/v1/admin/keys', wish)
  return { authorization: `Bearer ${secret}` }
}

describe('one market', () => {
  test('its events alone, page by page; the cursor goes on over those of others', async () => {
    const start = await end()
    const headers = await keyOf('de')
    const first = await place(world, 'de', [MUG])
    for (const market of ['fr', 'ch'] as const) await place(world, market, [MUG])
    const second = await place(world, 'de', [MUG])
    await place(world, 'fr', [MUG])
    const all = await heard(start, (events) => events.length >= 5)
    const one = await page({ after: start, market: 'de', limit: 1 }, headers)
    expect(one.events.map(({ order }) => order)).toEqual([first.number])
    const two = await page({ after: one.next as string, market: 'de', limit: 5 }, headers)
    expect(two.events.map(({ order }) => order)).toEqual([second.number])
    expect(two.next).toBe(all.events.at(-1)?.id)
    expect(await page({ after: two.next as string, market: 'de' }, headers)).toEqual({ events: [], next: two.next })
  })
})

describe('events are kept for a time', () => {
  const { keptDays } = events
  const drop = (daysLater: number) =>
    dropOldEvents(world.pool, { keptDays }, new Date(world.clock.now + daysLater * 86_400_000))

  test('410: who was away for longer is told so; who heard everything, and who begins, is not', async () => {
    const before = await end()
    const story = await place(world, 'fr', [MUG])
    const { events: old } = await heard(before, (events) => events.length > 0)
    const last = old.at(-1)?.id as string
    expect(await drop(keptDays - 1)).toBe(0)
    expect((await page({ after: before })).events).toEqual(old)
    expect(await drop(keptDays + 1)).toBeGreaterThanOrEqual(old.length)
    const away = { query: { after: before }, headers: world.staffHeaders }
    const { body } = await calls.refused('listEvents', away, 410, 'events-dropped', 'after')
    expect(body.detail).toContain(`${keptDays} days`)
    expect(await page({ after: last })).toEqual({ events: [], next: last })
    expect(await page()).toEqual({ events: [], next: last })
    await story.cancel()
    const { events: fresh } = await heard(last, (events) => events.length > 0)
    expect((await page()).events).toEqual(fresh)
    expect(await drop(keptDays - 1)).toBe(0)
  })

  test('of events in the order of their transactions none goes before one that is kept', async () => {
    await drop(keptDays + 1)
    const start = await end()
    const young = await place(world, 'fr', [MUG])
    world.clock.now -= 2 * 86_400_000
    const old = await place(world, 'fr', [MUG])
    world.clock.now += 2 * 86_400_000
    await heard(start, (events) => events.length >= 2)
    await drop(keptDays - 1)
    const { events: kept } = await page({ after: start })
    expect(kept.map(({ order }) => order)).toEqual([young.number, old.number])
  })

  test('many drop at once: each event once', async () => {
    const start = await end()
    await Promise.all(Array.from({ length: 5 }, () => place(world, 'fr', [MUG])))
    await heard(start, (events) => events.length >= 5)
    const { rows } = await world.pool.query<{ count: number }>('select count(*)::integer as count from outbox')
    const dropped = await Promise.all(Array.from({ length: 8 }, () => drop(keptDays + 1)))
    expect(dropped.reduce((sum, each) => sum + each, 0)).toBe(rows[0]?.count)
  })
})

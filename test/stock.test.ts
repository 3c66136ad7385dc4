import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPool, transaction } from '../core/db/pool.ts'
import { adjust } from '../core/stock/adjustments.sql.ts'
import type { Allocation } from '../core/stock/allocation.ts'
import { readStock, stockStates } from '../core/stock/levels.sql.ts'
import { writeLocations } from '../core/stock/locations.sql.ts'
import {
  commitReservation,
  lockStock,
  readReservations,
  releaseReservation,
  reserve,
  type StockLine,
  shipReserved,
} from '../core/stock/reservations.sql.ts'
import { restock } from '../core/stock/restock.ts'
import { serveMarkets } from '../core/stock/serve-markets.ts'
import { outOfStock } from '../core/stock/shortage.ts'
import { source } from '../core/stock/source.ts'
import { testDatabase } from './database.ts'

let pool: pg.Pool
let crowd: pg.Pool
const AT = new Date('2026-11-22T11:00:00Z')
const LATER = new Date('2026-11-22T12:00:00Z')
const by = { actor: 'test', at: AT }
const SKUS = ['A', 'B', 'C', 'D']
const LOCATIONS = ['east', 'west']

beforeAll(async () => {
  const database = await testDatabase()
  pool = database.pool
  crowd = createPool(database.url, { max: 25 })
  await writeLocations(
    pool,
    LOCATIONS.map((code) => ({ code, kind: 'warehouse', name: code, country: 'FR' })),
  )
  await serveMarkets(pool, {
    fr: { locations: LOCATIONS, policy: 'nearest', backOrder: false },
    de: { locations: ['east'], policy: 'nearest', backOrder: true },
  })
  await pool.query(
    `insert into product (code, status, document, changed_at)
    select lower(sku), 'published', '{}', now() from unnest($1::text[]) as sku`,
    [SKUS],
  )
  await pool.query(`insert into variant (sku, product_id, position) select upper(code), id, 0 from product`)
})
afterAll(() => crowd.end())

beforeEach(async () => {
  await pool.query('truncate stock_reservation, stock_level, stock_state, stock_adjustment, catalogue_change')
  await pool.query('alter table stock_movement disable trigger user')
  await pool.query('truncate stock_movement')
  await pool.query('alter table stock_movement enable trigger user')
})

const within = <T>(work: (client: pg.PoolClient) => Promise<T>) => transaction(pool, work)
const of = (sku: string, quantity: number, location = 'east', backOrder = 0): Allocation => ({
  sku,
  location,
  quantity,
  backOrder,
})

async function have(sku: string, delta: number, location = 'east') {
  const lines = [{ sku, location, delta }]
  return within((client) => adjust(client, { id: randomUUID(), digest: '', reason: 'counted', lines, ...by }))
}

async function coming(sku: string, incoming: number, location = 'east') {
  await pool.query(
    `insert into stock_level (sku, location, incoming) values ($1, $2, $3)
     on conflict (sku, location) do update set incoming = excluded.incoming`,
    [sku, location, incoming],
  )
}

async function levelOf(sku: string, location = 'east') {
  const { rows } = await pool.query(
    'select on_hand, reserved, incoming, shortfall from stock_level where sku = $1 and location = $2',
    [sku, location],
  )
  return rows[0]
}

async function stateOf(sku: string, market: string) {
  return (await stockStates(pool, [sku], market)).get(sku)
}

/** Times that products were announced as changed, by code. */
async function announced(): Promise<string[]> {
  const { rows } = await pool.query(
    'select coalesce(p.code, $1) as code from catalogue_change c left join product p on p.id = c.product_id order by 1',
    ['everything'],
  )
  return rows.map(({ code }) => code)
}

/** What must hold whatever happened. */
async function expectIdentities() {
  const { rows: hands } = await pool.query(`select l.sku, l.location, l.on_hand,
    (select coalesce(sum(delta), 0)::integer from stock_movement m where m.sku = l.sku and m.location = l.location) as moved
    from stock_level l`)
  for (const { sku, location, on_hand, moved } of hands)
    expect({ sku, location, on_hand }).toEqual({ sku, location, on_hand: moved })
  const { rows: promises } = await pool.query(`select l.sku, l.location, l.reserved,
    (select coalesce(sum(open), 0)::integer from stock_reservation r where r.sku = l.sku and r.location = l.location) as open
    from stock_level l`)
  for (const { sku, location, reserved, open } of promises)
    expect({ sku, location, reserved }).toEqual({ sku, location, reserved: open })
  const { rows: states } = await pool.query(`select s.sku, s.market, s.state, case
      when sum(greatest(l.on_hand - l.reserved, 0)) >= s.pieces then 'in-stock'
      when bool_or(v.back_order) and sum(greatest(l.on_hand + l.incoming - l.reserved, 0)) >= s.pieces then 'back-order'
      else 'out-of-stock' end as true_state
    from stock_state s join stock_serving v on v.market = s.market
    left join stock_level l on l.sku = s.sku and l.location = v.location group by s.sku, s.market, s.pieces`)
  for (const { sku, market, state, true_state } of states)
    expect({ sku, market, state }).toEqual({ sku, market, state: true_state })
  const { rows: left } = await pool.query('select from stock_recheck')
  expect(left).toHaveLength(0)
}

describe('a reservation', () => {
  test('is all or nothing, and says what there is', async () => {
    await have('A', 5)
    await have('B', 1)
    expect(await within((client) => reserve(client, 1n, [of('A', 3), of('B', 1)], LATER))).toEqual([])
    expect(await within((client) => reserve(client, 2n, [of('B', 1), of('A', 2), of('C', 1)], LATER))).toEqual([
      { sku: 'B', location: 'east', quantity: 1, available: 0 },
      { sku: 'C', location: 'east', quantity: 1, available: 0 },
    ])
    expect(await levelOf('A')).toMatchObject({ on_hand: 5, reserved: 3 })
    expect(await within((client) => readReservations(client, 2n))).toEqual([])
    await expectIdentities()
  })

  test('promises what is incoming only where it is allocated so, and only as it was allocated', async () => {
    await have('A', 2)
    await coming('A', 10)
    const now = (order: bigint, line: Allocation) => within((client) => reserve(client, order, [line], LATER))
    expect(await now(1n, of('A', 3))).toMatchObject([{ available: 2 }])
    expect(await now(2n, of('A', 5, 'east', 2))).toMatchObject([{ sku: 'A' }])
    expect(await now(3n, of('A', 5, 'east', 3))).toEqual([])
    expect(await now(4n, of('A', 8, 'east', 8))).toMatchObject([{ available: 7 }])
    expect(await now(5n, of('A', 7, 'east', 7))).toEqual([])
    expect(await now(6n, of('A', 1, 'east', 1))).toMatchObject([{ available: 0 }])
    await expectIdentities()
  })

  test('is committed once, released once, and may be filled again', async () => {
    await have('A', 5)
    await within((client) => reserve(client, 1n, [of('A', 3)], LATER))
    const line = { sku: 'A', location: 'east', quantity: 3 }
    expect(await within((client) => commitReservation(client, 1n))).toEqual([line])
    expect(await within((client) => commitReservation(client, 1n))).toEqual([line])
    expect(await within((client) => releaseReservation(client, 1n, [{ ...line, quantity: 1 }]))).toMatchObject([
      { quantity: 1 },
    ])
    expect(await within((client) => releaseReservation(client, 1n))).toMatchObject([{ quantity: 2 }])
    expect(await within((client) => releaseReservation(client, 1n))).toEqual([])
    expect(await within((client) => commitReservation(client, 1n))).toEqual([])
    expect(await within((client) => reserve(client, 1n, [of('A', 2)], null))).toEqual([])
    expect(await within((client) => readReservations(client, 1n))).toEqual([
      { sku: 'A', location: 'east', quantity: 2, backOrdered: 0, state: 'committed' },
    ])
    await expectIdentities()
  })

  test('is shipped in parts, never more than is reserved and on hand', async () => {
    await have('A', 2)
    await coming('A', 5)
    await within((client) => reserve(client, 1n, [of('A', 4, 'east', 2)], null))
    const ship = (quantity: number) =>
      within((client) => shipReserved(client, 1n, [{ sku: 'A', location: 'east', quantity }], by))
    expect(await ship(3)).toEqual([{ sku: 'A', location: 'east', quantity: 3, available: 2 }])
    expect(await ship(2)).toEqual([])
    expect(await ship(1)).toMatchObject([{ available: 0 }])
    const lines = [{ sku: 'A', location: 'east', delta: 5 }]
    await within((client) => adjust(client, { id: randomUUID(), digest: '', reason: 'received', lines, ...by }))
    expect(await levelOf('A')).toEqual({ on_hand: 5, reserved: 2, incoming: 0, shortfall: 0 })
    expect(await ship(2)).toEqual([])
    expect(await levelOf('A')).toMatchObject({ on_hand: 3, reserved: 0 })
    const { rows } = await pool.query('select state, shipped, open from stock_reservation')
    expect(rows).toEqual([{ state: 'shipped', shipped: 4, open: 0 }])
    await expectIdentities()
  })
})

describe('counts and losses', () => {
  test('an adjustment is made once for its id', async () => {
    const restocking = { id: randomUUID(), lines: [{ sku: 'A', location: 'west', quantity: 2 }], orderId: 7n, ...by }
    expect(await within((client) => restock(client, restocking))).toEqual({ applied: true, short: [] })
    expect(await within((client) => restock(client, restocking))).toEqual({ applied: false, short: [] })
    expect(await levelOf('A', 'west')).toMatchObject({ on_hand: 2 })
    const { rows } = await pool.query('select delta, reason, order_id, actor from stock_movement')
    expect(rows).toEqual([{ delta: 2, reason: 'returned', order_id: 7n, actor: 'test' }])
  })

  test('never below nothing; what was promised and is gone is told as a shortfall until it is made good', async () => {
    await have('A', 5)
    await within((client) => reserve(client, 1n, [of('A', 4)], null))
    expect(await have('A', -6)).toMatchObject({ short: [{ sku: 'A', quantity: 6, available: 5 }] })
    await have('A', -3)
    expect(await levelOf('A')).toEqual({ on_hand: 2, reserved: 4, incoming: 0, shortfall: 2 })
    expect(await within((client) => reserve(client, 2n, [of('A', 1)], null))).toMatchObject([{ available: 0 }])
    await have('A', 1)
    expect(await levelOf('A')).toMatchObject({ shortfall: 1 })
    await within((client) => releaseReservation(client, 1n, [{ sku: 'A', location: 'east', quantity: 1 }]))
    expect(await levelOf('A')).toMatchObject({ on_hand: 3, reserved: 3, shortfall: 0 })
    await expectIdentities()
  })

  test('movements are never changed', async () => {
    await have('A', 5)
    await expect(pool.query('update stock_movement set delta = 1')).rejects.toThrow('append-only')
    await expect(pool.query('delete from stock_movement')).rejects.toThrow('append-only')
  })

  test('the database itself refuses to promise what is not there', async () => {
    await have('A', 5)
    await expect(pool.query('update stock_level set reserved = 6')).rejects.toThrow('stock_not_oversold')
  })
})

describe('what shoppers are told', () => {
  test('flips, and is announced only then', async () => {
    expect(await stateOf('A', 'fr')).toBeUndefined()
    await have('A', 3)
    await have('A', 1, 'west')
    expect([await stateOf('A', 'fr'), await stateOf('A', 'de')]).toEqual(['in-stock', 'in-stock'])
    const before = await announced()
    await within((client) => reserve(client, 1n, [of('A', 2)], LATER))
    expect(await announced()).toEqual(before)
    // The last one in the east: de has no other, fr has the west.
    await within((client) => reserve(client, 2n, [of('A', 1)], LATER))
    expect([await stateOf('A', 'fr'), await stateOf('A', 'de')]).toEqual(['in-stock', 'out-of-stock'])
    expect(await announced()).toEqual([...before, 'a'])
    await within((client) => reserve(client, 3n, [of('A', 1, 'west')], LATER))
    expect(await stateOf('A', 'fr')).toBe('out-of-stock')
    await within((client) => releaseReservation(client, 3n))
    expect(await stateOf('A', 'fr')).toBe('in-stock')
    expect(await announced()).toEqual([...before, 'a', 'a', 'a'])
    await expectIdentities()
  })

  test('back-order where the market promises what is incoming', async () => {
    await have('A', 1)
    await within((client) => reserve(client, 1n, [of('A', 1)], LATER))
    await coming('A', 4)
    expect([await stateOf('A', 'fr'), await stateOf('A', 'de')]).toEqual(['out-of-stock', 'back-order'])
    await within((client) => reserve(client, 2n, [of('A', 4, 'east', 4)], LATER))
    expect(await stateOf('A', 'de')).toBe('out-of-stock')
    await expectIdentities()
  })

  test('a transaction that is rolled back announces nothing and leaves nothing', async () => {
    await have('A', 1)
    const before = await announced()
    const failing = within(async (client) => {
      await reserve(client, 1n, [of('A', 1)], LATER)
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    expect(await announced()).toEqual(before)
    expect(await stateOf('A', 'fr')).toBe('in-stock')
    await expectIdentities()
  })

  test('two who take the last pieces at two locations at once do not both see the other’s', async () => {
    for (let round = 0; round < 20; round++) {
      await Promise.all([have('A', 1, 'east'), have('A', 1, 'west')])
      expect(await stateOf('A', 'fr')).toBe('in-stock')
      const orders = [BigInt(round * 2), BigInt(round * 2 + 1)]
      await Promise.all(
        orders.map((order, index) =>
          transaction(crowd, (client) => reserve(client, order, [of('A', 1, LOCATIONS[index])], null)),
        ),
      )
      expect(await stateOf('A', 'fr')).toBe('out-of-stock')
    }
  })

  test('a location that is closed sends nothing; other choices of config are seen at the next start', async () => {
    await have('A', 1)
    const close = (active: boolean) =>
      writeLocations(pool, [{ code: 'east', kind: 'warehouse', name: 'east', country: 'FR', active }])
    await close(false)
    expect(await stateOf('A', 'fr')).toBe('out-of-stock')
    expect((await readStock(pool, ['A'], LOCATIONS)).levels).toEqual([])
    await close(true)
    expect(await stateOf('A', 'fr')).toBe('in-stock')
    const fr = { locations: LOCATIONS, policy: 'nearest', backOrder: false } as const
    await serveMarkets(pool, { fr: { ...fr, locations: ['west'] } })
    expect([await stateOf('A', 'fr'), await stateOf('A', 'de')]).toEqual(['out-of-stock', undefined])
    await serveMarkets(pool, { fr, de: { locations: ['east'], policy: 'nearest', backOrder: true } })
    expect([await stateOf('A', 'fr'), await stateOf('A', 'de')]).toEqual(['in-stock', 'in-stock'])
  })
})

test('what sourcing reads is one statement, and what it allocates is reserved', async () => {
  await have('A', 2, 'west')
  await have('B', 2)
  const picture = await readStock(pool, ['A', 'B', 'E-BOOK'], LOCATIONS)
  expect(picture.unmanaged).toEqual(new Set(['E-BOOK']))
  const demand = ['A', 'B', 'E-BOOK'].map((sku) => ({ sku, quantity: 2 }))
  const { allocation } = source({
    ...picture,
    demand,
    destination: { country: 'FR' },
    policy: 'nearest',
    backOrder: false,
  })
  expect(allocation).toEqual([of('A', 2, 'west'), of('B', 2)])
  expect(await within((client) => reserve(client, 1n, allocation, LATER))).toEqual([])
})

describe('many at once', () => {
  /** Numbers that are the same in every run. */
  function randomly(seed: number) {
    let state = seed
    return (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
  }

  const place = (orderId: bigint, allocation: Allocation[]) =>
    transaction(crowd, async (client) => {
      const short = await reserve(client, orderId, allocation, LATER)
      if (short.length > 0) throw outOfStock(short)
    })

  test('200 buyers of 50 pieces: exactly 50 get one, the others are told', async () => {
    await have('A', 50)
    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) => place(BigInt(index + 1), [of('A', 1)])),
    )
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(answers.length - refused.length).toBe(50)
    for (const { reason } of refused) {
      expect(reason).toMatchObject({
        type: 'out-of-stock',
        status: 409,
        message: '0 of A can be had, 1 were asked for.',
      })
    }
    expect(await levelOf('A')).toMatchObject({ on_hand: 50, reserved: 50 })
    expect(await stateOf('A', 'de')).toBe('out-of-stock')
    await expectIdentities()
  })

  test('baskets of the same goods in opposite orders never wait in a circle', async () => {
    for (const sku of SKUS) await have(sku, 60)
    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) => {
        const basket = SKUS.map((sku) => of(sku, 1))
        return place(BigInt(index + 1), index % 2 ? basket : basket.reverse())
      }),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(60)
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ type: 'out-of-stock' })
    }
    await expectIdentities()
  })

  test('whatever happens at once, on hand is what was counted in, less shipped, plus restocked', async () => {
    // Bundles take several of each, so that shoppers are told of as many at once.
    await pool.query(
      `insert into bundle_part (sku, product_id, quantity)
       select sku, (select min(id) from product), quantity from unnest($1::text[]) as sku, unnest('{2,5,40}'::integer[]) as quantity`,
      [SKUS],
    )
    for (const sku of SKUS) for (const location of LOCATIONS) await have(sku, 30, location)
    const next = randomly(20261122)
    const one = (): StockLine => ({
      sku: SKUS[next(SKUS.length)] as string,
      location: LOCATIONS[next(2)] as string,
      quantity: 1 + next(3),
    })
    const some = () => Array.from({ length: 1 + next(3) }, one)
    const operations = Array.from({ length: 400 }, (_, index) => {
      const order = BigInt(1 + next(40))
      const lines = some()
      const allocation = lines.map((line) => ({ ...line, backOrder: 0 }))
      const operation = (client: pg.PoolClient): Promise<unknown> => {
        switch (index % 7) {
          case 0:
          case 1:
            return reserve(client, order, allocation, LATER)
          case 2:
            return commitReservation(client, order)
          case 3:
            return releaseReservation(client, order, lines)
          case 4:
            return shipReserved(client, order, lines, by)
          case 5:
            return restock(client, { id: randomUUID(), lines, ...by })
          default:
            return lockStock(client, lines).then(() =>
              adjust(client, {
                id: randomUUID(),
                digest: '',
                reason: 'counted',
                lines: lines.map(({ quantity, ...line }) => ({ ...line, delta: quantity - 3 })),
                ...by,
              }),
            )
        }
      }
      return [order, operation] as const
    })
    // Writers of an order lock its row first; here a lock by its number stands for the row.
    const orderLocked = (order: bigint, operation: (client: pg.PoolClient) => Promise<unknown>) =>
      transaction(crowd, async (client) => {
        await client.query('select pg_advisory_xact_lock($1)', [order])
        return operation(client)
      })
    await Promise.all(operations.map(([order, operation]) => orderLocked(order, operation)))
    await expectIdentities()
    const { rows } = await pool.query('select distinct pieces from stock_state order by 1')
    expect(rows.map(({ pieces }) => pieces)).toEqual([1, 2, 5, 40])
  })
})

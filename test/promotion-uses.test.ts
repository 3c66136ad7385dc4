import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPool, transaction } from '../core/db/pool.ts'
import type { PromotionDocument } from '../core/pricing/promotion/promotion.ts'
import { claimPromotions, type RefusedPromotion, releasePromotions } from '../core/promotion/claim-promotions.sql.ts'
import { addCoupons, writeCoupons } from '../core/promotion/edit-coupons.sql.ts'
import {
  lockPromotion,
  readPromotion,
  withdrawPromotion,
  writePromotion,
} from '../core/promotion/edit-promotion.sql.ts'
import { testDatabase } from './database.ts'

let pool: pg.Pool
let many: pg.Pool
const NOW = new Date('2026-11-22T11:00:00Z')

beforeAll(async () => {
  const database = await testDatabase()
  pool = database.pool
  many = createPool(database.url, { max: 50 })
})
afterAll(() => many.end())

let next = 1n
let code = ''
beforeEach(() => {
  code = `P${next++}`
})

const document = (
  limits: PromotionDocument['limits'] = {},
  more: Partial<PromotionDocument> = {},
): PromotionDocument => ({
  code,
  labels: { en: code },
  markets: ['fr'],
  action: { type: 'percent', percent: '10' },
  limits,
  ...more,
})

const put = (written: PromotionDocument) =>
  transaction(pool, async (client) => {
    const before = await lockPromotion(client, written.code)
    await writePromotion(client, written, { replaces: before !== undefined, now: NOW })
  })

const orders = (count: number) => Array.from({ length: count }, () => next++)
const use = (amount = 100, coupon?: string) => [{ code, amount, ...(coupon && { coupon }) }]

function claim(orderId: bigint, customerKey: string, used = use(), on = pool): Promise<RefusedPromotion[]> {
  return transaction(on, (client) => claimPromotions(client, { orderId, customerKey, used }))
}

const uses = async () => (await readPromotion(pool, code))?.uses

describe('limits are exact', () => {
  test('50 connections at once, a limit of 10: exactly 10', async () => {
    await put(document({ total: 10 }))
    const refused = await Promise.all(orders(50).map((order) => claim(order, `customer ${order}`, use(), many)))
    expect(refused.filter((each) => each.length === 0)).toHaveLength(10)
    expect(refused.flat()).toEqual(Array(40).fill({ code, reason: 'used-up' }))
    expect(await uses()).toBe(10)
  })

  test('one customer in 50 places: as often as one may', async () => {
    await put(document({ perCustomer: 3 }))
    const refused = await Promise.all(orders(50).map((order) => claim(order, 'the same', use(), many)))
    expect(refused.filter((each) => each.length === 0)).toHaveLength(3)
    expect(refused.flat()).toEqual(Array(47).fill({ code, reason: 'used-by-customer' }))
    expect(await claim(orders(1)[0] as bigint, 'another')).toEqual([])
  })

  test('what is for first orders: one order of a customer in 50 places has it, by whichever promotion', async () => {
    const codes = [`${code}-a`, `${code}-b`]
    for (const each of codes) await put({ ...document({}, { when: { firstOrder: true } }), code: each })
    const placed = orders(50)
    const refused = await Promise.all(
      placed.map((order) => claim(order, 'new', [{ code: codes[Number(order % 2n)] as string, amount: 1 }], many)),
    )
    expect(refused.filter((each) => each.length === 0)).toHaveLength(1)
    expect(new Set(refused.flat().map(({ reason }) => reason))).toEqual(new Set(['not-first-order']))
    // Both together are one first order, and the next one's where that came to nothing.
    const both = codes.map((each) => ({ code: each, amount: 1 }))
    expect(await claim(orders(1)[0] as bigint, 'another', both)).toEqual([])
    const first = placed[refused.findIndex((each) => each.length === 0)] as bigint
    await transaction(pool, (client) => releasePromotions(client, first))
    expect(await claim(orders(1)[0] as bigint, 'new', both)).toEqual([])
  })

  test('first orders with other limits never deadlock', async () => {
    const codes = [`${code}-a`, `${code}-b`, `${code}-c`]
    const limits = { total: 20, perCustomer: 20 }
    for (const each of codes)
      await put({ ...document(limits, each === codes[0] ? {} : { when: { firstOrder: true } }), code: each })
    const asked = [codes, codes.slice(0, 2), codes.slice(1), codes.slice(0, 1)]
    const refused = await Promise.all(
      orders(50).map(async (order, index) => {
        const used = (asked[index % 4] as string[]).map((each) => ({ code: each, amount: 1 }))
        const answer = await claim(order, `customer ${index % 3}`, used, many)
        if (index % 5 === 0) await transaction(many, (client) => releasePromotions(client, order))
        return answer
      }),
    )
    expect(refused.flat().some(({ reason }) => reason === 'not-first-order')).toBe(true)
  })

  test('one coupon for one order, in 50 places', async () => {
    await put(document({}, { when: { coupon: true } }))
    await transaction(pool, (client) => addCoupons(client, code, [`ONCE-${code}`], 1))
    const refused = await Promise.all(
      orders(50).map((order) => claim(order, `customer ${order}`, use(100, ` once-${code.toLowerCase()} `), many)),
    )
    expect(refused.filter((each) => each.length === 0)).toHaveLength(1)
    expect(new Set(refused.flat().map(({ reason }) => reason))).toEqual(new Set(['used-up']))
  })

  test('several promotions in any order never deadlock, and each keeps its limit', async () => {
    const codes = [`${code}-a`, `${code}-b`, `${code}-c`]
    for (const each of codes) await put({ ...document({ total: 20, perCustomer: 30 }), code: each })
    const refused = await Promise.all(
      orders(50).map((order, index) => {
        const turned = codes.map((_, place) => ({ code: codes[(place + index) % 3] as string, amount: 1 }))
        return claim(order, `customer ${index % 2}`, turned, many)
      }),
    )
    expect(refused.flat().filter(({ reason }) => reason === 'used-up')).toHaveLength(90)
  })

  test('claims and releases at once: no use is lost or counted twice', async () => {
    await put(document({ total: 10, perCustomer: 10 }))
    const first = orders(10)
    for (const order of first) expect(await claim(order, 'c')).toEqual([])
    const release = (order: bigint) => transaction(many, (client) => releasePromotions(client, order))
    await Promise.all([...first, ...first].map(release))
    expect(await uses()).toBe(0)
    const refused = await Promise.all(orders(20).map((order) => claim(order, 'c', use(), many)))
    expect(refused.filter((each) => each.length === 0)).toHaveLength(10)
  })
})

describe('a claim', () => {
  test('counts an order once, however often it asks', async () => {
    await put(document({ total: 1 }))
    const [order] = orders(1) as [bigint]
    expect(await claim(order, 'c')).toEqual([])
    expect(await claim(order, 'c')).toEqual([])
    expect(await uses()).toBe(1)
    expect(await claim(orders(1)[0] as bigint, 'c')).toEqual([{ code, reason: 'used-up' }])
  })

  test('that is refused for one promotion counts nothing for it, and the others all the same', async () => {
    const other = `${code}-other`
    await put({ ...document({ total: 5, perCustomer: 1 }) })
    await put({ ...document({ total: 5 }), code: other })
    expect(await claim(orders(1)[0] as bigint, 'c')).toEqual([])
    const both = [...use(), { code: other, amount: 5 }]
    expect(await claim(orders(1)[0] as bigint, 'c', both)).toEqual([{ code, reason: 'used-by-customer' }])
    const { rows } = await pool.query('select code, used::integer from promotion where code = any($1) order by code', [
      [code, other],
    ])
    expect(rows).toEqual([
      { code, used: 1 },
      { code: other, used: 1 },
    ])
  })

  test('that is rolled back leaves nothing', async () => {
    await put(document({ total: 1, perCustomer: 1 }))
    const failing = transaction(pool, async (client) => {
      await claimPromotions(client, { orderId: orders(1)[0] as bigint, customerKey: 'c', used: use() })
      throw new Error('no stock')
    })
    await expect(failing).rejects.toThrow('no stock')
    expect(await claim(orders(1)[0] as bigint, 'c')).toEqual([])
  })

  test('of what is not there is refused; what was switched off or withdrawn after it was shown counts', async () => {
    const unknown = [{ code, reason: 'unknown' }]
    expect(await claim(orders(1)[0] as bigint, 'c')).toEqual(unknown)
    await put(document({}, { active: false }))
    expect(await claim(orders(1)[0] as bigint, 'c')).toEqual([])
    await put(document())
    expect(await claim(orders(1)[0] as bigint, 'c', use(100, 'NO-SUCH'))).toEqual(unknown)
    expect(await claim(orders(1)[0] as bigint, 'c')).toEqual([])
    await transaction(pool, (client) => withdrawPromotion(client, code, NOW))
    expect(await claim(orders(1)[0] as bigint, 'c')).toEqual([])
  })

  test('of nothing asks nothing', async () => {
    const client = { query: () => Promise.reject(new Error('asked')) } as never
    expect(await claimPromotions(client, { orderId: 1n, customerKey: 'c', used: [] })).toEqual([])
  })
})

describe('limits that change', () => {
  test('a limit that comes later counts what was used before it', async () => {
    await put(document())
    for (const order of orders(3)) await claim(order, 'c')
    await put(document({ total: 4, perCustomer: 4 }))
    expect(await claim(orders(1)[0] as bigint, 'c')).toEqual([])
    expect(await claim(orders(1)[0] as bigint, 'd')).toEqual([{ code, reason: 'used-up' }])
    await put(document({ perCustomer: 4 }))
    expect(await claim(orders(1)[0] as bigint, 'c')).toEqual([{ code, reason: 'used-by-customer' }])
    await put(document({ total: 1 }))
    expect(await claim(orders(1)[0] as bigint, 'd')).toEqual([{ code, reason: 'used-up' }])
  })

  test('so does the limit of a coupon', async () => {
    await put(document({}, { when: { coupon: true } }))
    const coupon = `C-${code}`
    await transaction(pool, (client) => writeCoupons(client, code, [coupon], undefined))
    for (const order of orders(2)) expect(await claim(order, `${order}`, use(1, coupon))).toEqual([])
    await transaction(pool, (client) => writeCoupons(client, code, [coupon], 2))
    expect(await claim(orders(1)[0] as bigint, 'c', use(1, coupon))).toEqual([{ code, reason: 'used-up' }])
  })

  test('the last use is told to every process, and so is one that comes back', async () => {
    await put(document({ total: 2 }))
    const told = async () => {
      const { rows } = await pool.query('select count(*)::integer as count from catalogue_change where promotions')
      return rows[0].count as number
    }
    const before = await told()
    const [first, last] = orders(2) as [bigint, bigint]
    await claim(first, 'c')
    expect(await told()).toBe(before)
    await claim(last, 'c')
    expect(await told()).toBe(before + 1)
    await transaction(pool, (client) => releasePromotions(client, last))
    expect(await told()).toBe(before + 2)
  })
})

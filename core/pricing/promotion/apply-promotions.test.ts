import { describe, expect, test } from 'vitest'
import { type PromotionOf as Document, type PromotedLine as Line, promotedSale } from '../../../test/promoted.ts'
import type { Promoting, Quote, QuoteInput } from '../quote-input.ts'

/** A basket in the United Kingdom, whose law binds no promotion: displayed prices include 20 % of tax, rounded per line. */
function promoted(
  documents: readonly Document[],
  lines: readonly Line[],
  change: Partial<QuoteInput & Promoting> = {},
): Quote {
  return promotedSale('GB', documents, lines, change)
}

const discounts = (answer: Quote) => answer.lines.map(({ discount }) => discount)
const said = (answer: Quote, index = 0) =>
  answer.lines[index]?.explain.filter(({ step }) => step === 'promotion').map(({ rule, value }) => `${rule}: ${value}`)
const money = (amount: number) => [{ amount, currency: 'GBP' }]

const TEN: Document = { code: 'TEN', action: { type: 'percent', percent: '10' } }
const A: Line = { ref: 'a', price: 1999 }
const B: Line = { ref: 'b', price: 500, quantity: 3 }

describe('actions', () => {
  test('a percentage, half up to the penny, before tax', () => {
    // 10 % of 19.99 is 1.999; of 15.00 it is 1.50. Tax of 17.99 is 17.99 × 20/120 = 2.998.
    const answer = promoted([TEN], [A, B])
    expect(discounts(answer)).toEqual([200, 150])
    expect(answer.lines[0]).toMatchObject({ gross: 1799, tax: 300, net: 1499 })
    expect(answer.totals).toMatchObject({ discount: 350, gross: 1799 + 1350 })
    expect(answer.promotions).toEqual([{ code: 'TEN', label: 'TEN', amount: 350, times: 1 }])
    expect(said(answer)).toEqual(['promotion.TEN: −2.00 GBP: 10 % off'])
  })

  test('an amount off the basket, spread without losing a penny', () => {
    const answer = promoted([{ code: 'FIVE', action: { type: 'amount', amounts: money(500) } }], [A, B])
    // 5.00 over 19.99 : 15.00 of 34.99 is 2.856… and 2.143…; the missing penny goes to the larger fraction.
    expect(discounts(answer)).toEqual([286, 214])
  })

  test('an amount off each piece never takes a line below zero', () => {
    const action: Document['action'] = { type: 'amount', amounts: money(600), per: 'piece' }
    expect(discounts(promoted([{ code: 'OFF', action }], [A, B]))).toEqual([600, 1500])
  })

  test('an amount in another currency is not converted', () => {
    const action: Document['action'] = { type: 'amount', amounts: [{ amount: 500, currency: 'EUR' }] }
    const answer = promoted([{ code: 'EURO', action }], [A])
    expect(discounts(answer)).toEqual([0])
    expect(answer.promotions).toBeUndefined()
    expect(said(answer)).toEqual(['promotion.EURO: not applied: it states no amount in GBP'])
  })

  test('a fixed price, only where pieces cost more', () => {
    const action: Document['action'] = { type: 'fixed-price', prices: money(450) }
    expect(discounts(promoted([{ code: 'FIX', action }], [A, B, { ref: 'c', price: 400 }]))).toEqual([1549, 150, 0])
  })

  test('buy two get one: the cheapest third of the pieces', () => {
    const action: Document['action'] = { type: 'buy-get', buy: 2, get: 1 }
    // Seven pieces make two sets of three: the two cheapest are free, 2 × 3.00.
    const answer = promoted(
      [{ code: 'B2G1', action }],
      [{ ...A, quantity: 2 }, B, { ref: 'c', price: 300, quantity: 2 }],
    )
    expect(discounts(answer)).toEqual([0, 0, 600])
    expect(answer.promotions).toMatchObject([{ amount: 600, times: 2 }])
    // Two pieces are no set.
    expect(discounts(promoted([{ code: 'B2G1', action }], [{ ...B, quantity: 2 }]))).toEqual([0])
    // 50 % off the cheapest of three at 5.00, at most once.
    const half = { ...action, percent: '50', timesMax: 1 }
    expect(discounts(promoted([{ code: 'HALF', action: half }], [{ ...B, quantity: 6 }]))).toEqual([250])
  })

  test('buy of one thing, get another', () => {
    const action: Document['action'] = { type: 'buy-get', buy: 2, get: 1, of: { kinds: ['food'] } }
    const tea: Line = { ref: 'tea', price: 300, kind: 'food', quantity: 4 }
    // Three toys are one pair: one tea is free.
    expect(discounts(promoted([{ code: 'TEA', on: { kinds: ['toy'] }, action }], [B, tea]))).toEqual([0, 300])
    // Tea itself buys nothing.
    expect(discounts(promoted([{ code: 'TEA', action }], [tea]))).toEqual([0])
  })

  test('tiers by pieces and by value', () => {
    const byPieces: Document['action'] = {
      type: 'tiers',
      tiers: [
        { quantity: 3, percent: '5' },
        { quantity: 10, percent: '20' },
      ],
    }
    const pieces = (quantity: number) =>
      discounts(promoted([{ code: 'T', action: byPieces }], [{ ref: 'b', price: 500, quantity }]))
    expect([2, 3, 9, 10].map(pieces)).toEqual([[0], [75], [225], [1000]])
    const byValue: Document['action'] = { type: 'tiers', tiers: [{ value: money(5000), amounts: money(500) }] }
    const worth = (price: number) => discounts(promoted([{ code: 'T', action: byValue }], [{ ref: 'a', price }]))
    expect([4999, 5000].map(worth)).toEqual([[0], [500]])
  })

  test('free delivery, which is taxed on nothing then', () => {
    const free: Document = { code: 'FREE', action: { type: 'free-delivery' }, when: { cartMin: money(3000) } }
    const delivery = { service: 'home', price: 399n }
    const answer = promoted([free], [A, B], { delivery })
    expect(answer.delivery).toMatchObject({ price: 399, discount: 399, gross: 0, tax: 0 })
    expect(answer.totals).toMatchObject({ discount: 399, delivery: 0, gross: 3499 })
    expect(promoted([free], [A], { delivery }).delivery?.gross).toBe(399)
    expect(promoted([free], [A, B]).promotions).toBeUndefined()
    const services: Document = { code: 'FREE', action: { type: 'free-delivery', services: ['locker'] } }
    expect(promoted([services], [A], { delivery }).delivery?.gross).toBe(399)
  })
})

describe('conditions', () => {
  const on = (when: NonNullable<Document['when']>, change: Partial<QuoteInput & Promoting> = {}) =>
    discounts(promoted([{ ...TEN, when }], [B], change))[0]

  test.each<[string, NonNullable<Document['when']>, Partial<QuoteInput & Promoting>, Partial<QuoteInput & Promoting>]>([
    ['channel', { channels: ['shop'] }, { channel: 'shop' }, { channel: 'web' }],
    ['segment', { segments: ['vip'] }, { segments: ['staff', 'vip'] }, {}],
    // 2026-11-22 is a Sunday.
    ['weekday', { weekdays: [7] }, { day: '2026-11-22' }, { day: '2026-11-23' }],
    ['first order', { firstOrder: true }, { firstOrder: true }, {}],
    ['no first order', { firstOrder: true }, { firstOrder: true }, { firstOrder: false }],
    ['coupon', { coupon: true }, { coupons: [{ code: 'x', promotion: 'TEN' }] }, {}],
    ['uses', {}, {}, { exhausted: new Set(['TEN']) }],
  ])('%s', (_, when, holds, fails) => {
    expect(on(when, holds)).toBe(150)
    expect(on(when, fails)).toBe(0)
  })

  test('value of the basket and number of pieces, before any discount', () => {
    expect(on({ cartMin: money(1500) })).toBe(150)
    expect(on({ cartMin: money(1501) })).toBe(0)
    expect(on({ cartMin: [{ amount: 1, currency: 'EUR' }] })).toBe(0)
    expect(on({ quantityMin: 3 })).toBe(150)
    expect(on({ quantityMin: 4 })).toBe(0)
  })

  test('days: from the first, until the day after the last', () => {
    const window: Document = { ...TEN, from: '2026-11-20', until: '2026-11-23' }
    const at = (day: string) => discounts(promoted([window], [B], { day }))[0]
    expect(['2026-11-19', '2026-11-20', '2026-11-22', '2026-11-23'].map(at)).toEqual([0, 150, 150, 0])
  })

  test('products, SKUs, categories with those above, and kinds; charges never', () => {
    const line = { ...B, sku: 'SKU-1', product: 'bear', categories: ['toys.soft', 'toys'] }
    const selected = (selection: Document['on'], more: Partial<Line> = {}) =>
      discounts(promoted([{ ...TEN, ...(selection && { on: selection }) }], [{ ...line, ...more }]))[0]
    expect(selected({ products: ['bear'] })).toBe(150)
    expect(selected({ skus: ['SKU-2'] })).toBe(0)
    expect(selected({ categories: ['toys'], kinds: ['toy'] })).toBe(150)
    expect(selected({ categories: ['toys'], kinds: ['food'] })).toBe(0)
    expect(selected(undefined, { charge: true })).toBe(0)
  })

  test('what is meant for others is not told', () => {
    const secret: Document = { ...TEN, when: { segments: ['vip'] } }
    expect(said(promoted([secret], [B]))).toEqual([])
  })
})

describe('priority and stacking', () => {
  const HALF: Document = { code: 'HALF', action: { type: 'percent', percent: '50' } }
  const at = (document: Document, priority: number, stacks = 'with-all'): Document => ({
    ...document,
    priority,
    stacks,
  })
  const line: Line = { ref: 'a', price: 1000 }

  test('the greater priority first, each on what is left; equals by code', () => {
    const answer = promoted([at(TEN, 1), at(HALF, 2)], [line])
    // 10.00 − 5.00 = 5.00; 10 % of that is 0.50.
    expect(answer.promotions?.map(({ code, amount }) => [code, amount])).toEqual([
      ['HALF', 500],
      ['TEN', 50],
    ])
    const equals = promoted([at(TEN, 1), at(HALF, 1)], [line])
    expect(equals.promotions?.map(({ code }) => code)).toEqual(['HALF', 'TEN'])
  })

  test('with none: whoever comes first has the line alone', () => {
    const first = promoted([at(TEN, 2, 'with-none'), at(HALF, 1)], [line])
    expect(discounts(first)).toEqual([100])
    expect(said(first)).toContain('promotion.HALF: not applied: does not go together with TEN')
    expect(discounts(promoted([at(TEN, 1, 'with-none'), at(HALF, 2)], [line]))).toEqual([500])
  })

  test('of a group one; beside other groups all', () => {
    expect(discounts(promoted([at(TEN, 2, 'g'), at(HALF, 1, 'g')], [line]))).toEqual([100])
    expect(discounts(promoted([at(TEN, 2, 'g'), at(HALF, 1, 'h')], [line]))).toEqual([550])
  })

  test('line by line: another line is another matter', () => {
    const toys = { ...at(TEN, 2, 'with-none'), on: { kinds: ['toy'] } } as Document
    const answer = promoted([toys, at(HALF, 1)], [line, { ref: 'b', price: 1000, kind: 'food' }])
    expect(discounts(answer)).toEqual([100, 500])
  })
})

describe('coupons', () => {
  const WITH: Document = { ...TEN, when: { coupon: true } }

  test('one that applies says which promotion it opened', () => {
    const answer = promoted([WITH], [B], { coupons: [{ code: 'Hello', promotion: 'TEN' }] })
    expect(answer.promotions).toMatchObject([{ code: 'TEN', coupon: 'Hello', amount: 150 }])
    expect(answer.coupons).toEqual([{ code: 'Hello', applied: true }])
  })

  test.each<[string, Document, Partial<QuoteInput & Promoting>]>([
    ['expired', WITH, { coupons: [{ code: 'x', promotion: 'TEN', refused: 'expired' }] }],
    ['not-here', WITH, { coupons: [{ code: 'x', promotion: 'OTHER' }] }],
    ['conditions', { ...WITH, when: { coupon: true, cartMin: money(1501) } }, {}],
    ['conditions', { ...WITH, on: { kinds: ['food'] } }, {}],
    ['used-up', WITH, { exhausted: new Set(['TEN']) }],
    ['no-delivery', { ...WITH, action: { type: 'free-delivery' } }, {}],
    ['no-effect', { ...WITH, action: { type: 'fixed-price', prices: money(500) } }, {}],
  ])('one that does not says why: %s', (reason, document, change) => {
    const answer = promoted([document], [B], { coupons: [{ code: 'x', promotion: 'TEN' }], ...change })
    expect(answer.coupons).toEqual([{ code: 'x', applied: false, reason }])
    expect(answer.totals.discount).toBe(0)
  })

  test('stacking: beside a promotion that goes with no other, and a second coupon of the same', () => {
    const alone: Document = {
      code: 'ALONE',
      priority: 9,
      stacks: 'with-none',
      action: { type: 'percent', percent: '20' },
    }
    const coupons = [{ code: 'x', promotion: 'TEN' }]
    expect(promoted([alone, WITH], [B], { coupons }).coupons).toEqual([
      { code: 'x', applied: false, reason: 'stacking' },
    ])
    const two = [{ code: 'y', promotion: 'TEN' }, ...coupons]
    expect(promoted([WITH], [B], { coupons: two }).coupons).toEqual([
      { code: 'y', applied: false, reason: 'stacking' },
      { code: 'x', applied: true },
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { registry } from '../../test/golden.ts'
import {
  discountsOf,
  type PromotedLine,
  type PromotionOf,
  promotedSale,
  promotionSources,
} from '../../test/promoted.ts'

const TEN: PromotionOf = { code: 'TEN', action: { type: 'percent', percent: '10' } }
const BOOK: PromotedLine = { ref: 'book', kind: 'book', price: 10_00 }
const HOME = { delivery: { service: 'home', price: 5_90n } }
const COLLECTED = { delivery: { service: 'click-and-collect', price: 0n } }

describe('the price of books (loi n° 81-766, art. 1 al. 4)', () => {
  const taken = (line: PromotedLine, change: object) => discountsOf(promotedSale('FR', [TEN], [line], change))[0]

  test('sent to the buyer: none since 2014-07-10, 5 % before', () => {
    expect(taken(BOOK, { ...HOME, day: '2014-07-09' })).toBe(50)
    expect(taken(BOOK, { ...HOME, day: '2014-07-10' })).toBe(0)
    expect(taken(BOOK, HOME)).toBe(0)
    // Nobody said how it is delivered: on the web it is sent.
    expect(taken(BOOK, {})).toBe(0)
  })

  test('collected, or handed over in a shop: 5 %, down to the cent', () => {
    expect(taken(BOOK, COLLECTED)).toBe(50)
    expect(taken(BOOK, { channel: 'shop' })).toBe(50)
    // 5 % of 9.99 is 0.4995.
    expect(taken({ ...BOOK, price: 9_99 }, COLLECTED)).toBe(49)
  })

  test('says why, with its source, and lets other goods be', () => {
    const answer = promotedSale('FR', [TEN], [BOOK, { ref: 'toy', price: 20_00 }], HOME)
    expect(discountsOf(answer)).toEqual([0, 200])
    expect(promotionSources(answer)).toEqual([
      'Loi n° 81-766, art. 1 al. 4, as amended by loi n° 2014-779 and loi n° 2021-1901',
    ])
  })

  test('two promotions together take no more than 5 %', () => {
    const second: PromotionOf = { code: 'TWO', action: { type: 'percent', percent: '2' } }
    const answer = promotedSale('FR', [{ ...second, priority: 1 }, TEN], [BOOK], COLLECTED)
    expect(answer.promotions).toMatchObject([
      { code: 'TWO', amount: 20 },
      { code: 'TEN', amount: 30 },
    ])
  })

  test('an amount off the basket goes to what may be reduced', () => {
    const five: PromotionOf = { code: 'FIVE', action: { type: 'amount', amounts: [{ amount: 5_00, currency: 'EUR' }] } }
    const lines = [BOOK, { ref: 'toy', price: 20_00 }]
    expect(discountsOf(promotedSale('FR', [five], lines, HOME))).toEqual([0, 500])
    // Collected, the book takes 0.50 of its third.
    expect(discountsOf(promotedSale('FR', [five], lines, COLLECTED))).toEqual([50, 450])
  })

  test('electronic books cost what the publisher says, since 2011-11-11 (loi n° 2011-590, art. 3)', () => {
    const ebook: PromotedLine = { ref: 'e', kind: 'e-book', price: 10_00 }
    const rule = (day: string) => registry.jurisdiction('FR')?.value('legal', 'fixedEbookPrice', day)
    expect(rule('2011-11-10')).toBeUndefined()
    expect(rule('2011-11-11')).toMatchObject({ reductionMax: '0' })
    expect(taken(ebook, { channel: 'shop' })).toBe(0)
  })
})

describe('delivery of books is not given away (arrêté du 4 avril 2023)', () => {
  const FREE: PromotionOf = { code: 'FREE', action: { type: 'free-delivery' } }
  const off = (price: number, change: object) =>
    promotedSale('FR', [FREE], [{ ...BOOK, price }], change).delivery?.discount ?? 0

  test.each([
    // 5.90 less EUR 3 below EUR 35 of books, less one cent from there on; one cent before 2023-10-07, nothing before 2014-07-10.
    ['2026-11-22', 34_99, 290],
    ['2026-11-22', 35_00, 589],
    ['2023-10-07', 10_00, 290],
    ['2023-10-06', 10_00, 589],
    ['2014-07-10', 10_00, 589],
    ['2014-07-09', 10_00, 590],
  ])('on %s, books of %i cents: %i off EUR 5.90', (day, price, expected) => {
    expect(off(price, { ...HOME, day })).toBe(expected)
  })

  test('other goods alone are delivered free', () => {
    expect(promotedSale('FR', [FREE], [{ ref: 'toy', price: 10_00 }], HOME).delivery).toMatchObject({ gross: 0 })
  })
})

describe('sales periods (Code de commerce, art. L310-3)', () => {
  const SALE: PromotionOf = { ...TEN, announced: 'sale' }

  test.each([
    // Arrêté du 27 mai 2019: four weeks from the second Wednesday of January, 2020-01-08.
    ['2020-01-07', '2020-01-08', '2020-02-04', '2020-02-05'],
    // Summer 2020, put off to 15 July; winter 2021, put off to 20 January and prolonged to 2 March; summer 2021, 30 June.
    ['2020-07-14', '2020-07-15', '2020-08-11', '2020-08-12'],
    ['2021-01-19', '2021-01-20', '2021-03-02', '2021-03-03'],
    ['2021-06-29', '2021-06-30', '2021-07-27', '2021-07-28'],
    // The last Wednesday of June 2022 is the 29th: a week earlier.
    ['2022-06-21', '2022-06-22', '2022-07-19', '2022-07-20'],
    // Summer 2023, prolonged by a week to 1 August.
    ['2023-06-27', '2023-06-28', '2023-08-01', '2023-08-02'],
    ['2024-06-25', '2024-06-26', '2024-07-23', '2024-07-24'],
    // The second Wednesday of January 2026 is the 14th, after the 12th: the first.
    ['2026-01-06', '2026-01-07', '2026-02-03', '2026-02-04'],
  ])('not on %s, from %s to %s, not on %s', (before, first, last, after) => {
    const taken = (day: string) => discountsOf(promotedSale('FR', [SALE], [{ ref: 'toy', price: 10_00 }], { day }))[0]
    expect([before, first, last, after].map(taken)).toEqual([0, 100, 100, 0])
  })

  test('a promotion that is not called a sale runs on any day; a sale outside says why', () => {
    const toy: PromotedLine = { ref: 'toy', price: 10_00 }
    expect(discountsOf(promotedSale('FR', [TEN], [toy]))).toEqual([100])
    expect(promotionSources(promotedSale('FR', [SALE], [toy]))).toEqual([
      'Code de commerce, art. L310-3; arrêté du 27 mai 2019, art. 1',
    ])
  })
})

describe('nothing is resold below its purchase price (Code de commerce, art. L442-5)', () => {
  // Bought for 8.00 without tax: with 20 % that is 9.60.
  const toy: PromotedLine = { ref: 'toy', price: 12_00, cost: { amount: 8_00n, currency: 'EUR' } }
  const off = (percent: string, more: Partial<PromotionOf> = {}): PromotionOf => ({
    code: 'OFF',
    action: { type: 'percent', percent },
    ...more,
  })

  test('down to the price it was bought for, and no cent lower', () => {
    expect(discountsOf(promotedSale('FR', [off('20')], [toy]))).toEqual([240])
    const lower = promotedSale('FR', [off('20.1')], [toy])
    expect(discountsOf(lower)).toEqual([0])
    expect(promotionSources(lower)).toEqual(['Code de commerce, art. L442-5 (exceptions: II, formerly art. L442-4)'])
  })

  test('what it cost is never said', () => {
    const text = JSON.stringify(promotedSale('FR', [off('50')], [toy]))
    expect(text).not.toMatch(/cost"|8\.00|9\.60|\b960\b|\b800\b/)
  })

  test('in the sales it is allowed (II, 7°), for what is announced as a sale', () => {
    const sale = off('50', { announced: 'sale' })
    expect(discountsOf(promotedSale('FR', [sale], [toy], { day: '2026-01-07' }))).toEqual([600])
    expect(discountsOf(promotedSale('FR', [off('50')], [toy], { day: '2026-01-07' }))).toEqual([0])
  })

  test('an amount off the basket goes to the lines that bear it', () => {
    const ten: PromotionOf = { code: 'TEN', action: { type: 'amount', amounts: [{ amount: 10_00, currency: 'EUR' }] } }
    const lines = [toy, { ref: 'other', price: 12_00 }]
    expect(discountsOf(promotedSale('FR', [ten], lines))).toEqual([0, 1000])
  })

  test('a cost in another currency is compared at the rate for thresholds; without one nothing is given', () => {
    const dollars: PromotedLine = { ...toy, cost: { amount: 8_00n, currency: 'USD' } }
    // One euro is two dollars: a net of 5.00 is 10.00 dollars.
    const convert = (amount: bigint) => amount * 2n
    expect(discountsOf(promotedSale('FR', [off('50')], [dollars], { convert }))).toEqual([600])
    expect(discountsOf(promotedSale('FR', [off('50')], [dollars]))).toEqual([0])
  })
})

import { expect, test } from 'vitest'
import { discountsOf, type PromotionOf, promotedSale } from '../../test/promoted.ts'

const off = (percent: string, more: Partial<PromotionOf> = {}): PromotionOf => ({
  code: 'OFF',
  action: { type: 'percent', percent },
  ...more,
})

test('sales at any time (Ley 7/1996, art. 25)', () => {
  const sale = off('10', { announced: 'sale' })
  expect(discountsOf(promotedSale('ES', [sale], [{ ref: 'toy', price: 10_00 }]))).toEqual([100])
})

test('books at 95 % of their price at least (Ley 10/2007, art. 9)', () => {
  expect(discountsOf(promotedSale('ES', [off('10')], [{ ref: 'book', kind: 'book', price: 10_00 }]))).toEqual([50])
})

test('below cost: forbidden until Real Decreto-ley 20/2018, since then only where it is unfair', () => {
  // Bought for 8.00 without tax, 9.68 with 21 %.
  const toy = { ref: 'toy', price: 12_10, cost: { amount: 8_00n, currency: 'EUR' } }
  const taken = (day: string) => discountsOf(promotedSale('ES', [off('50')], [toy], { day }))[0]
  expect(taken('2018-12-07')).toBe(0)
  expect(taken('2018-12-08')).toBe(605)
})

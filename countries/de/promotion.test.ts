import { expect, test } from 'vitest'
import { place } from '../../test/golden.ts'
import { discountsOf, type PromotionOf, promotedSale, promotionSources } from '../../test/promoted.ts'

const TEN: PromotionOf = { code: 'TEN', action: { type: 'percent', percent: '10' } }

test('books and electronic books are sold at the publisher’s price, wherever they change hands (BuchPrG § 3 and 5)', () => {
  const lines = [
    { ref: 'book', kind: 'book', price: 10_00 },
    { ref: 'e-book', kind: 'e-book', price: 10_00 },
    { ref: 'toy', price: 10_00 },
  ] as const
  for (const channel of ['web', 'shop']) {
    const answer = promotedSale('DE', [TEN], lines, { channel })
    expect(discountsOf(answer)).toEqual([0, 0, 100])
    expect(promotionSources(answer)).toEqual(['BuchPrG § 3 and 5', 'BuchPrG § 3 and 5'])
  }
})

test('a book that is sold to Germany from elsewhere keeps the price too', () => {
  const book = [{ ref: 'book', kind: 'book', price: 10_00 }] as const
  expect(discountsOf(promotedSale('GB', [TEN], book))).toEqual([100])
  expect(discountsOf(promotedSale('GB', [TEN], book, { destination: place('DE') }))).toEqual([0])
})

test('free delivery of books is nobody’s business here', () => {
  const free: PromotionOf = { code: 'FREE', action: { type: 'free-delivery' } }
  const delivery = { service: 'home', price: 4_95n }
  const answer = promotedSale('DE', [free], [{ ref: 'book', kind: 'book', price: 10_00 }], { delivery })
  expect(answer.delivery).toMatchObject({ discount: 495, gross: 0 })
})

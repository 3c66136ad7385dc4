import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Share, spread } from './spread.ts'

const shares = (...each: [left: bigint, cap: bigint][]): Share[] =>
  each.map(([left, cap], index) => ({ key: `${index}`, left, cap }))

test('in proportion to what lines cost; what is left over goes to the largest remainder', () => {
  // 1000 over 1999 and 1001 of 3000 is 666.33… and 333.66…: the missing one goes to the larger fraction.
  expect(spread(1000n, shares([1999n, 1999n], [1001n, 1001n]))).toEqual([666n, 334n])
  expect(spread(100n, shares([1n, 1n], [1n, 1n], [1n, 1n]))).toEqual([1n, 1n, 1n])
})

test('what a full line cannot take goes to the others', () => {
  // 9.00 over 10, 10 and 10, the first at most 1.00: the others share 8.00.
  expect(spread(900n, shares([1000n, 100n], [1000n, 1000n], [1000n, 1000n]))).toEqual([100n, 400n, 400n])
  expect(spread(900n, shares([1000n, 0n], [1000n, 300n], [1000n, 200n]))).toEqual([0n, 300n, 200n])
  expect(spread(900n, [])).toEqual([])
})

const share = fc
  .record({ left: fc.bigInt({ min: 1n, max: 10n ** 9n }), tenths: fc.bigInt({ min: 0n, max: 10n }) })
  .map(({ left, tenths }) => ({ left, cap: (left * tenths) / 10n }))
const many = fc
  .array(share, { minLength: 1, maxLength: 12 })
  .map((each) => each.map((one, index) => ({ key: `${index}`, ...one })))

test('loses nothing, respects every cap, and does not look at the order', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 10n }), many, fc.nat(), (amount, given, turn) => {
      const parts = spread(amount, given)
      const caps = given.reduce((sum, { cap }) => sum + cap, 0n)
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount < caps ? amount : caps)
      for (const [index, part] of parts.entries()) expect(part >= 0n && part <= (given[index] as Share).cap).toBe(true)
      const at = turn % given.length
      const turned = spread(amount, [...given.slice(at), ...given.slice(0, at)])
      expect([...turned.slice(given.length - at), ...turned.slice(0, given.length - at)]).toEqual(parts)
    }),
  )
})

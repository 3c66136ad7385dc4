import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, divide, type RoundingMode, toStep } from './rounding.ts'

describe('divide', () => {
  test.each<[RoundingMode, bigint, bigint]>([
    // 2.5, 3.5, −2.5 and 2.1 as tenths.
    ['half-up', 25n, 3n],
    ['half-up', 35n, 4n],
    ['half-up', -25n, -3n],
    ['half-up', 24n, 2n],
    ['half-even', 25n, 2n],
    ['half-even', 35n, 4n],
    ['half-even', -25n, -2n],
    ['half-even', 26n, 3n],
    ['up', 21n, 3n],
    ['up', -21n, -3n],
    ['up', 20n, 2n],
    ['down', 29n, 2n],
    ['down', -29n, -2n],
  ])('%s: %d tenths are %d', (mode, tenths, expected) => {
    expect(divide(tenths, 10n, mode)).toBe(expected)
  })

  test('a credit mirrors its sale in every mode', () => {
    const mode = fc.constantFrom<RoundingMode>('half-up', 'half-even', 'up', 'down')
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 12n }), mode, (amount, by, how) => {
        expect(divide(-amount, by, how)).toBe(-divide(amount, by, how))
      }),
    )
  })

  test('refuses to divide by nothing', () => {
    expect(() => divide(1n, 0n)).toThrow(RangeError)
  })
})

test.each([
  [1232n, 1230n],
  [1233n, 1235n],
  [1235n, 1235n],
  [-1233n, -1235n],
])('%d centimes in Swiss cash are %d', (amount, cash) => {
  expect(toStep(amount, 5n)).toBe(cash)
})

describe('allocate', () => {
  test('gives what is left to the largest remainders', () => {
    // 100 over 1:1:1 is 33⅓ each; over 50:30:21 of 101 it is 49.50…, 29.70…, 20.79….
    const shares = (...weights: bigint[]) => weights.map((weight, index) => ({ key: `${index}`, weight }))
    expect(allocate(100n, shares(1n, 1n, 1n))).toEqual([34n, 33n, 33n])
    expect(allocate(100n, shares(50n, 30n, 21n))).toEqual([49n, 30n, 21n])
    expect(allocate(-100n, shares(1n, 1n, 1n))).toEqual([-34n, -33n, -33n])
  })

  test('ties go to the smaller key, wherever it stands', () => {
    const [a, b] = [
      { key: 'a', weight: 1n },
      { key: 'b', weight: 1n },
    ]
    expect(allocate(1n, [a, b])).toEqual([1n, 0n])
    expect(allocate(1n, [b, a])).toEqual([0n, 1n])
  })

  test('weights of nothing count alike', () => {
    expect(
      allocate(3n, [
        { key: 'b', weight: 0n },
        { key: 'a', weight: 0n },
      ]),
    ).toEqual([1n, 2n])
  })

  const share = fc.bigInt({ min: 0n, max: 10n ** 9n })
  const splits = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.array(share, { minLength: 1 }))

  test('loses nothing, and strays from the exact share by less than one', () => {
    fc.assert(
      fc.property(splits, ([amount, weights]) => {
        const parts = allocate(
          amount,
          weights.map((weight, index) => ({ key: `${index}`, weight })),
        )
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount)
        const total = weights.reduce((sum, weight) => sum + weight, 0n)
        if (total === 0n) return
        for (const [index, part] of parts.entries()) {
          const stray = part * total - amount * (weights[index] as bigint)
          expect(stray < total && stray > -total).toBe(true)
        }
      }),
    )
  })

  test('negative weights split as positive ones do, and mixed ones lose nothing', () => {
    const shares = (weights: bigint[]) => weights.map((weight, index) => ({ key: `${index}`, weight }))
    expect(allocate(-44n, shares([-333n, -105n]))).toEqual([-33n, -11n])
    // 10 over 3 and −1 of 2: 15 and −5; over 5, −2 of 3: 16⅔ and −6⅔.
    expect(allocate(10n, shares([3n, -1n]))).toEqual([15n, -5n])
    expect(allocate(10n, shares([5n, -2n]))).toEqual([17n, -7n])
  })

  test('refuses to split over nobody', () => {
    expect(() => allocate(1n, [])).toThrow(RangeError)
  })
})

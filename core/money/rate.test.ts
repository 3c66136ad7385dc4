import { describe, expect, test } from 'vitest'
import { partsPerMillion, sumPercents, toPercent } from './rate.ts'

describe('percentages are exact', () => {
  test.each([
    ['20', 200_000n],
    ['5.5', 55_000n],
    ['9.975', 99_750n],
    ['0', 0n],
    ['0.0001', 1n],
    ['-2.5', -25_000n],
    ['100', 1_000_000n],
  ])('%s %% is %d parts per million, and back', (percent, parts) => {
    expect(partsPerMillion(percent)).toBe(parts)
    expect(toPercent(parts)).toBe(percent)
  })

  test('superfluous zeros go', () => {
    expect(toPercent(partsPerMillion('7.2500'))).toBe('7.25')
  })

  test.each(['', '5,5', '1e2', ' 5', '5.', '.5', '0.00001', '12345', 'NaN'])('%j is no percentage', (text) => {
    expect(() => partsPerMillion(text)).toThrow(RangeError)
  })
})

test('5 % GST and 9.975 % QST are 14.975 %', () => {
  expect(sumPercents(['5', '9.975'])).toBe('14.975')
  expect(sumPercents([])).toBe('0')
  // 0.1 + 0.2 is not 0.3 as floats.
  expect(sumPercents(['0.1', '0.2'])).toBe('0.3')
})

import { expect, test } from 'vitest'
import { toPricePoint } from './price-point.ts'

test.each([
  ['12.48 to x.99: 11.99 is nearer', 1248n, { step: 100, less: 1 }, 1199n],
  ['12.49 to x.99: as near to 12.99, which wins', 1249n, { step: 100, less: 1 }, 1299n],
  ['12.99 stays', 1299n, { step: 100, less: 1 }, 1299n],
  ['0.10 to x.99 is 0.99, never less than nothing', 10n, { step: 100, less: 1 }, 99n],
  ['0 is the first point', 0n, { step: 100, less: 1 }, 99n],
  ['1234 yen to tens', 1234n, { step: 10, less: 0 }, 1230n],
  ['1235 yen to tens', 1235n, { step: 10, less: 0 }, 1240n],
  ['12.47 francs to 0.05', 1247n, { step: 5, less: 0 }, 1245n],
  ['no step leaves it', 1247n, { step: 1, less: 0 }, 1247n],
])('%s', (_, amount, point, expected) => {
  expect(toPricePoint(amount, point)).toBe(expected)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QuoteTax } from '../pricing/quote-input.ts'
import { heldTo, sumOf, type Taxed, unitShare } from './unit-share.ts'

const tax = (amount: number, base: number): QuoteTax => ({
  name: 'TVA',
  percent: '20',
  jurisdiction: 'XX',
  category: 'S',
  from: '2014-01-01',
  source: { cite: '', url: '' },
  base,
  amount,
})

function line(net: number, amounts: readonly number[]): Taxed {
  const sum = amounts.reduce((total, amount) => total + amount, 0)
  return { net, tax: sum, gross: net + sum, taxes: amounts.map((amount) => tax(amount, net)) }
}

test('three units of 10.00 with 1.67 of tax: 3.33, 3.33 and 3.34', () => {
  const whole = line(833, [167])
  const units = [0, 1, 2].map((unit) => unitShare(whole, 3, unit, unit + 1))
  expect(units.map(({ gross }) => gross)).toEqual([333, 333, 334])
  expect(units.map(({ tax: each }) => each)).toEqual([55, 56, 56])
})

test('however a line is cut, its parts give back the line, and net + tax = gross in each', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000_000),
      fc.array(fc.nat(1_000_000), { maxLength: 3 }),
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.nat(50), { maxLength: 6 }),
      (net, amounts, quantity, cuts) => {
        const whole = line(net, amounts)
        const bounds = [...new Set([0, ...cuts.filter((cut) => cut < quantity), quantity])].sort((a, b) => a - b)
        const parts = bounds.slice(1).map((to, index) => unitShare(whole, quantity, bounds[index] as number, to))
        for (const part of parts) {
          expect(part.net + part.tax).toBe(part.gross)
          expect(part.taxes.reduce((sum, { amount }) => sum + amount, 0)).toBe(part.tax)
          expect(part.gross).toBeGreaterThanOrEqual(0)
        }
        const { net: n, tax: t, gross: g } = sumOf(parts)
        expect([n, t, g]).toEqual([whole.net, whole.tax, whole.gross])
      },
    ),
  )
})

test('no more than was agreed: 43.90 with 9.75 % held to 43.80 is 39.91 and 3.89, each tax with its share', () => {
  const dearer = line(4000, [240, 50, 100])
  expect(heldTo(dearer, 4380)).toMatchObject({ net: 3991, tax: 389, gross: 4380 })
  expect(heldTo(dearer, 4380).taxes.map(({ amount }) => amount)).toEqual([239, 50, 100])
  expect(heldTo(dearer, 4390)).toBe(dearer)
  expect(heldTo(dearer, 5000)).toBe(dearer)
})

test('whatever is agreed, net + tax = gross, and no tax is more than it was', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 3 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), amounts, fc.nat(100), (net, taxes, percent) => {
      const whole = line(net, taxes)
      const held = heldTo(whole, Math.floor((whole.gross * percent) / 100))
      expect(held.net + held.tax).toBe(held.gross)
      expect(held.taxes.reduce((sum, { amount }) => sum + amount, 0)).toBe(held.tax)
      for (const [index, { amount }] of held.taxes.entries()) expect(amount).toBeLessThanOrEqual(taxes[index] ?? 0)
    }),
  )
})

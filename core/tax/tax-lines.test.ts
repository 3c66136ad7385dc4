import { describe, expect, test } from 'vitest'
import type { Rounding } from '../country/section/tax.ts'
import { partsPerMillion } from '../money/rate.ts'
import type { RateComponent } from './kind-rate.ts'
import { type TaxableLine, taxLines } from './tax-lines.ts'

function component(name: string, percent: string, of: 'net' | 'gross' = 'net'): RateComponent {
  return { name, percent, jurisdiction: 'XX', of, parts: partsPerMillion(percent) }
}

const vat10 = [component('VAT', '10')]
const vat20 = [component('VAT', '20')]

function line(key: string, amount: bigint, more: Partial<TaxableLine> = {}): TaxableLine {
  return { key, quantity: 1n, amount, inclusive: false, untaxed: 0n, components: vat10, ...more }
}

function taxes(lines: TaxableLine[], rounding: Partial<Rounding>): bigint[] {
  const taxed = taxLines(lines, { per: 'line', mode: 'half-up', components: 'combined', ...rounding })
  for (const each of taxed) {
    expect(each.net + each.tax).toBe(each.gross)
    expect(each.taxes.reduce((sum, { amount }) => sum + amount, 0n)).toBe(each.tax)
  }
  return taxed.map(({ tax }) => tax)
}

describe('where tax is rounded', () => {
  // Three lines of 1.05 at 10 %: 0.105 each, 0.315 together.
  const three = [line('a', 105n), line('b', 105n), line('c', 105n)]

  test('on each line: 0.11 three times', () => {
    expect(taxes(three, { per: 'line' })).toEqual([11n, 11n, 11n])
  })

  test('once for each rate: 0.32, the odd cents to the first keys', () => {
    expect(taxes(three, { per: 'rate' })).toEqual([11n, 11n, 10n])
    expect(taxes([...three].reverse(), { per: 'rate' })).toEqual([10n, 11n, 11n])
  })

  test('once for each rate, downwards: 0.31', () => {
    expect(taxes(three, { per: 'rate', mode: 'down' })).toEqual([11n, 10n, 10n])
  })

  test('rates are rounded apart, a document is rounded at once', () => {
    // 0.104 at 10 % and 0.104 at 20 %: 0.10 + 0.10 apart, 0.208 → 0.21 together.
    const two = [line('a', 104n), line('b', 52n, { components: vat20 })]
    expect(taxes(two, { per: 'rate' })).toEqual([10n, 10n])
    expect(taxes(two, { per: 'document' })).toEqual([11n, 10n])
  })

  test('on each unit: a line of three at 1.05 is three times 0.11, not 0.32', () => {
    expect(taxes([line('a', 315n, { quantity: 3n })], { per: 'unit' })).toEqual([33n])
    expect(taxes([line('a', 315n, { quantity: 3n })], { per: 'line' })).toEqual([32n])
  })

  test('on each unit, where a discount does not divide: units of 1.04, 1.05 and 1.05', () => {
    expect(taxes([line('a', 314n, { quantity: 3n })], { per: 'unit' })).toEqual([10n + 11n + 11n])
  })
})

describe('tax inside the amount', () => {
  test('12.00 with 20 % is 10.00 and 2.00', () => {
    const [taxed] = taxLines([line('a', 1200n, { inclusive: true, components: vat20 })], {
      per: 'line',
      mode: 'half-up',
      components: 'each',
    })
    expect(taxed).toEqual({ net: 1000n, tax: 200n, gross: 1200n, taxes: [{ base: 1000n, amount: 200n }] })
  })

  test('the amount stays as displayed, whatever is rounded', () => {
    // 9.99 with 20 %: 1.665 of tax.
    const [taxed] = taxLines([line('a', 999n, { inclusive: true, components: vat20 })], {
      per: 'line',
      mode: 'half-up',
      components: 'each',
    })
    expect(taxed).toMatchObject({ net: 832n, tax: 167n, gross: 999n })
  })
})

describe('several components', () => {
  const halves = [component('CGST', '2.5'), component('SGST', '2.5')]

  test('each by itself: CGST and SGST stay equal', () => {
    // 2.5 % of 1.00 is 0.025 → 0.03 twice.
    const [taxed] = taxLines([line('a', 100n, { components: halves })], {
      per: 'line',
      mode: 'half-up',
      components: 'each',
    })
    expect(taxed?.taxes.map(({ amount }) => amount)).toEqual([3n, 3n])
  })

  test('their sum once, then split: 0.05 into 0.03 and 0.02, the first name first', () => {
    const [taxed] = taxLines([line('a', 100n, { components: halves })], {
      per: 'line',
      mode: 'half-up',
      components: 'combined',
    })
    expect(taxed?.taxes.map(({ amount }) => amount)).toEqual([3n, 2n])
  })

  test('rounded by rate, each component is a bucket of its own', () => {
    // Two lines of 1.00: 0.05 CGST and 0.05 SGST over both, the odd cent of each on the first key.
    const two = [line('a', 100n, { components: halves }), line('b', 100n, { components: halves })]
    const taxed = taxLines(two, { per: 'rate', mode: 'half-up', components: 'each' })
    expect(taxed.map((each) => each.taxes.map(({ amount }) => amount))).toEqual([
      [3n, 3n],
      [2n, 2n],
    ])
  })
})

describe('a percentage of the price with the tax in it', () => {
  test('18 % of the gross: 100.00 with it holds 18.00, 82.00 without it becomes 100.00', () => {
    const icms = [component('ICMS', '18', 'gross')]
    const rounding: Rounding = { per: 'line', mode: 'half-up', components: 'each' }
    const [inside] = taxLines([line('a', 10_000n, { inclusive: true, components: icms })], rounding)
    const [onTop] = taxLines([line('a', 8200n, { components: icms })], rounding)
    const expected = { net: 8200n, tax: 1800n, gross: 10_000n, taxes: [{ base: 10_000n, amount: 1800n }] }
    expect(inside).toEqual(expected)
    expect(onTop).toEqual(expected)
  })

  test('beside one of the net: 10 % of the net and 20 % of the gross on 80.00 are 110.00', () => {
    // gross × (1 − 0.2) = 80 × 1.1 = 88, so gross = 110: 8.00 of the net, 22.00 of the gross.
    const both = [component('IPI', '10'), component('ICMS', '20', 'gross')]
    const [taxed] = taxLines([line('a', 8000n, { components: both })], {
      per: 'line',
      mode: 'half-up',
      components: 'each',
    })
    expect(taxed).toMatchObject({ net: 8000n, tax: 3000n, gross: 11_000n })
    expect(taxed?.taxes.map(({ amount }) => amount)).toEqual([800n, 2200n])
  })
})

test('what is below an allowance is not taxed: 200.00 less 175.00 at 10 %', () => {
  const [taxed] = taxLines([line('a', 20_000n, { untaxed: 17_500n })], {
    per: 'line',
    mode: 'half-up',
    components: 'each',
  })
  expect(taxed).toEqual({ net: 20_000n, tax: 250n, gross: 20_250n, taxes: [{ base: 2500n, amount: 250n }] })
})

test('a credit mirrors its sale', () => {
  for (const per of ['unit', 'line', 'rate', 'document'] as const) {
    const sale = [line('a', 333n, { quantity: 2n }), line('b', 105n)]
    const credit = sale.map((each) => ({ ...each, amount: -each.amount }))
    expect(taxes(credit, { per })).toEqual(taxes(sale, { per }).map((tax) => -tax))
  }
})

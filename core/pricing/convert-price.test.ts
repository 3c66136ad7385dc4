import { describe, expect, test } from 'vitest'
import { registry } from '../../test/golden.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import { type CorePrice, convertPrice, type FxRates } from './convert-price.ts'

const DAY = '2026-11-22'

const rates: FxRates = new Map([
  ['EUR', { perEuro: '1', day: '2026-11-20', source: 'test' }],
  ['USD', { perEuro: '1.25', day: '2026-11-20', source: 'test' }],
  ['JPY', { perEuro: '160', day: '2026-11-18', source: 'test' }],
])

function law(code: string): Jurisdiction {
  return registry.jurisdiction(code) as Jurisdiction
}

function converted(core: CorePrice, code: string, currency: string, more: { day?: string; rateAgeMax?: number } = {}) {
  const exact = { step: 1, less: 0 }
  const target = { jurisdiction: law(code), currency, day: DAY, rateAgeMax: 30, pricePoint: exact, ...more }
  return convertPrice(core, { kind: 'general' }, target, rates)
}

describe('takes the tax of the source out, converts, puts that of the destination on', () => {
  test('120.00 € with 20 % French VAT are 125.00 $ without tax', () => {
    // 120.00 / 1.2 = 100.00 €; × 1.25 = 125.00 $.
    const price = converted({ amount: 12_000n, currency: 'EUR', taxOf: law('FR') }, 'US', 'USD')
    expect(price).toEqual({
      amount: 12_500n,
      conversion: { from: { amount: 12_000, currency: 'EUR' }, rate: '1.25', day: '2026-11-20', source: 'test' },
    })
  })

  test('125.00 $ without tax are 17,600 ¥ with 10 %', () => {
    // 125 / 1.25 = 100 €; × 160 = 16,000 ¥; × 1.1 = 17,600 ¥. The older of the two rates dates the price.
    const price = converted({ amount: 12_500n, currency: 'USD' }, 'JP', 'JPY')
    expect(price?.amount).toBe(17_600n)
    expect(price?.conversion).toMatchObject({ rate: '128', day: '2026-11-18' })
  })

  test('the same currency changes the tax alone', () => {
    // 120.00 / 1.20 = 100.00; × 1.19 = 119.00.
    const price = converted({ amount: 12_000n, currency: 'EUR', taxOf: law('FR') }, 'DE', 'EUR')
    expect(price).toMatchObject({ amount: 11_900n, conversion: { rate: '1', source: 'same currency' } })
  })
})

test('goes to the price point that is given, else to the pack’s', () => {
  const core: CorePrice = { amount: 12_000n, currency: 'EUR', taxOf: law('FR') }
  const target = { jurisdiction: law('US'), currency: 'USD', day: DAY, rateAgeMax: 30 }
  const pointed = convertPrice(core, { kind: 'general' }, { ...target, pricePoint: { step: 1000, less: 5 } }, rates)
  // 125.00 lies 0.05 above 124.95 + …: 129.95 is 4.95 away, 119.95 is 5.05 away.
  expect(pointed?.amount).toBe(12_995n)
  // Japan's pack: tens of yen. 120.01 / 1.2 = 100.01 €, 16,001.6 → 16,002 ¥, 17,602.2 → 17,602 → 17,600.
  const yen = { jurisdiction: law('JP'), currency: 'JPY', day: DAY, rateAgeMax: 30 }
  expect(convertPrice({ ...core, amount: 12_001n }, { kind: 'general' }, yen, rates)?.amount).toBe(17_600n)
})

describe('an old rate is flagged', () => {
  const core: CorePrice = { amount: 100n, currency: 'USD' }
  test('not on the last day that config allows', () => {
    // 2026-11-18 + 30 days is 2026-12-18.
    expect(converted(core, 'JP', 'JPY', { day: '2026-12-18' })?.conversion.stale).toBeUndefined()
  })
  test('on the day after', () => {
    expect(converted(core, 'JP', 'JPY', { day: '2026-12-19' })?.conversion.stale).toBe(true)
  })
})

describe('is never guessed', () => {
  test('without a rate of the source', () => {
    expect(converted({ amount: 100n, currency: 'GBP' }, 'FR', 'EUR')).toBeUndefined()
  })
  test('without a rate of the target', () => {
    expect(converted({ amount: 100n, currency: 'EUR' }, 'GB', 'GBP')).toBeUndefined()
  })
  test('without a tax rate of the day', () => {
    expect(converted({ amount: 100n, currency: 'EUR', taxOf: law('FR') }, 'US', 'USD', { day: '1800-01-01' })).toBe(
      undefined,
    )
  })
})

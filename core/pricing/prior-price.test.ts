import { describe, expect, test } from 'vitest'
import { addDays } from '../country/day.ts'
import { type OfferedPrice, priorPrice } from './prior-price.ts'

const thirtyDaysBefore = (began: string) => addDays(began, -30)

function prior(history: OfferedPrice[], at: string) {
  return priorPrice(history, at, thirtyDaysBefore)
}

function at(day: string, amount: bigint): OfferedPrice {
  return { at: day, amount, reduction: false }
}

function reduced(day: string, amount: bigint): OfferedPrice {
  return { at: day, amount, reduction: true }
}

describe('art. 6a of Directive 98/6/EC: the lowest of the 30 days before the reduction', () => {
  test('a price that stood all along', () => {
    expect(prior([at('2026-01-01', 5000n), reduced('2026-11-20', 4000n)], '2026-11-22')).toEqual({
      amount: 5000n,
      began: '2026-11-20',
    })
  })

  test('a price raised just before the reduction does not count: the one in force at the start of the window does', () => {
    // The window of 2026-11-20 opens on 2026-10-21; 45.00 stood then, 60.00 came inside it.
    const history = [at('2026-01-01', 4500n), at('2026-11-10', 6000n), reduced('2026-11-20', 4400n)]
    expect(prior(history, '2026-11-22')?.amount).toBe(4500n)
  })

  test('a price that ended when the window opened does not count', () => {
    const history = [at('2026-01-01', 3000n), at('2026-10-21', 5000n), reduced('2026-11-20', 4000n)]
    expect(prior(history, '2026-11-22')?.amount).toBe(5000n)
  })

  test('a price that ended the day after the window opened does', () => {
    const history = [at('2026-01-01', 3000n), at('2026-10-22', 5000n), reduced('2026-11-20', 4000n)]
    expect(prior(history, '2026-11-22')?.amount).toBe(3000n)
  })

  test('the reduction itself does not count, however long it runs', () => {
    const history = [at('2026-01-01', 5000n), reduced('2026-09-01', 4000n)]
    expect(prior(history, '2026-11-22')).toEqual({ amount: 5000n, began: '2026-09-01' })
  })

  test('a reduction that grows step by step keeps the prior price of its first step', () => {
    const history = [at('2026-01-01', 5000n), reduced('2026-11-01', 4500n), reduced('2026-11-10', 4000n)]
    expect(prior(history, '2026-11-22')).toEqual({ amount: 5000n, began: '2026-11-01' })
  })

  test('a second reduction within 30 days of the first is compared with the first', () => {
    const history = [
      at('2026-01-01', 5000n),
      reduced('2026-11-01', 4000n),
      at('2026-11-08', 5000n),
      reduced('2026-11-20', 3900n),
    ]
    expect(prior(history, '2026-11-22')).toEqual({ amount: 4000n, began: '2026-11-20' })
  })

  test('the order in which history is told does not matter', () => {
    const history = [reduced('2026-11-20', 4000n), at('2026-11-10', 6000n), at('2026-01-01', 4500n)]
    expect(prior(history, '2026-11-22')?.amount).toBe(4500n)
  })

  test('what is offered later is not known yet', () => {
    const history = [at('2026-01-01', 5000n), reduced('2026-11-20', 4000n), at('2026-12-01', 1000n)]
    expect(prior(history, '2026-11-22')?.amount).toBe(5000n)
  })
})

describe('there is none', () => {
  test('without a reduction', () => {
    expect(prior([at('2026-01-01', 5000n)], '2026-11-22')).toBeUndefined()
  })

  test('after the reduction ended', () => {
    const history = [at('2026-01-01', 5000n), reduced('2026-11-01', 4000n), at('2026-11-08', 5000n)]
    expect(prior(history, '2026-11-22')).toBeUndefined()
  })

  test('before it began', () => {
    expect(prior([at('2026-01-01', 5000n), reduced('2026-11-20', 4000n)], '2026-11-19')).toBeUndefined()
  })

  test('where nothing was offered before: a launch is no reduction', () => {
    expect(prior([reduced('2026-11-20', 4000n)], '2026-11-22')).toBeUndefined()
    expect(prior([], '2026-11-22')).toBeUndefined()
  })
})

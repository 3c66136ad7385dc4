import { expect, test } from 'vitest'
import { compose } from '../compose.ts'
import { frozenLaw } from './frozen-law.ts'

const { markets } = compose()

test('the record of a sale is kept for the time of the day of the order: § 147 AO, ten years, eight since 2025', () => {
  const { jurisdiction } = markets.find('de')
  expect(frozenLaw(jurisdiction, '2024-12-31', []).retainedUntil).toBe('2034-12-31')
  expect(frozenLaw(jurisdiction, '2025-01-01', []).retainedUntil).toBe('2033-12-31')
})

test('every country says how long', () => {
  for (const { jurisdiction } of markets.markets)
    expect(frozenLaw(jurisdiction, '2026-06-01', []).retainedUntil).toMatch(/^20[3-9]\d-12-31$/)
})

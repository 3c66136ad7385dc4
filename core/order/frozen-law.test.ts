import { expect, test } from 'vitest'
import { compose } from '../compose.ts'
import { frozenLaw } from './frozen-law.ts'

const { markets } = compose()

test('every country says how long', () => {
  for (const { jurisdiction } of markets.markets)
    expect(frozenLaw(jurisdiction, '2026-06-01', []).retainedUntil).toMatch(/^20[3-9]\d-\d\d-(28|29|30|31)$/)
})

import { expect, test } from 'vitest'
import { type Dated, none, on } from './dated.ts'
import type { Source } from './source.ts'

const source: Source = { cite: 'A law', url: 'https://example.org', checked: 'none' }

test('a period holds from its first day until the next begins', () => {
  const rule: Dated<number> = [
    { from: '2020-07-01', value: 16, source },
    { from: '2021-01-01', value: 19, source },
  ]
  expect(on(rule, '2020-06-30')).toBeUndefined()
  expect(on(rule, '2020-07-01')).toBe(16)
  expect(on(rule, '2020-12-31')).toBe(16)
  expect(on(rule, '2021-01-01')).toBe(19)
})

test('a rule that ends says so', () => {
  const rule: Dated<string | null> = [
    { from: '2016-01-09', value: 'link', source },
    { from: '2025-07-20', value: none, source },
  ]
  expect(on(rule, '2025-07-19')).toBe('link')
  expect(on(rule, '2025-07-20')).toBeNull()
})

test('a correction counts for who asks since it was known; what was believed before can still be answered', () => {
  const rule: Dated<number> = [
    { from: '2024-01-01', value: 8, source },
    { from: '2024-01-01', knownFrom: '2024-03-15', value: 8.1, source },
  ]
  expect(on(rule, '2024-02-01')).toBe(8.1)
  expect(on(rule, '2024-02-01', '2024-03-14')).toBe(8)
  expect(on(rule, '2024-02-01', '2024-03-15')).toBe(8.1)
})

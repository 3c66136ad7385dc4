import { expect, test } from 'vitest'
import { unstorable } from './unstorable.ts'

test.each([
  ['a\0b', /NUL/],
  ['{"a":"\\u0000"}', /NUL/],
  ['{"a":"\\\\\\u0000"}', /NUL/],
  ['{"a":"\\ud800"}', /half a character/],
  ['{"a":"\\uDE00\\uD83D"}', /half a character/],
])('%j cannot be stored', (text, reason) => {
  expect(unstorable(text)).toMatch(reason)
})

test.each(['', 'Ours', '{"a":"\\\\u0000"}', '{"a":"\\ud83d\\ude00"}', '{"a":"\\u00e9"}', '💥'])('%j can', (text) => {
  expect(unstorable(text)).toBeUndefined()
})

import { expect, test } from 'vitest'
import { refsOf } from './quote-request.ts'

test('lines are called by their own name, else by their SKU, numbered where it stands twice', () => {
  const lines = [
    { sku: 'A', quantity: 1 },
    { ref: 'gift', sku: 'A', quantity: 1 },
    { sku: 'A', quantity: 2 },
    { sku: 'B', quantity: 1 },
  ]
  expect(refsOf(lines)).toEqual(['A', 'gift', 'A#2', 'B'])
})

test('a name given twice is refused at the second', () => {
  const lines = [
    { ref: 'x', sku: 'A', quantity: 1 },
    { ref: 'x', sku: 'B', quantity: 1 },
  ]
  expect(() => refsOf(lines)).toThrow(
    expect.objectContaining({
      type: 'invalid-request',
      errors: [expect.objectContaining({ pointer: '/lines/1/ref' })],
    }),
  )
})

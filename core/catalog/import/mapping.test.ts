import { expect, test } from 'vitest'
import { applyMapping, UnmappedValue } from './mapping.ts'

const fresh = { description: '', document: { code: '{code}', perishable: { column: 'fresh', as: 'boolean' } } }
const read = (cell: string) => applyMapping(fresh, { code: 'plum', fresh: cell }, new Set())

test.each([
  ['yes', { code: 'plum', perishable: true }],
  ['TRUE', { code: 'plum', perishable: true }],
  ['0', { code: 'plum', perishable: false }],
  ['', { code: 'plum' }],
])('a column says “%s” to whether something is so', (cell, document) => {
  expect(read(cell)).toEqual(document)
})

test('what is neither yes nor no is refused', () => {
  expect(() => read('perhaps')).toThrow(UnmappedValue)
})

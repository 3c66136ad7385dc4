import { expect, test } from 'vitest'
import { customsDeclaration, type DeclaredGoods } from './customs-declaration.ts'

const train: DeclaredGoods = {
  sku: 'TOY-TR-36',
  description: 'Wooden train set',
  quantity: 2,
  hsCode: '9503.00',
  originCountry: 'FR',
  weightGrams: 1200,
  value: 66_58n,
}

test('a complete declaration adds up and misses nothing', () => {
  const mug = { ...train, sku: 'GEN-MG', quantity: 3, hsCode: '6912.00', weightGrams: 350, value: 30_00n }
  expect(customsDeclaration([train, mug], { currency: 'EUR', terms: 'DAP' })).toEqual({
    terms: 'DAP',
    currency: 'EUR',
    lines: [
      {
        sku: 'TOY-TR-36',
        description: 'Wooden train set',
        quantity: 2,
        hsCode: '9503.00',
        originCountry: 'FR',
        netWeightGrams: 2400,
        value: 6658,
      },
      {
        sku: 'GEN-MG',
        description: 'Wooden train set',
        quantity: 3,
        hsCode: '6912.00',
        originCountry: 'FR',
        netWeightGrams: 1050,
        value: 3000,
      },
    ],
    totals: { quantity: 5, netWeightGrams: 3450, value: 9658 },
    missing: [],
  })
})

test('what a product does not say is named, never guessed', () => {
  const { hsCode: _, originCountry: __, weightGrams: ___, ...bare } = train
  const { lines, missing } = customsDeclaration([train, bare], { currency: 'EUR', terms: 'DDP' })
  expect(missing.map(({ pointer }) => pointer)).toEqual([
    '/lines/1/hsCode',
    '/lines/1/originCountry',
    '/lines/1/weightGrams',
  ])
  expect(missing[0]?.detail).toContain('TOY-TR-36')
  expect(lines[1]).not.toHaveProperty('hsCode')
})

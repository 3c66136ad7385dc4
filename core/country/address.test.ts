import { expect, test } from 'vitest'
import { registry } from '../../test/golden.ts'
import { type Address, checkAddress } from './address.ts'
import type { Jurisdiction } from './jurisdiction.ts'

const checked = (country: string, address: Address) =>
  checkAddress(registry, registry.jurisdiction(country) as Jurisdiction, address, '2026-11-22')

test('France: code before city', () => {
  const address = { name: 'Anne Roux', line1: '12 rue des Lilas', postalCode: '69002', city: 'Lyon' }
  expect(checked('FR', address)).toEqual({ lines: ['Anne Roux', '12 rue des Lilas', '69002 Lyon'], errors: [] })
})

test('Japan: from the large to the small, with the prefecture by name', () => {
  const address = { name: '山田太郎', line1: '有明1-2-3', city: '江東区', postalCode: '135-0063', subdivision: '13' }
  expect(checked('JP', address).lines).toEqual(['〒135-0063', '東京都', '江東区', '有明1-2-3', '山田太郎'])
})

test('the United States: the state as two letters', () => {
  const address = {
    name: 'Jo Doe',
    line1: '350 5th Ave',
    city: 'New York',
    postalCode: '10118-0110',
    subdivision: 'US-NY',
  }
  expect(checked('US', address)).toEqual({ lines: ['Jo Doe', '350 5th Ave', 'New York, NY 10118-0110'], errors: [] })
})

test('what is missing or cannot be is named, and nothing else', () => {
  const { errors } = checked('DE', { name: 'Eva', line1: 'Am Markt 1', city: 'Jena', postalCode: '7743' })
  expect(errors.map(({ pointer }) => pointer)).toEqual(['/postalCode'])
  expect(checked('GB', { name: 'A', line1: '1 High St', city: 'Leeds', postalCode: 'ls1 1aa' }).errors).toEqual([])
})

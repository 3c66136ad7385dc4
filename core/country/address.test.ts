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

test('a territory with a post of its own is printed in its format', () => {
  const address = { name: 'Eva Frick', line1: 'Städtle 1', postalCode: '9490', city: 'Vaduz' }
  expect(checked('CH', address).lines.at(-1)).toBe('FL-9490 Vaduz')
  expect(checked('CH', { ...address, postalCode: '8001', city: 'Zürich' }).lines.at(-1)).toBe('CH-8001 Zürich')
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

test.each([
  ['GB', 'sw1a2aa', 'SW1A 2AA'],
  ['GB', 'm1 1ae', 'M1 1AE'],
  ['GB', 'gir 0aa', 'GIR 0AA'],
  ['CA', 'k1a0a9', 'K1A 0A9'],
  ['JP', '〒1000001', '100-0001'],
  ['JP', '１００－０００１', '100-0001'],
  ['BR', '01310100', '01310-100'],
  ['US', '10118-0110', '10118-0110'],
  // The army's post offices have codes from 9 on.
  ['IN', '900 056', '900056'],
])('a postal code of %s, %s, is printed %s', (country, postalCode, printed) => {
  const { lines, errors } = checked(country, { postalCode })
  expect(errors.map(({ pointer }) => pointer)).not.toContain('/postalCode')
  expect(lines.join('\n')).toContain(printed)
})

test.each([
  ['US', 'AE', '09001'],
  ['US', 'PR', '00901'],
])('%s: %s is a place that mail goes to', (country, subdivision, postalCode) => {
  const address = { name: 'A', line1: 'PSC 1', city: 'APO', subdivision, postalCode }
  expect(checked(country, address)).toEqual({ lines: ['A', 'PSC 1', `APO, ${subdivision} ${postalCode}`], errors: [] })
})

test('China, Spain and India: the province by its name, once', () => {
  const china = { name: '张三', subdivision: 'GD', city: '深圳市', district: '南山区', line1: '科技园路1号' }
  expect(checked('CN', china).lines).toContain('广东省深圳市南山区')
  expect(checked('CN', { ...china, subdivision: 'BJ', city: '北京市', district: '朝阳区' }).lines).toContain(
    '北京市朝阳区',
  )
  const { district: _, ...dongguan } = { ...china, city: '东莞市' }
  expect(checked('CN', dongguan).errors).toEqual([])
  const spain = { name: 'Ana', line1: 'Calle Mayor 1', postalCode: '28013', city: 'Madrid', subdivision: 'M' }
  expect(checked('ES', spain).lines.at(-1)).toBe('28013 Madrid')
  expect(checked('ES', { ...spain, city: 'Alcalá', postalCode: '28801' }).lines.at(-1)).toBe('28801 Alcalá Madrid')
  const india = { name: 'Ravi', line1: 'MG Road 1', city: 'Bengaluru', subdivision: 'KA', postalCode: '560001' }
  expect(checked('IN', india).lines).toContain('Karnataka')
})

test('an address of another country is not checked by this form', () => {
  const address = { name: 'A', line1: '1 rue', postalCode: '97110', city: 'Pointe-à-Pitre' }
  expect(checked('FR', { ...address, country: 'GP' }).errors).toEqual([])
  expect(checked('FR', { ...address, country: 'DE' }).errors.map(({ pointer }) => pointer)).toEqual(['/country'])
})

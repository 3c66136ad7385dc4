import { describe, expect, test } from 'vitest'
import { goldenRates, place, taxation } from '../../test/golden.ts'

describe('rates', () => {
  goldenRates('FR', [
    // CGI art. 278: 19.6 % until 2013-12-31, 20 % since 2014-01-01.
    ['2019-01-01', 'general', '20'],
    ['2026-11-22', 'toy', '20'],
    // Art. 278-0 bis.
    ['2026-11-22', 'food', '5.5'],
    ['2026-11-22', 'book', '5.5'],
    // Art. 298 septies.
    ['2026-11-22', 'press', '2.1'],
    // Art. 296: 8.5 % and 2.1 % in Guadeloupe, Martinique and Réunion.
    ['2026-11-22', 'general', '8.5', { postalCode: '97110' }],
    ['2026-11-22', 'food', '2.1', { postalCode: '97400' }],
    // Art. 294-1: not applied in Guyane.
    ['2026-11-22', 'general', '0', { postalCode: '97300' }],
    // Art. 297: Corsica.
    ['2026-11-22', 'food', '2.1', { postalCode: '20000' }],
    ['2026-11-22', 'general', '20', { postalCode: '20000' }],
  ])
})

describe('place of supply', () => {
  test('goods from the mainland to Martinique are exported (art. 294-2)', () => {
    const decided = taxation(place('FR'), place('FR', { postalCode: '97200' }))
    expect(decided).toMatchObject({ category: 'G', scheme: 'export' })
  })

  test('Corsica is taxed as at home', () => {
    const decided = taxation(place('FR'), place('FR', { postalCode: '20090' }))
    expect(decided).toMatchObject({ category: 'S', scheme: 'domestic' })
    expect(decided.jurisdiction.code).toBe('FR-20R')
  })

  test('overseas codes of ISO 3166-1 name the same places', () => {
    expect(place('MQ').jurisdiction).toBe('FR-972')
  })
})

import { describe, expect, test } from 'vitest'
import type { Jurisdiction } from '../../core/country/jurisdiction.ts'
import type { Kind } from '../../core/country/kind.ts'
import { chooseRate, ratesOf } from '../../core/tax/kind-rate.ts'
import {
  EXCEPTED_BY_THE_DIRECTIVE,
  goldenRates,
  goldenRetention,
  goldenWithdrawal,
  place,
  registry,
  taxation,
} from '../../test/golden.ts'

const CANARIAS = { postalCode: '35001' }

describe('rates', () => {
  goldenRates('ES', [
    // LIVA art. 90 and 91, since 2012-09-01.
    ['2019-01-01', 'general', '21'],
    ['2026-11-22', 'children-clothing', '21'],
    ['2026-11-22', 'book', '4'],
    ['2026-11-22', 'press', '4'],
    ['2026-11-22', 'medicine', '4'],
    ['2026-11-22', 'plant', '10'],
    ['2026-11-22', 'pet-food', '10'],
    // Real Decreto-ley 15/2020, in force on 2020-04-23.
    ['2020-04-22', 'e-book', '21'],
    ['2020-04-23', 'e-book', '4'],
    // Ley 31/2022.
    ['2022-12-31', 'hygiene', '10'],
    ['2023-01-01', 'hygiene', '4'],
    // Ley 4/2012: 6.5 % in 2019 only.
    // Ley 7/2017: menstrual products from 3 to 0 % with 2018.
    ['2017-12-31', 'hygiene', '3', CANARIAS],
    ['2018-01-01', 'hygiene', '0', CANARIAS],
    ['2018-12-31', 'general', '7', CANARIAS],
    ['2019-01-01', 'general', '6.5', CANARIAS],
    ['2019-12-31', 'general', '6.5', CANARIAS],
    ['2020-01-01', 'general', '7', CANARIAS],
    ['2026-11-22', 'book', '0', { postalCode: '38001' }],
    // Ley 8/1991, art. 18.
    ['2026-11-22', 'general', '10', { postalCode: '51001' }],
    ['2026-11-22', 'general', '10', { postalCode: '52001' }],
  ])

  test.each([
    // RDL 20/2022 art. 72, RDL 4/2024: basic food, with olive oil among it since 2024-07-01.
    ['2022-12-31', 'food', 'basic', '4'],
    ['2023-01-01', 'food', 'basic', '0'],
    ['2024-09-30', 'food', 'basic', '0'],
    ['2024-10-01', 'food', 'basic', '2'],
    ['2024-12-31', 'food', 'basic', '2'],
    ['2025-01-01', 'food', 'basic', '4'],
    ['2022-12-31', 'food', 'olive-oil', '10'],
    ['2023-01-01', 'food', 'olive-oil', '5'],
    ['2024-06-30', 'food', 'olive-oil', '5'],
    ['2024-07-01', 'food', 'olive-oil', '0'],
    ['2024-10-01', 'food', 'olive-oil', '2'],
    ['2025-01-01', 'food', 'olive-oil', '4'],
    ['2022-12-31', 'food', 'pasta', '10'],
    ['2023-01-01', 'food', 'pasta', '5'],
    ['2024-09-30', 'food', 'oil', '5'],
    ['2024-10-01', 'food', 'oil', '7.5'],
    ['2024-12-31', 'food', 'pasta', '7.5'],
    ['2025-01-01', 'food', 'oil', '10'],
    ['2024-10-01', 'food', undefined, '10'],
    // Ley 11/2020: sugared drinks at 21 % from 2021-01-01, water stays.
    ['2020-12-31', 'drink', undefined, '10'],
    ['2021-01-01', 'drink', undefined, '21'],
    ['2021-01-01', 'drink', 'water', '10'],
    ['2021-01-01', 'drink', 'tea', '10'],
    ['2021-01-01', 'drink', 'coffee', '10'],
    // Art. 91.Dos.1.5.º and Uno.1.6.º.
    ['2026-11-22', 'medical-device', 'prosthesis', '4'],
    ['2026-11-22', 'medical-device', undefined, '10'],
  ] as const)('on %s %s (%s) is taxed at %s %%', (day, kind, subKind, percent) => {
    expect(rateOf(kind, day, subKind)).toBe(percent)
  })
})

function rateOf(kind: Kind, day: string, subKind?: string): string | undefined {
  const spain = registry.jurisdiction('ES')
  if (!spain) throw new Error('no pack for ES')
  const goods = { kind, buyer: 'consumer' as const, ...(subKind && { subKind }) }
  return chooseRate(ratesOf(spain, kind, day), goods, () => 0n)?.percent
}

describe('place of supply', () => {
  const home = place('ES')
  const canaries = place('ES', CANARIAS)

  test('from France to the peninsula it is the union’s', () => {
    const decided = taxation(place('FR'), home)
    expect(decided).toMatchObject({ category: 'S', scheme: 'intra-union' })
    expect(decided.jurisdiction.code).toBe('ES')
  })

  test('to the Canaries, Ceuta and Melilla goods are exported (LIVA art. 3.Dos and 21)', () => {
    expect(taxation(home, canaries)).toMatchObject({ category: 'G', notices: ['notice.canaries-import'] })
    expect(taxation(place('FR'), canaries)).toMatchObject({ category: 'G' })
    for (const postalCode of ['51001', '52001']) {
      expect(taxation(home, place('ES', { postalCode }))).toMatchObject({
        category: 'G',
        notices: ['notice.ipsi-import'],
      })
    }
  })

  test('from the Canaries to the peninsula is an import: exported by a seller who is not registered', () => {
    expect(taxation(canaries, home)).toMatchObject({ category: 'G', scheme: 'export' })
  })

  test('inside the Canaries IGIC is charged', () => {
    const decided = taxation(canaries, place('ES', { postalCode: '38001' }))
    expect(decided).toMatchObject({ category: 'S', scheme: 'domestic' })
    expect(decided.jurisdiction.code).toBe('ES-CN')
  })
})

describe('other rules', () => {
  const spain = registry.jurisdiction('ES')

  test('three years are told since 2022, and beside them the notice of the union from 2026-09-27 (Reg. (EU) 2025/1960)', () => {
    const told = (day: string) => [...(spain?.family('legal', 'notice', day).keys() ?? [])]
    expect(told('2021-12-31')).not.toContain('three-years')
    expect(told('2026-09-26')).toContain('three-years')
    expect(told('2026-09-26')).not.toContain('legal-guarantee')
    expect(told('2026-09-27')).toEqual(expect.arrayContaining(['three-years', 'legal-guarantee']))
  })

  test('the guarantee lasts two years, three since 2022 (TRLGDCU art. 120)', () => {
    expect(spain?.value('legal', 'guarantee', '2021-12-31')?.months).toBe(24)
    expect(spain?.value('legal', 'guarantee', '2022-01-01')?.months).toBe(36)
  })

  test.each([
    ['28013', 'ES-M'],
    ['01001', 'ES-VI'],
    ['35001', 'ES-GC'],
    ['52001', 'ES-ML'],
  ])('the code %s lies in %s', (postalCode, province) => {
    expect(place('ES', { postalCode }).subdivision).toBe(province)
  })
})

test.each([
  // Ley 7/2023 and Ley 5/2024: sweetened drinks 3 to 5 % with 2024, energy drinks to 7 % with 2025.
  ['2023-12-31', undefined, '3'],
  ['2024-01-01', undefined, '5'],
  ['2026-11-22', undefined, '5'],
  ['2023-12-31', 'energy', '3'],
  ['2024-12-31', 'energy', '5'],
  ['2025-01-01', 'energy', '7'],
  ['2026-11-22', 'unsweetened', '3'],
  ['2026-11-22', 'water', '0'],
])('on %s a drink (%s) in the Canaries is taxed at %s %%', (day, subKind, percent) => {
  const islands = registry.jurisdiction('ES-CN') as Jurisdiction
  const goods = { kind: 'drink', buyer: 'consumer', ...(subKind && { subKind }) } as const
  expect(chooseRate(ratesOf(islands, 'drink', day), goods, () => 0n)?.percent).toBe(percent)
})

describe('the right to withdraw and what spoils or is made to order (TRLGDCU art. 103 c), d) and j))', () => {
  goldenWithdrawal('ES', EXCEPTED_BY_THE_DIRECTIVE)
})

describe('books and vouchers: six years from the last entry of the books, which close with the year (Código de Comercio art. 30)', () => {
  goldenRetention('ES', [
    ['2026-01-01', '2032-12-31'],
    ['2026-12-31', '2032-12-31'],
    ['2027-01-01', '2033-12-31'],
  ])
})

import { describe, expect, test } from 'vitest'
import type { Kind } from '../../core/country/kind.ts'
import { quote } from '../../core/pricing/quote.ts'
import { chooseRate, ratesOf } from '../../core/tax/kind-rate.ts'
import { rateTable } from '../../core/tax/rate-table.ts'
import {
  EXCEPTED_BY_THE_DIRECTIVE,
  goldenRates,
  goldenRetention,
  goldenWithdrawal,
  place,
  registry,
  taxation,
} from '../../test/golden.ts'

describe('rates', () => {
  goldenRates('FR', [
    // CGI art. 278: 19.6 % until 2013-12-31, 20 % since 2014-01-01.
    ['2019-01-01', 'general', '20'],
    ['2026-11-22', 'toy', '20'],
    // Art. 278-0 bis.
    ['2026-11-22', 'food', '5.5'],
    ['2026-11-22', 'drink', '5.5'],
    ['2026-11-22', 'book', '5.5'],
    ['2026-11-22', 'e-book', '5.5'],
    ['2026-11-22', 'hygiene', '5.5'],
    // Art. 298 septies.
    ['2026-11-22', 'press', '2.1'],
    // Art. 278 bis, 3° bis d.
    ['2026-11-22', 'plant', '10'],
    // The code moved from the CGI to the CIBS on 2026-09-01; no rate did.
    ['2026-08-31', 'general', '20'],
    ['2026-09-01', 'general', '20'],
    // Art. 296: 8.5 % and 2.1 % in Guadeloupe, Martinique and Réunion; 1.05 % for the press.
    ['2026-11-22', 'general', '8.5', { postalCode: '97110' }],
    ['2026-08-31', 'food', '2.1', { postalCode: '97400' }],
    ['2026-11-22', 'press', '1.05', { postalCode: '97200' }],
    // CIBS art. L. 213-165: bread and rice at 0 % there from 2026-09-01; bread is the first row.
    ['2026-09-01', 'food', '0', { postalCode: '97400' }],
    // Art. 294-1: not applied in Guyane and Mayotte.
    ['2026-11-22', 'general', '0', { postalCode: '97300' }],
    ['2026-11-22', 'food', '0', { postalCode: '97600' }],
    // Art. 297: Corsica, food, books and plants at 2.1 %, what the article does not list as on the mainland.
    ['2026-11-22', 'food', '2.1', { postalCode: '20000' }],
    ['2026-11-22', 'book', '2.1', { postalCode: '20200' }],
    ['2026-11-22', 'plant', '2.1', { postalCode: '20000' }],
    ['2026-11-22', 'hygiene', '5.5', { postalCode: '20000' }],
    ['2026-11-22', 'general', '20', { postalCode: '20000' }],
    // Monaco is France for VAT.
    ['2026-11-22', 'general', '20', { postalCode: '98000' }],
  ])

  test.each([
    // Art. 281 octies and 278 quater.
    ['FR', 'medicine', 'reimbursable', '2.1'],
    ['FR', 'medicine', undefined, '10'],
    // Art. 278-0 bis A 1° a and b.
    ['FR', 'confectionery', 'plain-chocolate', '5.5'],
    ['FR', 'confectionery', undefined, '20'],
    ['FR', 'medical-device', undefined, '5.5'],
    ['FR', 'medical-device', 'unlisted', '20'],
    ['FR-20R', 'confectionery', 'plain-chocolate', '2.1'],
    ['FR-974', 'food', 'rice', '0'],
    ['FR-974', 'food', undefined, '2.1'],
  ] as const)('%s taxes %s (%s) at %s %%', (code, kind, subKind, percent) => {
    expect(rateOf(code, kind, '2026-11-22', subKind)).toBe(percent)
  })
})

test.each([
  // CGI art. 278-0 bis, K bis and K ter: gels from 2020-03-01, masks from 2020-03-24, both to 2024-12-31.
  ['hand-gel', '2020-02-29', '20'],
  ['hand-gel', '2020-03-01', '5.5'],
  ['mask', '2020-03-23', '20'],
  ['mask', '2020-03-24', '5.5'],
  ['mask', '2024-12-31', '5.5'],
  ['hand-gel', '2024-12-31', '5.5'],
  ['mask', '2025-01-01', '20'],
  ['hand-gel', '2025-01-01', '20'],
])('a %s on %s is taxed at %s %%', (subKind, day, percent) => {
  expect(rateOf('FR', 'medical-device', day, subKind)).toBe(percent)
  expect(rateOf('FR', 'medical-device', day)).toBe('5.5')
})

test.each([
  // A territory's rate begins where its kind came under it, not where the rate itself is older: masks stood at 2.1 % there
  // until 2024-12-31, and sweets in Corsica follow the 20 % of art. 278.
  ['97110', 'medical-device', 'mask', '8.5', '2025-01-01'],
  ['20000', 'confectionery', undefined, '20', '2014-01-01'],
  ['97110', 'general', undefined, '8.5', '1995-08-01'],
])('at %s %s (%s) is taxed at %s since %s', (postalCode, kind, subKind, percent, from) => {
  const rows = rateTable(registry, place('FR', { postalCode }), '2026-11-22').filter((row) => row.kind === kind)
  const row = rows.find(({ conditions }) => conditions?.subKind === subKind)
  expect(row).toMatchObject({ percent, from })
})

function rateOf(code: string, kind: Kind, day: string, subKind?: string): string | undefined {
  const jurisdiction = registry.jurisdiction(code)
  if (!jurisdiction) throw new Error(`no jurisdiction ${code}`)
  const goods = { kind, buyer: 'consumer' as const, ...(subKind && { subKind }) }
  return chooseRate(ratesOf(jurisdiction, kind, day), goods, () => 0n)?.percent
}

test('departments have names, and Corsica and overseas are among them', () => {
  const departments = registry.jurisdiction('FR')?.value('address', 'subdivisions', '2026-11-22') ?? {}
  expect(Object.keys(departments)).toHaveLength(101)
  expect(departments).toMatchObject({
    'FR-01': 'Ain',
    'FR-2A': 'Corse-du-Sud',
    'FR-75C': 'Paris',
    'FR-974': 'La Réunion',
  })
})

describe('place of supply', () => {
  const home = place('FR')

  test('goods from the mainland to Martinique are exported (art. 294-2)', () => {
    const decided = taxation(home, place('FR', { postalCode: '97200' }))
    expect(decided).toMatchObject({ category: 'G', scheme: 'export', notices: ['notice.overseas-import'] })
  })

  test('services do not cross a border to Martinique: the rates of the department (BOI-TVA-GEO-20-40, § 20)', () => {
    const seller = { country: 'FR', registrations: ['FR', 'EU-OSS'], distanceSales: 'over' } as const
    const change = { goods: 'service', seller } as const
    const martinique = taxation(home, place('FR', { postalCode: '97200' }), change)
    expect(martinique).toMatchObject({ category: 'S', jurisdiction: { code: 'FR-972' } })
    expect(rateOf('FR-972', 'digital-service', '2026-11-22')).toBe('8.5')
    expect(taxation(home, place('FR', { postalCode: '97300' }), change).jurisdiction.code).toBe('FR-973')
    // A German seller is not registered in France, and the union's scheme does not reach there.
    expect(taxation(place('DE'), place('FR', { postalCode: '97200' }), { goods: 'service' }).category).toBe('O')
  })

  test.each(['97133', '97150', '97500', '98600', '98700', '98800'])(
    'goods to %s leave the territory of VAT',
    (postalCode) => {
      const destination = place('FR', { postalCode })
      expect(taxation(home, destination)).toMatchObject({ category: 'G', notices: ['notice.import-tax-due'] })
      expect(taxation(home, destination, { goods: 'service' })).toMatchObject({ category: 'O' })
      expect(rateOf(destination.jurisdiction, 'general', '2026-11-22')).toBe('0')
    },
  )

  test('Mayotte has no VAT of its own to announce', () => {
    const decided = taxation(home, place('YT'))
    expect(decided).toMatchObject({ category: 'G', notices: ['notice.overseas-dock-dues'] })
  })

  test('Guadeloupe and Martinique are one market, Réunion another (art. 294-3)', () => {
    expect(taxation(place('GP'), place('MQ'))).toMatchObject({ category: 'S', scheme: 'domestic' })
    expect(taxation(place('GP'), place('RE'))).toMatchObject({ category: 'G', scheme: 'export' })
  })

  test('a seller registered in Martinique charges its tax there', () => {
    const seller = { country: 'FR', registrations: ['FR', 'FR-972'], distanceSales: 'over' } as const
    const decided = taxation(home, place('MQ'), { seller })
    expect(decided).toMatchObject({ category: 'S', scheme: 'import' })
    expect(decided.jurisdiction.code).toBe('FR-972')
  })

  test('Corsica is taxed as at home, at its own rates', () => {
    const decided = taxation(home, place('FR', { postalCode: '20090' }))
    expect(decided).toMatchObject({ category: 'S', scheme: 'domestic' })
    expect(decided.jurisdiction.code).toBe('FR-20R')
  })

  test('Monaco is taxed as at home, and from Germany as France', () => {
    expect(taxation(home, place('MC'))).toMatchObject({ category: 'S', scheme: 'domestic' })
    expect(taxation(place('DE'), place('MC'))).toMatchObject({ category: 'S', scheme: 'intra-union' })
  })

  test('overseas codes of ISO 3166-1 name the same places', () => {
    expect(place('MQ').jurisdiction).toBe('FR-972')
  })
})

describe('Alsace and Moselle', () => {
  test('keep Good Friday and Saint Stephen', () => {
    const holidays = registry
      .jurisdiction('FR')
      ?.family<{ subdivisions?: string[] }>('calendar', 'holiday', '2026-11-22')
    expect(holidays?.get('saint-stephen')?.value.subdivisions).toContain('FR-67')
    expect(place('FR', { postalCode: '67000' }).subdivision).toBe('FR-67')
  })
})

test('a whole basket: book and toys with delivery, rounded per line, half up', () => {
  const france = registry.jurisdiction('FR')
  if (!france) throw new Error('no pack for FR')
  const answer = quote({
    registry,
    market: 'fr',
    home: place('FR'),
    homeJurisdiction: france,
    holds: 'gross',
    day: '2026-11-22',
    currency: 'EUR',
    channel: 'web',
    seller: { country: 'FR', registrations: ['FR'], distanceSales: 'over' },
    origin: place('FR'),
    destination: place('FR'),
    buyer: { type: 'consumer' },
    lines: [
      { ref: 'book', kind: 'book', quantity: 1, unitPrice: 10_00n },
      { ref: 'toys', kind: 'toy', quantity: 3, unitPrice: 9_99n },
    ],
    delivery: { service: 'home', price: 5_90n },
    convert: (amount) => amount,
  })
  // 10.00 × 5.5/105.5 = 0.521; 29.97 × 20/120 = 4.995, half up.
  expect(answer.lines.map((line) => line.tax)).toEqual([52, 500])
  // 5.90 follows the goods 1000 : 2997 → 1.48 and 4.42, of which 0.077 and 0.737.
  expect(answer.delivery?.taxes.map((tax) => tax.amount)).toEqual([8, 74])
  expect(answer.totals).toMatchObject({ net: 39_53, tax: 6_34, gross: 45_87 })
})

describe('the right to withdraw and what spoils or is made to order (Code de la consommation L221-28, 3°, 4° and 11°)', () => {
  goldenWithdrawal('FR', EXCEPTED_BY_THE_DIRECTIVE)
})

describe('vouchers: ten years from the close of the accounts (Code de commerce L123-22)', () => {
  goldenRetention('FR', [
    ['2026-01-01', '2036-12-31'],
    ['2026-12-31', '2036-12-31'],
    ['2027-01-01', '2037-12-31'],
  ])
})

import { describe, expect, test } from 'vitest'
import type { Kind } from '../../core/country/kind.ts'
import { place, registry, taxation } from '../../test/golden.ts'

/** Each rule on the day before and on its first day, read through a member state. */
describe('law of the union', () => {
  const member = registry.jurisdiction('DE')

  test.each([
    // Directive 98/6/EC art. 6a.
    ['priorPrice', '2022-05-28'],
    // Directive 2011/83/EU art. 11a.
    ['withdrawalFunction', '2026-06-19'],
    // Directive 2011/83/EU art. 16(m).
    ['consent.digital-content', '2014-06-13'],
    // Implementing Regulation (EU) 2025/1960.
    ['notice.legal-guarantee', '2026-09-27'],
    // Regulation (EU) 2023/988 art. 19.
    ['productSafety', '2024-12-13'],
  ] as const)('%s applies from %s', (rule, day) => {
    expect(member?.value('legal', rule, dayBefore(day))).toBeUndefined()
    expect(member?.value('legal', rule, day)).toBeTruthy()
  })

  test('the link to the platform for disputes ends (Regulation (EU) 2024/3228)', () => {
    expect(member?.value('legal', 'disputeLink', '2025-07-19')).toBeTruthy()
    expect(member?.value('legal', 'disputeLink', '2025-07-20')).toBeNull()
  })

  test.each([
    // Directive 2011/83/EU art. 13(1) and (2); BGB § 357(2); Code de la consommation, L221-24; TRLGDCU art. 107.
    ['DE', '2014-06-12', '2014-06-13'],
    ['ES', '2014-06-12', '2014-06-13'],
    ['FR', '2014-06-13', '2014-06-14'],
  ])(
    '%s: a withdrawal gives back the cheapest standard delivery, and no law did it like that on %s',
    (code, before, day) => {
      const state = registry.jurisdiction(code)
      expect(state?.value('legal', 'withdrawal', before)).toBeUndefined()
      expect(state?.value('legal', 'withdrawal', day)).toMatchObject({ refundsDelivery: 'standard' })
    },
  )

  test('imports: IOSS from 2021-07-01, a flat duty from 2026-07-01 to 2028-07-01', () => {
    const imports = (day: string) => member?.value('tax', 'imports', day)
    const goods = (day: string) => imports(day)?.schemes.filter(({ covers }) => covers?.includes('goods'))
    expect(goods('2021-06-30')).toEqual([])
    expect(goods('2021-07-01')).toHaveLength(1)
    expect(imports('2026-06-30')?.notice).toBe('notice.import-tax-due')
    expect(imports('2026-07-01')?.notice).toBe('notice.import-flat-duty')
    expect(imports('2028-06-30')?.notice).toBe('notice.import-flat-duty')
    expect(imports('2028-07-01')?.notice).toBe('notice.import-tax-due')
  })
})

describe('place of supply', () => {
  const [france, germany, belfast] = [place('FR'), place('DE'), place('GB', { postalCode: 'BT1 5GS' })]
  const company = (country: string, number: string) => ({ type: 'company' as const, taxNumber: { country, number } })

  test('only a number of a member state exempts a supply (Directive 2006/112/EC, art. 138(1)(b))', () => {
    expect(taxation(france, germany, { buyer: company('DE', 'DE136695976') })).toMatchObject({ category: 'K' })
    expect(taxation(france, germany, { buyer: company('ES', 'ESA28015865') })).toMatchObject({ category: 'K' })
    for (const buyer of [company('CH', 'CHE107787577MWST'), company('GB', 'GB980780684')]) {
      expect(taxation(france, germany, { buyer })).toMatchObject({
        category: 'S',
        notices: ['notice.invalid-tax-number'],
      })
      expect(taxation(france, germany, { buyer, goods: 'service' })).toMatchObject({ category: 'S' })
    }
  })

  test('a British number counted to the end of the transition, an XI number counts since, for goods', () => {
    const [british, northern] = [company('GB', 'GB980780684'), company('GB', 'XI980780684')]
    expect(taxation(france, belfast, { buyer: british, day: '2020-12-31' })).toMatchObject({ category: 'K' })
    expect(taxation(france, belfast, { buyer: british, day: '2021-01-01' })).toMatchObject({ category: 'S' })
    expect(taxation(france, belfast, { buyer: northern, day: '2021-01-01' })).toMatchObject({ category: 'K' })
    expect(taxation(france, germany, { buyer: northern })).toMatchObject({ category: 'K' })
    expect(taxation(france, germany, { buyer: northern, goods: 'service' })).toMatchObject({ category: 'S' })
  })

  test('a digital service from outside is taxed where the consumer is, from the first (art. 58)', () => {
    for (const origin of [place('GB'), place('US', { subdivision: 'NY' }), place('JP')]) {
      const sold = taxation(origin, germany, { goods: 'service' })
      expect(sold).toMatchObject({ category: 'S', scheme: 'import', jurisdiction: { code: 'DE' } })
      expect(sold.source.cite).toContain('art. 58')
      const buyer = company('DE', 'DE136695976')
      expect(taxation(origin, germany, { goods: 'service', buyer })).toMatchObject({
        category: 'AE',
        reason: 'VATEX-EU-AE',
        notices: ['notice.reverse-charge'],
      })
    }
  })

  test('goods that bear excise duty are outside IOSS (art. 369l)', () => {
    const sale = {
      seller: { country: 'CH', registrations: ['CH', 'EU-IOSS'], distanceSales: 'over' },
      valueIn: () => 100_00n,
    } as const
    const basketOf = (...kinds: Kind[]) => taxation(place('CH'), france, { ...sale, kinds: new Set(kinds) })
    expect(basketOf('food', 'toy')).toMatchObject({ category: 'S', scheme: 'import' })
    expect(basketOf('food', 'alcohol')).toMatchObject({ category: 'G', scheme: 'export' })
  })
})

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

import { describe, expect, test } from 'vitest'
import type { Jurisdiction } from '../../core/country/jurisdiction.ts'
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

const BUESINGEN = { postalCode: '78266' }
const HELGOLAND = { postalCode: '27498' }

describe('rates', () => {
  goldenRates('DE', [
    // UStG § 12(1) and § 28(1): 19 %, 16 % in the second half of 2020.
    ['2019-01-01', 'general', '19'],
    ['2020-06-30', 'general', '19'],
    ['2020-07-01', 'general', '16'],
    ['2020-12-31', 'general', '16'],
    ['2021-01-01', 'general', '19'],
    // § 12(2) and § 28(2): 7 %, 5 % in the second half of 2020.
    ['2020-06-30', 'book', '7'],
    ['2020-07-01', 'book', '5'],
    ['2020-12-31', 'book', '5'],
    ['2021-01-01', 'book', '7'],
    // § 12(2) No. 14, in force on 2019-12-18.
    ['2019-12-17', 'e-book', '19'],
    ['2019-12-18', 'e-book', '7'],
    ['2020-07-01', 'e-book', '5'],
    // Anlage 2 No. 55, in force on 2020-01-01.
    ['2019-12-31', 'hygiene', '19'],
    ['2020-01-01', 'hygiene', '7'],
    // Anlage 2 No. 29, 30, 6 to 9, 37 and 49.
    ['2026-11-22', 'confectionery', '7'],
    ['2026-11-22', 'plant', '7'],
    ['2026-11-22', 'pet-food', '7'],
    ['2026-11-22', 'press', '7'],
    // Not in Anlage 2.
    ['2026-11-22', 'medicine', '19'],
    ['2026-11-22', 'alcohol', '19'],
    ['2026-11-22', 'children-clothing', '19'],
    ['2026-11-22', 'gift-card', '0'],
    // § 1(2): Helgoland is outside; Büsingen is Swiss for VAT, 7.7 % and 8.1 % since 2024-01-01.
    ['2026-11-22', 'general', '0', HELGOLAND],
    ['2020-07-01', 'book', '0', HELGOLAND],
    ['2023-12-31', 'general', '7.7', BUESINGEN],
    ['2024-01-01', 'general', '8.1', BUESINGEN],
    ['2023-12-31', 'book', '2.5', BUESINGEN],
    ['2024-01-01', 'book', '2.6', BUESINGEN],
  ])
})

describe('place of supply', () => {
  const home = place('DE')
  const france = { country: 'FR', registrations: ['FR', 'EU-OSS'] }
  const company = (country: string, number: string) => ({ type: 'company' as const, taxNumber: { country, number } })

  test('from France to a consumer over the threshold German VAT, under it French (Directive 2006/112, art. 33 and 59c)', () => {
    const over = taxation(place('FR'), home, { seller: { ...france, distanceSales: 'over' } })
    const under = taxation(place('FR'), home, { seller: { ...france, distanceSales: 'under' } })
    expect([over.jurisdiction.code, over.category]).toEqual(['DE', 'S'])
    expect([under.jurisdiction.code, under.category]).toEqual(['FR', 'S'])
  })

  test('to a French company with a number goods are exempt (art. 138), services reversed (art. 196)', () => {
    const buyer = company('FR', '40303265045')
    expect(taxation(home, place('FR'), { buyer })).toMatchObject({ category: 'K', reason: 'VATEX-EU-IC' })
    expect(taxation(home, place('FR'), { buyer, goods: 'service' })).toMatchObject({ category: 'AE' })
  })

  test('a company with a German number pays German VAT at home', () => {
    expect(taxation(home, home, { buyer: company('DE', '136695976') })).toMatchObject({ category: 'S' })
  })

  test('goods to Helgoland and Büsingen are exports (UStG § 1(2) and 6)', () => {
    expect(taxation(home, place('DE', HELGOLAND))).toMatchObject({
      category: 'G',
      notices: ['notice.helgoland-import'],
    })
    expect(taxation(home, place('DE', BUESINGEN))).toMatchObject({ category: 'G', notices: ['notice.swiss-import'] })
    expect(taxation(place('FR'), place('DE', HELGOLAND))).toMatchObject({ category: 'G' })
  })
})

describe('other rules', () => {
  const germany = registry.jurisdiction('DE')

  test('giropay ended with 2024', () => {
    expect(germany?.family('payment', 'method', '2024-12-31').has('giropay')).toBe(true)
    expect(germany?.family('payment', 'method', '2025-01-01').has('giropay')).toBe(false)
  })

  test.each([
    ['13347', 'DE-BE'],
    ['12529', undefined],
    ['80331', 'DE-BY'],
    ['04103', undefined],
  ])('the code %s lies in %s', (postalCode, land) => {
    expect(place('DE', { postalCode }).subdivision).toBe(land)
  })
})

test.each([
  // Anlage 2 No. 4, 12 and 35: milk, coffee and tea; water and juice are not listed.
  ['milk', '7'],
  ['coffee', '7'],
  ['tea', '7'],
  ['water', '19'],
  [undefined, '19'],
])('a drink (%s) is taxed at %s %%', (subKind, percent) => {
  const germany = registry.jurisdiction('DE') as Jurisdiction
  const goods = { kind: 'drink', buyer: 'consumer', ...(subKind && { subKind }) } as const
  expect(chooseRate(ratesOf(germany, 'drink', '2026-11-22'), goods, () => 0n)?.percent).toBe(percent)
})

describe('the right to withdraw and what spoils or is made to order (BGB § 312g(2) No. 1, 2 and 7)', () => {
  goldenWithdrawal('DE', EXCEPTED_BY_THE_DIRECTIVE)
})

describe('vouchers: ten years, eight by BEG IV, from the end of the calendar year (AO § 147(3) and (4))', () => {
  goldenRetention('DE', [
    // Older ones whose time is not over are kept no longer than eight years either (EGAO art. 97 § 19a(2)); longer is no breach.
    ['2024-12-31', '2034-12-31'],
    ['2025-01-01', '2033-12-31'],
    ['2026-12-31', '2034-12-31'],
  ])
})

import { describe, expect, test } from 'vitest'
import type { Kind } from '../../core/country/kind.ts'
import type { Supply } from '../../core/country/section/tax.ts'
import { checkNumber } from '../../core/country/tax-number.ts'
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

const uk = registry.jurisdiction('GB')
if (!uk) throw new Error('no pack for GB')

describe('rates', () => {
  goldenRates('GB', [
    // VATA 1994 s. 2.
    ['2019-01-01', 'general', '20'],
    ['2026-11-22', 'toy', '20'],
    ['2026-11-22', 'alcohol', '20'],
    ['2026-11-22', 'pet-food', '20'],
    // Sch. 8 Groups 3 and 16.
    ['2019-01-01', 'book', '0'],
    ['2026-11-22', 'press', '0'],
    ['2026-11-22', 'children-clothing', '0'],
    ['2026-11-22', 'clothing', '20'],
    // Electronic books from 2020-05-01.
    ['2020-04-30', 'e-book', '20'],
    // Group 19 from 2021-01-01; 5 % before.
    ['2020-12-31', 'hygiene', '5'],
    ['2021-01-01', 'hygiene', '0'],
    // The same in Northern Ireland and on the Isle of Man.
    ['2021-01-01', 'general', '20', { postalCode: 'BT1 5GS' }],
    ['2026-11-22', 'general', '20', { postalCode: 'IM1 1AA' }],
  ])

  test.each([
    ['food', undefined, '2026-11-22', '0'],
    ['food', 'savoury-snack', '2026-11-22', '20'],
    ['food', 'ice-cream', '2026-11-22', '20'],
    ['confectionery', undefined, '2026-11-22', '20'],
    ['confectionery', 'cake', '2026-11-22', '0'],
    ['drink', undefined, '2026-11-22', '20'],
    ['drink', 'milk', '2026-11-22', '0'],
    ['e-book', undefined, '2020-05-01', '0'],
    ['e-book', 'audiobook', '2020-05-01', '20'],
    ['medicine', undefined, '2026-11-22', '20'],
    ['medicine', 'prescription', '2026-11-22', '0'],
    ['medical-device', 'disability', '2026-11-22', '0'],
    ['plant', undefined, '2026-11-22', '20'],
    ['plant', 'food-plant', '2026-11-22', '0'],
  ] as const)('%s (%s) on %s is taxed at %s %%', (kind, subKind, day, percent) => {
    expect(rateOf(kind, day, subKind)?.percent).toBe(percent)
  })

  test('zero-rated is taxable at nothing, not exempt', () => {
    expect(rateOf('book', '2026-11-22')?.category).toBe('Z')
  })
})

function rateOf(kind: Kind, day: string, subKind?: string) {
  const goods = { kind, buyer: 'consumer' as const, ...(subKind && { subKind }) }
  return chooseRate(ratesOf(registry.jurisdiction('GB') as NonNullable<typeof uk>, kind, day), goods, () => 0n)
}

describe('place of supply', () => {
  const france = place('FR')
  const britain = place('GB', { postalCode: 'B1 1AA' })
  const belfast = place('GB', { postalCode: 'BT1 5GS' })
  const worth = (amount: bigint): Partial<Supply> => ({
    valueIn: (currency) => (currency === 'GBP' ? amount : undefined),
  })

  test('Great Britain to Northern Ireland is domestic, as is the way back', () => {
    expect(taxation(britain, belfast)).toMatchObject({ category: 'S', scheme: 'domestic' })
    expect(taxation(belfast, britain)).toMatchObject({ category: 'S', scheme: 'domestic' })
    expect(taxation(britain, place('IM'))).toMatchObject({ category: 'S', scheme: 'domestic' })
  })

  test('France to Northern Ireland is a sale inside the union, at the British rate', () => {
    const decided = taxation(france, belfast, worth(500_00n))
    expect(decided).toMatchObject({ category: 'S', scheme: 'intra-union' })
    expect(decided.jurisdiction.code).toBe('GB-NIR')
    expect(ratesOf(decided.jurisdiction, 'general', '2026-11-22')[0]?.percent).toBe('20')
  })

  test('Northern Ireland to France too, and only for goods', () => {
    const decided = taxation(belfast, france)
    expect(decided).toMatchObject({ category: 'S', scheme: 'intra-union' })
    expect(decided.jurisdiction.code).toBe('FR')
    // A service goes from outside the union to a consumer inside: French tax all the same (art. 58).
    expect(taxation(belfast, france, { goods: 'service' })).toMatchObject({ category: 'S', scheme: 'import' })
  })

  test('a French company buys from Northern Ireland as inside the union (K), from Birmingham as an export (G)', () => {
    const buyer = { type: 'company', taxNumber: { country: 'FR', number: 'FR40303265045' } } as const
    expect(taxation(belfast, france, { buyer })).toMatchObject({ category: 'K' })
    expect(taxation(britain, france, { buyer })).toMatchObject({ category: 'G' })
  })

  test('the seller collects up to GBP 135, above tax is due at the border', () => {
    const low = taxation(france, britain, worth(135_00n))
    expect(low).toMatchObject({ category: 'S', scheme: 'import', evidence: ['scheme:GB'] })
    expect(low.jurisdiction.code).toBe('GB')
    expect(taxation(france, britain, worth(135_01n))).toMatchObject({
      category: 'G',
      scheme: 'export',
      notices: ['notice.import-tax-due'],
    })
    // The consignment's value is of goods; a digital service is taxed at any value.
    expect(taxation(france, britain, { ...worth(500_00n), goods: 'service' }).category).toBe('S')
  })

  test('a company that gives its British number accounts for the tax itself, on goods up to GBP 135 and on services', () => {
    const buyer = { type: 'company', taxNumber: { country: 'GB', number: 'GB980780684' } } as const
    for (const change of [worth(135_00n), { ...worth(500_00n), goods: 'service' as const }]) {
      expect(taxation(france, britain, { ...change, buyer })).toMatchObject({
        category: 'AE',
        reason: 'Reverse charge: customer to account for VAT to HMRC',
        evidence: ['buyer-tax-number:GB980780684'],
        notices: ['notice.reverse-charge'],
      })
    }
    expect(taxation(france, britain, { ...worth(135_01n), buyer })).toMatchObject({ category: 'G' })
    const german = { type: 'company', taxNumber: { country: 'DE', number: 'DE136695976' } } as const
    expect(taxation(france, britain, { ...worth(135_00n), buyer: german })).toMatchObject({ category: 'S' })
  })

  test('a consignment with excise goods is taxed at the border at any value', () => {
    expect(taxation(france, britain, { ...worth(50_00n), kinds: new Set(['food', 'alcohol']) })).toMatchObject({
      category: 'G',
      notices: ['notice.import-tax-due'],
    })
  })

  test('the transition ended with 2020', () => {
    expect(taxation(britain, france, { day: '2020-12-31' })).toMatchObject({ category: 'S', scheme: 'intra-union' })
    expect(taxation(britain, france, { day: '2021-01-01' })).toMatchObject({ category: 'G', scheme: 'export' })
    expect(taxation(france, britain, { day: '2020-12-31', ...worth(500_00n) })).toMatchObject({ scheme: 'intra-union' })
    expect(taxation(france, britain, { day: '2021-01-01', ...worth(500_00n) })).toMatchObject({ scheme: 'export' })
    expect(taxation(france, belfast, { day: '2020-12-31', goods: 'service' })).toMatchObject({ scheme: 'intra-union' })
    expect(taxation(france, belfast, { day: '2021-01-01', goods: 'service' })).toMatchObject({ scheme: 'import' })
  })
})

describe('law that outlived membership, and law that did not', () => {
  test('fourteen days to cancel stay, on the British source', () => {
    for (const day of ['2020-12-31', '2021-01-01']) {
      expect(uk.rule('legal', 'withdrawal', day)).toMatchObject({ layer: 'GB', value: { days: 14 } })
    }
  })

  test('what the union added later does not apply', () => {
    expect(uk.value('legal', 'priorPrice', '2022-05-28')).toBeNull()
    expect(uk.value('legal', 'withdrawalFunction', '2026-06-19')).toBeNull()
    expect(uk.value('legal', 'productSafety', '2024-12-13')).toBeNull()
    expect(uk.value('legal', 'notice.legal-guarantee', '2026-09-27')).toBeUndefined()
  })

  test('the platform for disputes was left with the union', () => {
    expect(uk.value('legal', 'disputeLink', '2020-12-31')).toBeTruthy()
    expect(uk.value('legal', 'disputeLink', '2021-01-01')).toBeNull()
  })

  test('unit prices by the amended order from 2026-04-06', () => {
    expect(uk.rule('legal', 'unitPrice', '2026-04-05')?.from).toBe('2004-07-22')
    expect(uk.rule('legal', 'unitPrice', '2026-04-06')?.from).toBe('2026-04-06')
  })
})

test.each([
  ['GB980780684', 'GB980780684', 'VAT registration number'],
  ['XI 980 7806 84', 'XI980780684', 'VAT registration number (XI)'],
  ['SC 123456', 'SC123456', 'Company number'],
  ['00445790', '00445790', 'Company number'],
])('%s is a tax number', (input, _, scheme) => {
  expect(checkNumber(uk.value('identity', 'schemes', '2026-11-22') ?? [], input)).toMatchObject({ valid: true, scheme })
})

test.each([
  ['EH1 1YZ', 'GB-SCT'],
  ['CF10 1EP', 'GB-WLS'],
  ['SW1A 1AA', 'GB-ENG'],
  ['BT1 5GS', 'GB-NIR'],
  // Chester's codes reach into Wales.
  ['CH5 1AB', undefined],
])('the postcode %s lies in %s', (postalCode, subdivision) => {
  expect(place('GB', { postalCode }).subdivision).toBe(subdivision)
})

test('bank holidays were moved in 2020 and 2022', () => {
  expect(uk.value('calendar', 'holiday.early-may', '2020-05-08')).toEqual({ days: ['2020-05-08'] })
  expect(uk.value('calendar', 'holiday.early-may', '2021-05-03')).toEqual({ nth: { n: 1, weekday: 1, month: 5 } })
  expect(uk.value('calendar', 'holiday.spring', '2022-06-02')).toEqual({ days: ['2022-06-02'] })
})

describe('the right to cancel and what spoils or is made to order (Consumer Contracts Regulations 2013, reg. 28(1)(b), (c) and (f))', () => {
  goldenWithdrawal('GB', EXCEPTED_BY_THE_DIRECTIVE)
})

describe('records: six years (VATA 1994 Sch. 11 para. 6(3)), from the end of the accounting year (FA 1998 Sch. 18 para. 21)', () => {
  goldenRetention('GB', [
    ['2026-01-01', '2032-12-31'],
    ['2026-12-31', '2032-12-31'],
    ['2027-01-01', '2033-12-31'],
  ])
})

import { describe, expect, test } from 'vitest'
import { quote } from '../../core/pricing/quote.ts'
import {
  EXCEPTED_BY_THE_DIRECTIVE,
  goldenRates,
  goldenRetention,
  goldenWithdrawal,
  numberOf,
  place,
  rateRow,
  registry,
  taxation,
} from '../../test/golden.ts'

const swiss = registry.jurisdiction('CH')
if (!swiss) throw new Error('no pack for CH')

describe('rates', () => {
  goldenRates('CH', [
    // MWSTG Art. 25: 7.7 and 2.5 % until 2023-12-31, 8.1 and 2.6 % since 2024-01-01; 8.0 % until 2017-12-31.
    ['2017-12-31', 'general', '8'],
    ['2018-01-01', 'general', '7.7'],
    ['2023-12-31', 'general', '7.7'],
    ['2024-01-01', 'general', '8.1'],
    ['2023-12-31', 'food', '2.5'],
    ['2024-01-01', 'food', '2.6'],
    ['2024-01-01', 'drink', '2.6'],
    ['2024-01-01', 'alcohol', '8.1'],
    ['2026-11-22', 'book', '2.6'],
    ['2026-11-22', 'medicine', '2.6'],
    ['2026-11-22', 'pet-food', '2.6'],
    ['2026-11-22', 'plant', '2.6'],
    ['2026-11-22', 'medical-device', '8.1'],
    // Abs. 2 Bst. a bis, from 2018-01-01.
    ['2017-12-31', 'e-book', '8'],
    ['2018-01-01', 'e-book', '2.5'],
    // Abs. 2 Bst. a Ziff. 10, from 2025-01-01.
    ['2024-12-31', 'hygiene', '8.1'],
    ['2025-01-01', 'hygiene', '2.6'],
    // The same in Liechtenstein.
    ['2026-11-22', 'general', '8.1', { postalCode: '9490' }],
  ])

  test('lodging has a rate of its own', () => {
    const lodging = (day: string) => swiss.value('tax', 'rate.lodging', day)?.components[0]?.percent
    expect(lodging('2017-12-31')).toBe('3.8')
    expect(lodging('2018-01-01')).toBe('3.7')
    expect(lodging('2023-12-31')).toBe('3.7')
    expect(lodging('2024-01-01')).toBe('3.8')
  })
})

describe('place of supply', () => {
  const olten = place('CH', { postalCode: '4600' })

  test('Liechtenstein and Büsingen are at home (MWSTG Art. 3)', () => {
    expect(place('LI').jurisdiction).toBe('CH-LI')
    expect(taxation(olten, place('LI'))).toMatchObject({ category: 'S', scheme: 'domestic' })
    expect(taxation(olten, place('CH', { postalCode: '9490' }))).toMatchObject({ category: 'S', scheme: 'domestic' })
    expect(taxation(olten, place('DE', { postalCode: '78266' }))).toMatchObject({ category: 'S', scheme: 'domestic' })
  })

  test('from France: an export, unless the seller is registered and charges Swiss tax (Art. 7 Abs. 3)', () => {
    expect(taxation(place('FR'), olten)).toMatchObject({
      category: 'G',
      scheme: 'export',
      notices: ['notice.import-tax-due'],
    })
    const seller = { country: 'FR', registrations: ['FR', 'CH'], distanceSales: 'over' } as const
    const decided = taxation(place('FR'), olten, { seller })
    expect(decided).toMatchObject({ category: 'S', scheme: 'import', evidence: ['scheme:CH'] })
    expect(decided.jurisdiction.code).toBe('CH')
    expect(taxation(place('FR'), place('LI'), { seller }).jurisdiction.code).toBe('CH-LI')
  })

  test('to France: French tax under IOSS up to EUR 150, an export otherwise (Art. 23)', () => {
    const seller = { country: 'CH', registrations: ['CH', 'EU-IOSS'], distanceSales: 'over' } as const
    const decided = taxation(olten, place('FR'), { seller, valueIn: () => 150_00n })
    expect(decided).toMatchObject({ category: 'S', scheme: 'import' })
    expect(decided.jurisdiction.code).toBe('FR')
    expect(taxation(olten, place('FR'), { seller, valueIn: () => 150_01n })).toMatchObject({ category: 'G' })
    expect(taxation(olten, place('FR'))).toMatchObject({ category: 'G', reason: 'MWSTG Art. 23 Abs. 2 Ziff. 1' })
  })

  test('Samnaun: goods are exported to it, services are taxed as at home (MWSTG Art. 4)', () => {
    const seller = { country: 'CH', registrations: ['CH'], distanceSales: 'over' } as const
    const samnaun = place('CH', { postalCode: '7563' })
    expect(taxation(olten, samnaun, { seller })).toMatchObject({ category: 'G', scheme: 'export' })
    const service = taxation(olten, samnaun, { seller, goods: 'service' })
    expect(service).toMatchObject({ category: 'S', jurisdiction: { code: 'CH-SAMNAUN' } })
    expect(rateRow('CH', 'digital-service', '2026-11-22', { postalCode: '7563' }).percent).toBe('8.1')
    expect(rateRow('CH', 'toy', '2026-11-22', { postalCode: '7563' }).percent).toBe('0')
  })

  test('to Britain up to GBP 135 British tax is collected by law', () => {
    const decided = taxation(olten, place('GB', { postalCode: 'B1 1AA' }))
    expect(decided).toMatchObject({ category: 'S', scheme: 'import' })
    expect(decided.jurisdiction.code).toBe('GB')
  })
})

describe('a basket in the shop', () => {
  const basket = (method: string) =>
    quote({
      registry,
      market: 'ch',
      home: place('CH', { postalCode: '4600' }),
      homeJurisdiction: swiss,
      holds: 'gross',
      day: '2026-11-22',
      currency: 'CHF',
      channel: 'shop',
      seller: { country: 'CH', registrations: ['CH'], distanceSales: 'over' },
      origin: place('CH', { postalCode: '4600' }),
      destination: place('CH', { postalCode: '4600' }),
      buyer: { type: 'consumer' },
      lines: [
        { ref: 'coffee', kind: 'drink', quantity: 1, unitPrice: 9_95n },
        { ref: 'cable', kind: 'electronics', quantity: 1, unitPrice: 19_90n, discount: 1_12n },
      ],
      payment: { method },
      convert: (amount) => amount,
    })

  test('cash is rounded to five centimes, everything else is exact', () => {
    // 9.95 × 2.6/102.6 = 0.2521; (19.90 − 1.12) × 8.1/108.1 = 1.4072; 28.73 in cash is 28.75.
    const answer = basket('cash')
    expect(answer.lines.map((line) => line.tax)).toEqual([25, 141])
    expect(answer.totals).toMatchObject({ tax: 1_66, net: 27_07, gross: 28_73, toPay: 28_75 })
    expect(basket('twint').totals.toPay).toBe(28_73)
  })

  test('electronics name the recycling fee', () => {
    expect(basket('twint').notices.map((each) => each.code)).toContain('legal.notice.recycling-fee')
  })
})

describe('law and custom', () => {
  test('there is no withdrawal in Switzerland, and there is in Liechtenstein', () => {
    expect(swiss.value('legal', 'withdrawal', '2026-11-22')).toBeNull()
    expect(registry.jurisdiction('CH-LI')?.value('legal', 'withdrawal', '2026-11-22')).toMatchObject({ days: 14 })
  })

  test('in Liechtenstein the right to withdraw from what is supplied by wire is lost by consent (CRD art. 16(m))', () => {
    const liechtenstein = registry.jurisdiction('CH-LI')
    expect(liechtenstein?.value('legal', 'consent.digital-content', '2015-12-31')).toBeUndefined()
    expect(liechtenstein?.value('legal', 'consent.digital-content', '2016-01-01')?.kinds).toEqual([
      'digital-service',
      'e-book',
    ])
    expect(liechtenstein?.value('legal', 'notice.no-withdrawal', '2016-01-01')).toBeNull()
    expect(swiss.value('legal', 'consent.digital-content', '2026-11-22')).toBeUndefined()
    expect(swiss.value('legal', 'notice.no-withdrawal', '2026-11-22')).toBeTruthy()
  })

  test('the QR-bill came on 2020-06-30, payment slips went after 2022-09-30', () => {
    const methods = (day: string) => [...swiss.family('payment', 'method', day).keys()]
    expect(methods('2020-06-29')).not.toContain('qr-invoice')
    expect(methods('2020-06-30')).toContain('qr-invoice')
    expect(methods('2022-09-30')).toContain('payment-slip')
    expect(methods('2022-10-01')).not.toContain('payment-slip')
  })

  test('1 August is kept in every canton, and not in Liechtenstein', () => {
    expect(swiss.value('calendar', 'holiday.federal-day', '2026-08-01')).toEqual({ fixed: '08-01' })
    expect(registry.jurisdiction('CH-LI')?.value('calendar', 'holiday.federal-day', '2026-08-01')).toBeNull()
  })
})

describe('numbers', () => {
  test.each(['CHE-107.787.577 MWST', 'CHE-107.787.577 TVA', 'CHE-116.281.710 IVA', 'CHE-107.787.577 VAT'])(
    '%s is a tax number',
    (number) => expect(numberOf('CH', number)).toMatchObject({ valid: true, scheme: 'MWST-Nr.', use: 'tax' }),
  )

  test('without the addition it only names the company; with a wrong check digit it is nobody', () => {
    expect(numberOf('CH', 'CHE-107.787.577')).toMatchObject({ valid: true, scheme: 'UID', use: 'company' })
    expect(numberOf('CH', 'CHE-107.787.578 MWST').valid).toBe(false)
  })
})

describe('the right to withdraw in Liechtenstein and what spoils or is made to order (as Directive 2011/83/EU art. 16(c), (d) and (j))', () => {
  goldenWithdrawal('CH-LI', EXCEPTED_BY_THE_DIRECTIVE)
  // Switzerland gives the right for nothing.
  goldenWithdrawal('CH', [['food', undefined, false]])
})

describe('vouchers: ten years from the end of the business year (OR Art. 958f Abs. 1)', () => {
  goldenRetention('CH', [
    ['2026-01-01', '2036-12-31'],
    ['2026-12-31', '2036-12-31'],
    ['2027-01-01', '2037-12-31'],
  ])
})

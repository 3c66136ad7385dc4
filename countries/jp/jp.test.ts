import { describe, expect, test } from 'vitest'
import { checkNumber } from '../../core/country/tax-number.ts'
import { quote } from '../../core/pricing/quote.ts'
import type { QuoteInput } from '../../core/pricing/quote-input.ts'
import { chooseRate, ratesOf } from '../../core/tax/kind-rate.ts'
import { goldenRates, goldenRetention, goldenWithdrawal, place, registry, taxation } from '../../test/golden.ts'

const japan = registry.jurisdiction('JP')
if (!japan) throw new Error('no pack for JP')

describe('rates', () => {
  goldenRates('JP', [
    // 消費税法 29条: 8 % until 2019-09-30, 10 % since 2019-10-01.
    ['2019-01-01', 'general', '8'],
    ['2019-09-30', 'general', '8'],
    ['2019-10-01', 'general', '10'],
    ['2026-11-22', 'general', '10'],
    // 別表第一: food and drink stay at 8 %, alcohol does not.
    ['2019-09-30', 'food', '8'],
    ['2019-10-01', 'food', '8'],
    ['2019-10-01', 'confectionery', '8'],
    ['2019-10-01', 'drink', '8'],
    ['2019-09-30', 'alcohol', '8'],
    ['2019-10-01', 'alcohol', '10'],
    ['2019-10-01', 'pet-food', '10'],
    ['2019-10-01', 'medicine', '10'],
    ['2019-10-01', 'book', '10'],
    ['2019-10-01', 'hygiene', '10'],
    ['2019-10-01', 'delivery', '10'],
    ['2026-11-22', 'gift-card', '0'],
  ])

  test.each([
    ['2019-09-30', undefined, '8'],
    ['2019-10-01', undefined, '10'],
    // Twice a week and by subscription.
    ['2019-10-01', 'subscription', '8'],
  ])('on %s press (%s) is taxed at %s %%', (day, subKind, percent) => {
    const goods = { kind: 'press' as const, buyer: 'consumer' as const, ...(subKind && { subKind }) }
    expect(chooseRate(ratesOf(japan, 'press', day), goods, () => 0n)?.percent).toBe(percent)
  })

  test('food moved into a band of its own on 2019-10-01', () => {
    expect(ratesOf(japan, 'food', '2019-09-30')[0]?.band).toBe('standard')
    expect(ratesOf(japan, 'food', '2019-10-01')[0]?.band).toBe('reduced')
  })
})

describe('place of supply', () => {
  test('goods sent abroad are exempt (消費税法 7条)', () => {
    expect(taxation(place('JP'), place('FR'))).toMatchObject({ category: 'G', scheme: 'export' })
  })

  test('goods from abroad are taxed at customs, whoever sells them', () => {
    const seller = { country: 'FR', registrations: ['FR', 'JP'], distanceSales: 'over' } as const
    expect(taxation(place('FR'), place('JP'), { seller })).toMatchObject({
      category: 'G',
      notices: ['notice.import-tax-due'],
    })
  })

  test('digital services from a registered seller abroad are taxed in Japan (消費税法 4条3項3号)', () => {
    const seller = { country: 'FR', registrations: ['FR', 'JP'], distanceSales: 'over' } as const
    const decided = taxation(place('FR'), place('JP'), { seller, goods: 'service' })
    expect(decided).toMatchObject({ category: 'S', scheme: 'import' })
    expect(decided.jurisdiction.code).toBe('JP')
    expect(taxation(place('FR'), place('JP'), { goods: 'service' }).category).toBe('O')
  })
})

describe('quotes', () => {
  const basket = (lines: QuoteInput['lines'], more: Partial<QuoteInput> = {}) =>
    quote({
      registry,
      market: 'jp',
      home: place('JP', { postalCode: '135-0064' }),
      homeJurisdiction: japan,
      holds: 'gross',
      day: '2026-11-22',
      currency: 'JPY',
      channel: 'web',
      seller: { country: 'JP', registrations: ['JP'], distanceSales: 'over' },
      origin: place('JP', { postalCode: '135-0064' }),
      destination: place('JP', { postalCode: '904-0004' }),
      buyer: { type: 'consumer' },
      lines,
      convert: (amount) => amount,
      ...more,
    })

  test('tax is rounded once for each rate, never for each line (施行令 70条の10, 基本通達 1-8-15)', () => {
    const answer = basket(
      [
        { ref: 'rice', kind: 'food', quantity: 1, unitPrice: 105n },
        { ref: 'tea', kind: 'drink', quantity: 1, unitPrice: 105n },
        { ref: 'sweets', kind: 'confectionery', quantity: 1, unitPrice: 105n },
        { ref: 'pen', kind: 'general', quantity: 1, unitPrice: 108n },
        { ref: 'book', kind: 'book', quantity: 1, unitPrice: 108n },
      ],
      { delivery: { service: 'home', price: 660n } },
    )
    // 8 %: 315 × 8/108 = 23.33, so 23; by the line it would be 3 × 7 (7.77 each) = 21.
    // 10 % with delivery as a supply of its own: (108 + 108 + 660) × 10/110 = 79.63, so 79; by the line 9 + 9 + 60 = 78.
    expect(answer.taxes).toEqual([
      { name: '消費税', percent: '10', base: 797, amount: 79 },
      { name: '消費税', percent: '8', base: 292, amount: 23 },
    ])
    expect(answer.totals).toMatchObject({ net: 1089, tax: 102, gross: 1191, toPay: 1191, delivery: 660 })
    expect(answer.rounding).toEqual({ per: 'rate', mode: 'down' })
  })

  test('before 2019-10-01 there is one rate, so one rounding', () => {
    const answer = basket(
      [
        { ref: 'rice', kind: 'food', quantity: 1, unitPrice: 105n },
        { ref: 'pen', kind: 'general', quantity: 1, unitPrice: 105n },
      ],
      { day: '2019-09-30' },
    )
    // 210 × 8/108 = 15.56, so 15; by the line 7 + 7 = 14.
    expect(answer.totals.tax).toBe(15)
  })

  test('alcohol asks for twenty years, also since adulthood is eighteen', () => {
    const codes = basket([{ ref: 'sake', kind: 'alcohol', quantity: 1, unitPrice: 1_100n }]).notices.map(
      (each) => each.code,
    )
    expect(codes).toContain('legal.ageGate.alcohol')
    expect(japan.value('legal', 'ageGate.alcohol', '2022-04-01')).toMatchObject({ years: 20 })
  })
})

describe('law and custom', () => {
  test('the final confirmation screen is a duty from 2022-06-01 (特定商取引法 12条の6)', () => {
    expect(japan.value('legal', 'orderButton', '2022-05-31')).toBeUndefined()
    expect(japan.value('legal', 'orderButton', '2022-06-01')).toBeTruthy()
  })

  test('invoices carry a registration number from 2023-10-01', () => {
    expect(japan.value('invoice', 'mention.registration-number', '2023-09-30')).toBeUndefined()
    expect(japan.value('invoice', 'mention.registration-number', '2023-10-01')).toBeTruthy()
    const schemes = japan.value('identity', 'schemes', '2026-11-22') ?? []
    expect(checkNumber(schemes, 'T5-8356-7825-6246')).toMatchObject({
      scheme: '登録番号',
      normalised: 'T5835678256246',
    })
    expect(checkNumber(schemes, '5835678256246')).toMatchObject({ scheme: '法人番号', use: 'company' })
  })

  test('holidays moved for the Olympic games and came once for the succession', () => {
    const days = (name: string, day: string) => japan.value('calendar', `holiday.${name}`, day)
    expect(days('sports', '2019-12-31')).toEqual({ nth: { n: 2, weekday: 1, month: 10 } })
    expect(days('sports', '2021-07-23')).toEqual({ days: ['2020-07-24', '2021-07-23'] })
    expect(days('sports', '2022-01-01')).toEqual({ nth: { n: 2, weekday: 1, month: 10 } })
    expect(days('emperors-birthday', '2019-12-23')).toBeNull()
    expect(days('between', '2026-09-22')).toMatchObject({ days: expect.arrayContaining(['2026-09-22']) })
  })

  test.each([
    ['135-0064', 'JP-13'],
    ['060-0001', 'JP-01'],
    ['904-0004', 'JP-47'],
    // Kisosaki in Mie is served from Aichi's 498.
    ['498-0807', undefined],
  ])('the postal code %s lies in %s', (postalCode, subdivision) => {
    expect(place('JP', { postalCode }).subdivision).toBe(subdivision)
  })
})

describe('eight days for goods where the shop says nothing else, and the law excepts none of them (特定商取引法 15条の3)', () => {
  goldenWithdrawal('JP', [
    ['food', undefined, true],
    ['food', 'perishable', true],
    ['clothing', 'madeToOrder', true],
    ['e-book', undefined, false],
  ])
})

describe('vouchers: seven years from when two months have passed after the taxable period (消費税法施行令 71条)', () => {
  goldenRetention('JP', [
    // The taxable period of 2026 ends on 31 December; two months have passed on 1 March 2027.
    ['2026-01-01', '2034-02-28'],
    ['2026-12-31', '2034-02-28'],
    ['2027-01-01', '2035-02-28'],
    // From 1 March 2029, to the end of February in a leap year.
    ['2028-06-01', '2036-02-29'],
  ])
})

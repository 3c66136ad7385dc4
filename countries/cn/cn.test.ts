import { describe, expect, test } from 'vitest'
import { goldenRates, goldenRetention, goldenWithdrawal, numberOf, place, taxation } from '../../test/golden.ts'
import { type BasketLine, quoted } from '../../test/quoted.ts'

const TODAY = '2026-11-22'

function sale(lines: readonly BasketLine[], day = TODAY, payment?: string) {
  return quoted({
    from: place('CN', { subdivision: 'SH' }, day),
    to: place('CN', { subdivision: 'GD' }, day),
    currency: 'CNY',
    registrations: ['CN'],
    lines,
    day,
    ...(payment && { payment }),
  })
}

describe('rates', () => {
  goldenRates('CN', [
    // 2019年第39号, art. 1.
    ['2019-03-31', 'general', '16'],
    ['2019-04-01', 'general', '13'],
    ['2019-03-31', 'press', '10'],
    ['2019-04-01', 'press', '9'],
    ['2019-03-31', 'plant', '10'],
    ['2019-04-01', 'plant', '9'],
    ['2019-03-31', 'e-book', '10'],
    ['2019-04-01', 'e-book', '9'],
    ['2019-03-31', 'digital-service', '6'],
    ['2019-04-01', 'digital-service', '6'],
    // The first alternative is the product of farms.
    ['2019-03-31', 'food', '10'],
    ['2019-04-01', 'food', '9'],
    // 增值税法 art. 10: nothing moved.
    ['2025-12-31', 'general', '13'],
    ['2026-01-01', 'general', '13'],
    ['2025-12-31', 'press', '9'],
    ['2026-01-01', 'press', '9'],
    ['2026-01-01', 'digital-service', '6'],
    [TODAY, 'medicine', '13'],
    [TODAY, 'alcohol', '13'],
    [TODAY, 'hygiene', '13'],
    [TODAY, 'pet-food', '13'],
    [TODAY, 'gift-card', '0'],
    // 2023年第60号: exempt to the end of 2027.
    ['2019-01-01', 'book', '0'],
    [TODAY, 'book', '0'],
    ['2027-12-31', 'book', '0'],
    ['2028-01-01', 'book', '9'],
  ])

  test('packaged food and drinks are taxed in full, grain and milk at the reduced rate', () => {
    const percent = (line: BasketLine) => sale([line]).lines[0]?.taxes[0]?.percent
    expect(percent({ kind: 'food', price: 10_00 })).toBe('13')
    expect(percent({ kind: 'food', subKind: 'agricultural', price: 10_00 })).toBe('9')
    expect(percent({ kind: 'drink', price: 10_00 })).toBe('13')
    expect(percent({ kind: 'drink', subKind: 'milk', price: 10_00 })).toBe('9')
  })
})

describe('place of supply', () => {
  test('to France: an export at zero', () => {
    const decided = taxation(place('CN', { subdivision: 'SH' }), place('FR', { postalCode: '75001' }))
    expect(decided).toMatchObject({ category: 'G', scheme: 'export' })
  })

  test('from abroad: collected at customs', () => {
    const decided = taxation(place('FR', { postalCode: '75001' }), place('CN', { subdivision: 'SH' }))
    expect(decided).toMatchObject({ category: 'G', notices: ['notice.import-tax-due'] })
  })
})

describe('rounding', () => {
  test('tax is taken out of each line', () => {
    // 99.90 × 13 / 113 = 11.4929; 10.01 × 9 / 109 = 0.8265.
    const quote = sale([
      { kind: 'general', price: 99_90 },
      { kind: 'food', subKind: 'agricultural', price: 10_01 },
    ])
    expect(quote.lines.map((line) => line.tax)).toEqual([11_49, 83])
    expect(quote.totals).toMatchObject({ net: 97_59, tax: 12_32, gross: 109_91 })
  })

  test('cash is paid to the jiao', () => {
    expect(sale([{ kind: 'general', price: 99_94 }], TODAY, 'cash').totals.toPay).toBe(99_90)
    expect(sale([{ kind: 'general', price: 99_94 }], TODAY, 'alipay').totals.toPay).toBe(99_94)
  })
})

describe('addresses', () => {
  test.each([
    ['100000', 'CN-BJ'],
    ['200040', 'CN-SH'],
    ['518000', 'CN-GD'],
    ['850000', 'CN-XZ'],
    ['137400', undefined],
  ])('postal code %s lies in %s', (postalCode, subdivision) => {
    expect(place('CN', { postalCode }).subdivision).toBe(subdivision)
  })
})

describe('numbers (GB 32100-2015)', () => {
  test.each([
    '91110000600037341L',
    '9144030071526726XG',
    '91440300192317458F',
    // Nothing is left of the sum over 31, so the check character is 0.
    '911101085923662400',
    // As a Chinese keyboard writes it.
    '９１４４０３００１９２３１７４５８Ｆ',
  ])('%s is valid', (number) => {
    expect(numberOf('CN', number)).toMatchObject({ valid: true, scheme: '统一社会信用代码' })
  })

  test.each(['911101085923662401', '91110000600037341M', '911100006000373410', '9111000060003734IL'])(
    '%s is not',
    (number) => expect(numberOf('CN', number).valid).toBe(false),
  )
})

describe('seven days without a reason, but not for 定作, 鲜活易腐 and newspapers (消费者权益保护法 art. 25(1), (2) and (4))', () => {
  goldenWithdrawal('CN', [
    ['food', undefined, true],
    ['plant', undefined, true],
    ['plant', 'perishable', false],
    ['food', 'perishable', false],
    ['clothing', 'madeToOrder', false],
    ['press', undefined, false],
  ])

  test('the notice that art. 25 asks for comes with what is excluded, and not with other food', () => {
    const noticed = (line: Partial<BasketLine>) =>
      sale([{ kind: 'food', price: 50_00, ...line }]).notices.map(({ code }) => code)
    expect(noticed({ perishable: true })).toContain('legal.notice.withdrawal-excluded')
    expect(noticed({ madeToOrder: true })).toContain('legal.notice.withdrawal-excluded')
    expect(noticed({ kind: 'press' })).toContain('legal.notice.withdrawal-excluded')
    expect(noticed({})).not.toContain('legal.notice.withdrawal-excluded')
  })
})

describe('vouchers: thirty years from the first day after the accounting year, which is the calendar’s (会计档案管理办法 art. 14 and annex 1)', () => {
  goldenRetention('CN', [
    ['2026-01-01', '2056-12-31'],
    ['2026-12-31', '2056-12-31'],
    ['2027-01-01', '2057-12-31'],
  ])
})

import { describe, expect, test } from 'vitest'
import { goldenRates, goldenRetention, numberOf, place, registry, taxation } from '../../test/golden.ts'
import { type BasketLine, quoted } from '../../test/quoted.ts'

const TODAY = '2026-11-22'
const BEFORE = '2025-09-21'
const AFTER = '2025-09-22'

function sale(
  to: string,
  lines: readonly BasketLine[],
  change: { from?: string; day?: string; payment?: string } = {},
) {
  const { from = 'MH', day = TODAY, payment } = change
  return quoted({
    from: place('IN', { subdivision: from }, day),
    to: place('IN', { subdivision: to }, day),
    currency: 'INR',
    registrations: ['IN'],
    lines,
    day,
    ...(payment && { payment }),
  })
}

/** Percentage that a line is taxed at. */
function percent(line: BasketLine, day: string): number {
  const taxes = sale('KA', [line], { day }).lines[0]?.taxes ?? []
  return taxes.reduce((sum, tax) => sum + Number(tax.percent), 0)
}

describe('rates', () => {
  goldenRates('IN', [
    // Notifications 1/2017 and 9/2025-Integrated Tax (Rate).
    ['2019-01-01', 'general', '18'],
    [TODAY, 'general', '18'],
    // Heading 9503: 12 to 5 %; the first alternative is the electronic toy, which stayed.
    [BEFORE, 'toy', '18'],
    [AFTER, 'toy', '18'],
    [BEFORE, 'medical-device', '12'],
    [AFTER, 'medical-device', '5'],
    // Chocolate: 28 %, 18 % from 2017-11-15 (Notification 43/2017), 5 % from the reform.
    ['2017-11-14', 'confectionery', '28'],
    ['2017-11-15', 'confectionery', '18'],
    [BEFORE, 'confectionery', '18'],
    [AFTER, 'confectionery', '5'],
    // Heading 9984: e-books of printed books, Notification 13/2018.
    ['2018-07-26', 'e-book', '18'],
    ['2018-07-27', 'e-book', '5'],
    [TODAY, 'e-book', '5'],
    // Notification 2/2017: 4901 and 4902 nil.
    ['2019-01-01', 'book', '0'],
    [TODAY, 'book', '0'],
    [TODAY, 'press', '0'],
    [TODAY, 'plant', '0'],
    [TODAY, 'pet-food', '18'],
    [TODAY, 'digital-service', '18'],
    // Outside GST: Constitution, art. 366(12A).
    [TODAY, 'alcohol', '0'],
    [TODAY, 'gift-card', '0'],
  ])

  test.each([
    // [line, the day before the reform, its first day]
    [{ kind: 'food', price: 100_00 }, 12, 5],
    [{ kind: 'food', subKind: 'basic', price: 100_00 }, 5, 5],
    [{ kind: 'food', subKind: 'staple', price: 100_00 }, 0, 0],
    // 28 % and 12 % of cess became 40 % without a cess.
    [{ kind: 'drink', price: 40_00 }, 40, 40],
    [{ kind: 'drink', subKind: 'water', price: 20_00 }, 18, 5],
    [{ kind: 'drink', subKind: 'juice', price: 20_00 }, 12, 5],
    [{ kind: 'medicine', price: 100_00 }, 12, 5],
    [{ kind: 'medicine', subKind: 'life-saving', price: 100_00 }, 0, 0],
    [{ kind: 'toy', price: 100_00 }, 12, 5],
    [{ kind: 'toy', subKind: 'electronic', price: 100_00 }, 18, 18],
    [{ kind: 'electronics', price: 100_00 }, 18, 18],
    [{ kind: 'electronics', subKind: 'television', price: 100_00 }, 28, 18],
    // Headings 3305, 3306 and 3401.
    [{ kind: 'hygiene', subKind: 'toiletry', price: 100_00 }, 18, 5],
    [{ kind: 'hygiene', price: 100_00 }, 0, 0],
    // By sub-kind or by heading: milk nil, leaves and beans 5 %, drinks that hold milk 12 to 5 %, of plants 18 to 5 %.
    [{ kind: 'drink', subKind: 'milk', price: 60_00 }, 0, 0],
    [{ kind: 'drink', subKind: 'tea', price: 60_00 }, 5, 5],
    [{ kind: 'drink', subKind: 'coffee', price: 60_00 }, 5, 5],
    [{ kind: 'drink', subKind: 'milk-drink', price: 60_00 }, 12, 5],
    [{ kind: 'drink', subKind: 'plant-milk', price: 60_00 }, 18, 5],
    [{ kind: 'drink', hsCode: '2201.10', price: 60_00 }, 18, 5],
    [{ kind: 'drink', hsCode: '2009.71', price: 60_00 }, 12, 5],
    [{ kind: 'drink', hsCode: '2202.10', price: 60_00 }, 40, 40],
  ] as [BasketLine, number, number][])('%o', (line, was, is) => {
    expect(percent(line, BEFORE)).toBe(was)
    expect(percent(line, AFTER)).toBe(is)
  })

  test('sanitary napkins went nil on 2018-07-27', () => {
    const napkins: BasketLine = { kind: 'hygiene', price: 100_00 }
    expect(percent(napkins, '2018-07-26')).toBe(12)
    expect(percent(napkins, '2018-07-27')).toBe(0)
  })

  test.each([
    // Up to INR 1,000 a piece 5 %, above 12 %; the price shown holds the tax: 1,050 is 1,000 and 5 %.
    [BEFORE, 1_050_00, 5],
    [BEFORE, 1_050_02, 12],
    // Up to INR 2,500 5 %, above 18 %: 2,625 is 2,500 and 5 %.
    [AFTER, 1_050_02, 5],
    [AFTER, 2_625_00, 5],
    [AFTER, 2_625_02, 18],
  ])('on %s a garment at %i paise', (day, price, rate) => {
    expect(percent({ kind: 'clothing', price }, day)).toBe(rate)
    expect(percent({ kind: 'children-clothing', price }, day)).toBe(rate)
  })
})

describe('place of supply (IGST Act, s. 7, 8 and 10)', () => {
  const shoes: BasketLine[] = [{ kind: 'general', price: 1_180_00 }]
  const taxesOf = (quote: ReturnType<typeof sale>) =>
    quote.lines[0]?.taxes.map(({ name, percent: rate, amount, jurisdiction }) => [name, rate, amount, jurisdiction])

  test('Maharashtra to Karnataka: integrated tax', () => {
    expect(taxesOf(sale('KA', shoes))).toEqual([['IGST', '18', 180_00, 'IN']])
  })

  test('inside Maharashtra: half to the Union, half to the state', () => {
    expect(taxesOf(sale('MH', shoes))).toEqual([
      ['CGST', '9', 90_00, 'IN'],
      ['SGST', '9', 90_00, 'IN-MH'],
    ])
  })

  test('inside Chandigarh: union territory tax; inside Delhi, which has a legislature, state tax', () => {
    expect(taxesOf(sale('CH', shoes, { from: 'CH' }))?.[1]).toEqual(['UTGST', '9', 90_00, 'IN-CH'])
    expect(taxesOf(sale('DL', shoes, { from: 'DL' }))?.[1]).toEqual(['SGST', '9', 90_00, 'IN-DL'])
    expect(taxesOf(sale('CH', shoes, { from: 'DL' }))?.[0]?.[0]).toBe('IGST')
  })

  test('a state is the same by its code of before 2023', () => {
    expect(taxesOf(sale('OD', shoes, { from: 'OR' }))?.map(([name]) => name)).toEqual(['CGST', 'SGST'])
  })

  test('without a state: integrated tax', () => {
    const quote = quoted({ from: place('IN'), to: place('IN'), currency: 'INR', registrations: ['IN'], lines: shoes })
    expect(taxesOf(quote)?.[0]?.[0]).toBe('IGST')
  })

  test('the cess is not halved', () => {
    const cola: BasketLine = { kind: 'drink', price: 140_00 }
    expect(taxesOf(sale('MH', [cola], { day: BEFORE }))).toEqual([
      ['CGST', '14', 14_00, 'IN'],
      ['SGST', '14', 14_00, 'IN-MH'],
      ['Compensation Cess', '12', 12_00, 'IN'],
    ])
    expect(taxesOf(sale('MH', [cola], { day: AFTER }))?.map(([, rate]) => rate)).toEqual(['20', '20'])
  })

  test('to France: a zero-rated export (s. 16)', () => {
    const decided = taxation(place('IN', { subdivision: 'MH' }), place('FR', { postalCode: '75001' }))
    expect(decided).toMatchObject({ category: 'G', scheme: 'export' })
  })

  test('from abroad: due at customs, never at the seller', () => {
    const decided = taxation(place('FR', { postalCode: '75001' }), place('IN', { subdivision: 'MH' }))
    expect(decided).toMatchObject({ category: 'G', notices: ['notice.import-tax-due'] })
  })

  test('online services from abroad: charged by whoever sells them, by the company itself with a GSTIN (s. 5(3), 14)', () => {
    const [home, karnataka] = [place('FR', { postalCode: '75001' }), place('IN', { subdivision: 'KA' })]
    expect(taxation(home, karnataka, { goods: 'service' })).toMatchObject({ category: 'S', scheme: 'import' })
    const buyer = { type: 'company', taxNumber: { country: 'IN', number: '27AAPFU0939F1ZV' } } as const
    expect(taxation(home, karnataka, { goods: 'service', buyer })).toMatchObject({ category: 'AE' })
  })

  test('a company with a GSTIN is taxed like anybody', () => {
    const decided = taxation(place('IN', { subdivision: 'MH' }), place('IN', { subdivision: 'KA' }), {
      buyer: { type: 'company', taxNumber: { country: 'IN', number: '27AAPFU0939F1ZV' } },
    })
    expect(decided.category).toBe('S')
  })
})

describe('rounding', () => {
  test('CGST equals SGST also where the tax is an odd paisa', () => {
    // 99.99 at 5 %: 99.99 × 2.5 / 105 = 2.38071…, half up 2.38 each; whole it would have been 4.7614, 4.76.
    // 10.03 at 18 %: 10.03 × 9 / 118 = 0.76500, half up 0.77 each (0.765 exactly); whole 1.53.
    const quote = sale('MH', [
      { kind: 'food', price: 99_99 },
      { kind: 'general', price: 10_03 },
    ])
    expect(quote.lines.map((line) => line.taxes.map((tax) => tax.amount))).toEqual([
      [2_38, 2_38],
      [77, 77],
    ])
    expect(quote.totals).toMatchObject({ net: 103_72, tax: 6_30, gross: 110_02 })
    const integrated = sale('KA', [{ kind: 'general', price: 10_03 }])
    expect(integrated.totals).toMatchObject({ net: 8_50, tax: 1_53, gross: 10_03 })
  })

  test('cash is paid to the rupee', () => {
    expect(sale('MH', [{ kind: 'general', price: 99_50 }], { payment: 'cash' }).totals.toPay).toBe(100_00)
    expect(sale('MH', [{ kind: 'general', price: 99_50 }], { payment: 'card' }).totals.toPay).toBe(99_50)
  })
})

describe('addresses', () => {
  test.each([
    ['400001', 'IN-MH'],
    ['560001', 'IN-KA'],
    ['110 001', 'IN-DL'],
    ['403001', 'IN-GA'],
    ['737101', 'IN-SK'],
    ['744101', 'IN-AN'],
    // Around Chandigarh three territories share a sorting district.
    ['160017', 'IN'],
  ])('PIN %s lies in %s', (postalCode, jurisdiction) => {
    expect(place('IN', { postalCode }).jurisdiction).toBe(jurisdiction)
  })
})

describe('numbers', () => {
  // The fourteenth character: Z of a taxpayer, C of who collects tax at source (CGST Act, s. 52).
  // OS: online services from abroad (IGST Act, s. 14); UN: a body of the United Nations (CGST Act, s. 25(9)).
  test.each([
    '27AAPFU0939F1ZV',
    '27AAACR5055K1Z7',
    '07AAICA3918J1CV',
    '27AAICA3918J1CT',
    '9917SGP29001OST',
    '9917IRL29003OSG',
    '0717UNO00157UNO',
  ])('%s is valid', (number) => {
    expect(numberOf('IN', number)).toMatchObject({ valid: true, scheme: 'GSTIN' })
  })

  test.each(['27AAPFU0939F1ZW', '39AAPFU0939F1ZV', '27AAPFU0939F0ZV', '27AAICA3918J1CV', '9917SGP29001OSG'])(
    '%s is not',
    (number) => {
      expect(numberOf('IN', number).valid).toBe(false)
    },
  )
})

test('unit sale prices were put off to 2024-01-01', () => {
  const unitPrice = (day: string) => registry.jurisdiction('IN')?.value('legal', 'unitPrice', day)
  expect(unitPrice('2023-12-31')).toBeUndefined()
  expect(unitPrice('2024-01-01')).toMatchObject({ kinds: ['food', 'confectionery', 'drink', 'hygiene', 'pet-food'] })
})

describe('accounts: 72 months from the due date of the annual return, 31 December after the year to 31 March (CGST Act s. 36 and 44)', () => {
  goldenRetention('IN', [
    ['2026-03-31', '2032-12-31'],
    ['2026-04-01', '2033-12-31'],
    ['2027-03-31', '2033-12-31'],
    ['2027-04-01', '2034-12-31'],
  ])
})

import { describe, expect, test } from 'vitest'
import type { Kind } from '../../core/country/kind.ts'
import { type GoldenRate, goldenRates, goldenRetention, place, rateRow, taxation } from '../../test/golden.ts'
import { type BasketLine, quoted } from '../../test/quoted.ts'

const TODAY = '2026-11-22'
const ALL = ['CA', 'CA-BC', 'CA-MB', 'CA-QC', 'CA-SK']

/** A sale from one province into another by a seller with the given registrations. */
function sale(
  to: string,
  lines: readonly BasketLine[],
  change: { from?: string; registrations?: string[]; day?: string } = {},
) {
  const { from = 'ON', registrations = ALL, day = TODAY } = change
  return quoted({
    from: place('CA', { subdivision: from }, day),
    to: place('CA', { subdivision: to }, day),
    currency: 'CAD',
    registrations,
    lines,
    day,
  })
}

const each = (day: string, kind: Kind, table: string): GoldenRate[] =>
  table.split(', ').map((entry): GoldenRate => {
    const [subdivision, percent] = entry.split(' ') as [string, string]
    return [day, kind, percent, { subdivision }]
  })

describe('provinces and territories', () => {
  // ETA s. 165 and Sch. VIII; QST Act s. 16 (9.975 %); BC SBC 2012 c. 35 (7 %); SK P-34.1 (6 %); MB R130 (7 %).
  goldenRates(
    'CA',
    each(TODAY, 'general', 'AB 5, BC 12, MB 12, NB 15, NL 15, NS 14, NT 5, NU 5, ON 13, PE 15, QC 14.975, SK 11, YT 5'),
  )
  goldenRates('CA', [
    // Nova Scotia: provincial part from 10 to 9 %.
    ['2025-03-31', 'general', '15', { subdivision: 'NS' }],
    ['2025-04-01', 'general', '14', { subdivision: 'NS' }],
    // Manitoba Bulletin No. 030: 8 % until 2019-06-30.
    ['2019-06-30', 'general', '13', { subdivision: 'MB' }],
    ['2019-07-01', 'general', '12', { subdivision: 'MB' }],
    ['2019-01-01', 'general', '13', { subdivision: 'ON' }],
  ])
})

describe('kinds', () => {
  const provinces = (percent: string) =>
    'AB BC MB NB NL NS NT NU ON PE QC SK YT'
      .split(' ')
      .map((code) => `${code} ${percent}`)
      .join(', ')
  // ETA Sch. VI, Parts II, II.1 and III: zero-rated everywhere.
  for (const kind of ['food', 'medical-device', 'hygiene'] as const)
    goldenRates('CA', each(TODAY, kind, provinces('0')))
  // Printed books: 5 % everywhere, by rebate (HST), exemption (PST) or zero-rating (QST).
  goldenRates('CA', each(TODAY, 'book', provinces('5')))
  goldenRates('CA', [
    // Point-of-sale rebates on children's clothing: ON, NS, PE; exempt in BC; taxed in SK since 2017, NB, NL and QC.
    ...each(TODAY, 'children-clothing', 'ON 5, NS 5, PE 5, BC 5, NB 15, NL 15, QC 14.975, SK 11'),
    // Bulletin No. 001: up to CAD 150, the first alternative.
    [TODAY, 'children-clothing', '5', { subdivision: 'MB' }],
    // BC: 10 % PST on liquor; SK: 10 % liquor consumption tax.
    ...each(TODAY, 'alcohol', 'BC 15, SK 15, MB 12, QC 14.975, ON 13'),
    // BC: soda is taxed since 2021-04-01, sweets are not.
    ['2021-03-31', 'drink', '5', { subdivision: 'BC' }],
    ['2021-04-01', 'drink', '12', { subdivision: 'BC' }],
    ...each(TODAY, 'confectionery', 'BC 5, SK 11, MB 5, ON 13, AB 5'),
    // Manitoba: groceries are free of RST since 2026-07-01 (Bill 53), and not of the GST; liquor is taxed as before.
    ...(['confectionery', 'drink'] as const).flatMap((kind): GoldenRate[] => [
      ['2026-06-30', kind, '12', { subdivision: 'MB' }],
      ['2026-07-01', kind, '5', { subdivision: 'MB' }],
    ]),
    ['2026-07-01', 'alcohol', '12', { subdivision: 'MB' }],
    // Electronic books: no rebate; exempt in BC.
    ...each(TODAY, 'e-book', 'ON 13, QC 14.975, BC 5'),
    [TODAY, 'gift-card', '0', { subdivision: 'ON' }],
  ])

  // Each kind by its own part of Sch. VI, not by that of groceries.
  test.each([
    ['food', 'Part III (basic groceries)'],
    ['medical-device', 'Part II'],
    ['hygiene', 'Part II.1'],
  ] as const)('%s is zero-rated by Sch. VI, %s', (kind, part) => {
    expect(rateRow('CA', kind, TODAY, { subdivision: 'AB' }).source.cite).toContain(`Sch. VI, ${part}`)
    expect(rateRow('CA', kind, TODAY, { subdivision: 'ON' }).source.cite).toContain('s. 165(3)')
  })

  test('medicine is free by prescription, and household remedies of PST in BC', () => {
    const medicine = (to: string, subKind?: string) =>
      sale(to, [{ kind: 'medicine', price: 100_00, ...(subKind && { subKind }) }]).totals.tax
    expect(medicine('ON', 'prescription')).toBe(0)
    expect(medicine('ON')).toBe(13_00)
    expect(medicine('BC')).toBe(5_00)
    expect(medicine('BC', 'prescription')).toBe(0)
  })

  test('Manitoba: children’s clothing is free of RST at 150 and taxed above', () => {
    const garment = (price: number) => sale('MB', [{ kind: 'children-clothing', price }]).totals.tax
    expect(garment(150_00)).toBe(7_50)
    // 150.01 × 5 % = 7.5005; × 7 % = 10.5007.
    expect(garment(150_01)).toBe(18_00)
  })

  test('Québec: single portions of sweets went free of QST on 2026-07-15', () => {
    const cake: BasketLine = { kind: 'confectionery', subKind: 'single-portion', price: 10_00 }
    // 10.00 × 5 % and × 9.975 % = 0.9975.
    expect(sale('QC', [cake], { day: '2026-07-14' }).totals.tax).toBe(1_50)
    expect(sale('QC', [cake], { day: '2026-07-15' }).totals.tax).toBe(50)
    expect(sale('QC', [{ kind: 'confectionery', price: 10_00 }]).totals.tax).toBe(1_50)
  })
})

describe('GST/HST holiday, 2024-12-14 to 2025-02-15 (S.C. 2024, c. 30)', () => {
  const usual = 'ON 5, NS 5, NB 15, AB 5, BC 5, QC 14.975, SK 11'
  goldenRates('CA', [
    ...each('2024-12-13', 'children-clothing', usual),
    ...each('2024-12-14', 'children-clothing', 'ON 0, NS 0, NB 0, AB 0, BC 0, QC 9.975, SK 6'),
    ...each('2025-02-15', 'children-clothing', 'ON 0, NS 0, NB 0, AB 0, BC 0, QC 9.975, SK 6'),
    ...each('2025-02-16', 'children-clothing', usual),
    ...each('2024-12-13', 'toy', 'ON 13, NS 15, AB 5, BC 12, MB 12, QC 14.975, SK 11'),
    ...each('2024-12-14', 'toy', 'ON 0, NS 0, AB 0, BC 7, MB 7, QC 9.975, SK 6'),
    ...each('2025-02-15', 'toy', 'ON 0, NS 0, AB 0, BC 7, MB 7, QC 9.975, SK 6'),
    ...each('2025-02-16', 'toy', 'ON 13, NS 15, AB 5, BC 12, MB 12, QC 14.975, SK 11'),
    ...each('2024-12-13', 'book', 'ON 5, QC 5, BC 5'),
    ...each('2024-12-14', 'book', 'ON 0, QC 0, BC 0'),
    ...each('2025-02-16', 'book', 'ON 5, QC 5, BC 5'),
    ...each('2025-01-15', 'confectionery', 'ON 0, BC 0, MB 7, QC 9.975'),
    ...each('2025-01-15', 'drink', 'ON 0, BC 7'),
    ...each('2025-01-15', 'press', 'AB 0, QC 9.975'),
    // Not on the list.
    ...each('2025-01-15', 'clothing', 'ON 13, QC 14.975'),
    ...each('2025-01-15', 'e-book', 'ON 13'),
  ])

  test('beer and wine went free, spirits did not', () => {
    const bottle = (to: string, subKind?: string) =>
      sale(to, [{ kind: 'alcohol', price: 20_00, ...(subKind && { subKind }) }], { day: '2025-01-15' }).totals.tax
    expect(bottle('ON')).toBe(0)
    expect(bottle('ON', 'spirits')).toBe(2_60)
    // PST of 10 % goes on in British Columbia.
    expect(bottle('BC')).toBe(2_00)
    expect(bottle('BC', 'spirits')).toBe(3_00)
  })

  test('the zero is the GST’s; what the province charges is charged', () => {
    const taxes = sale('QC', [{ kind: 'toy', price: 100_00 }], { day: '2025-01-15' }).lines[0]?.taxes
    expect(taxes).toMatchObject([
      { name: 'GST', percent: '0', category: 'Z', amount: 0, jurisdiction: 'CA' },
      { name: 'QST', percent: '9.975', category: 'S', amount: 9_98, jurisdiction: 'CA-QC' },
    ])
  })
})

describe('place of supply (ETA Sch. IX)', () => {
  const goods: BasketLine[] = [{ kind: 'general', price: 100_00 }]
  const taxesOf = (quote: ReturnType<typeof sale>) =>
    quote.lines[0]?.taxes.map(({ name, percent, amount }) => [name, percent, amount])

  test('Québec to Ontario: HST of Ontario', () => {
    expect(taxesOf(sale('ON', goods, { from: 'QC', registrations: ['CA', 'CA-QC'] }))).toEqual([['HST', '13', 13_00]])
  })

  test('Ontario to Québec, registered there: GST and QST, each rounded by itself', () => {
    // QST on the price without GST: 9.975, half up.
    expect(taxesOf(sale('QC', goods, { registrations: ['CA', 'CA-QC'] }))).toEqual([
      ['GST', '5', 5_00],
      ['QST', '9.975', 9_98],
    ])
  })

  test('Ontario to Québec, registered for GST alone: GST, and the buyer is told', () => {
    const quote = sale('QC', goods, { registrations: ['CA'] })
    expect(taxesOf(quote)).toEqual([['GST', '5', 5_00]])
    expect(quote.notices.map((notice) => notice.code)).toContain('notice.no-nexus')
  })

  test('registered in another province only: British Columbia’s PST stays uncharged', () => {
    expect(taxesOf(sale('BC', goods, { registrations: ['CA', 'CA-QC'] }))).toEqual([['GST', '5', 5_00]])
    expect(taxesOf(sale('BC', goods))).toEqual([
      ['GST', '5', 5_00],
      ['PST', '7', 7_00],
    ])
  })

  test('a small supplier charges nothing', () => {
    const decided = taxation(place('CA', { subdivision: 'ON' }), place('CA', { subdivision: 'AB' }))
    expect(decided).toMatchObject({ category: 'O', reason: 'Small supplier, not registered for GST/HST' })
  })

  test('from abroad: collected by a registered seller, otherwise due on arrival', () => {
    const abroad = (registrations: string[]) =>
      taxation(place('US', { postalCode: '10001' }), place('CA', { postalCode: 'M5V 2T6' }), {
        seller: { country: 'US', registrations, distanceSales: 'over' },
      })
    expect(abroad(['CA'])).toMatchObject({ category: 'S', scheme: 'import' })
    expect(abroad([])).toMatchObject({ category: 'G', scheme: 'export', notices: ['notice.import-tax-due'] })
  })

  test('to the United States: a zero-rated export', () => {
    const decided = taxation(place('CA', { subdivision: 'ON' }), place('US', { postalCode: '10001' }), {
      seller: { country: 'CA', registrations: ALL, distanceSales: 'over' },
    })
    expect(decided).toMatchObject({ category: 'G', scheme: 'export' })
  })
})

describe('rounding', () => {
  test('each tax by itself on each line (ETA s. 165.2)', () => {
    const quote = sale('QC', [
      { kind: 'general', price: 70 },
      { kind: 'general', price: 70 },
    ])
    // 0.70 × 5 % = 0.035, half up 0.04; × 9.975 % = 0.069825.
    expect(quote.lines.map((line) => line.taxes.map((tax) => tax.amount))).toEqual([
      [4, 7],
      [4, 7],
    ])
    expect(quote.totals).toMatchObject({ net: 1_40, tax: 22, gross: 1_62 })
  })

  test('cash is paid to five cents since the penny went, cards to the cent', () => {
    const pay = (payment: string, day: string) =>
      quoted({
        from: place('CA', { subdivision: 'AB' }, day),
        to: place('CA', { subdivision: 'AB' }, day),
        currency: 'CAD',
        registrations: ['CA'],
        lines: [{ kind: 'general', price: 4_69 }],
        day,
        payment,
      }).totals.toPay
    // GI-131: 4.69 + 0.23 (0.2345) = 4.92, in cash 4.90.
    expect(pay('cash', TODAY)).toBe(4_90)
    expect(pay('card', TODAY)).toBe(4_92)
  })
})

describe('addresses', () => {
  test.each([
    ['M5V 2T6', 'CA-ON'],
    ['h2x 1y4', 'CA-QC'],
    ['V6B 1A1', 'CA-BC'],
    ['X0A 0H0', 'CA-NU'],
    ['X1A 1A1', 'CA-NT'],
    ['B3H 1A1', 'CA-NS'],
  ])('postal code %s lies in %s', (postalCode, jurisdiction) => {
    expect(place('CA', { postalCode }).jurisdiction).toBe(jurisdiction)
  })
})

describe('records: six years after the end of the year to which they relate (ETA s. 286(3))', () => {
  goldenRetention('CA', [
    ['2026-01-01', '2032-12-31'],
    ['2026-12-31', '2032-12-31'],
    ['2027-01-01', '2033-12-31'],
  ])
})

import { describe, expect, test } from 'vitest'
import { rateTable } from '../../core/tax/rate-table.ts'
import {
  type GoldenRate,
  goldenRates,
  goldenRetention,
  goldenWithdrawal,
  place,
  registry,
  taxation,
} from '../../test/golden.ts'
import { type BasketLine, quoted } from '../../test/quoted.ts'

const TODAY = '2026-11-22'

/** A state's rate on a day, with PIS and COFINS of 9.25: `['BA', '2024-02-06', '28.25']` is 19 and 9.25. */
const general = (state: string, steps: readonly (readonly [day: string, percent: string])[]): GoldenRate[] =>
  steps.map(([day, percent]): GoldenRate => [day, 'general', percent, { subdivision: state }])

describe('general rates of ICMS', () => {
  // Internal rate, with the fund in AL, RJ and SE, and 9.25 of PIS and COFINS.
  const today =
    'AC 28.25, AL 29.25, AM 29.25, AP 27.25, BA 29.75, CE 29.25, DF 29.25, ES 26.25, GO 28.25, MA 32.25, MG 27.25, MS 26.25, MT 26.25, PA 28.25, PB 29.25, PE 29.75, PI 31.75, PR 28.75, RJ 31.25, RN 29.25, RO 28.75, RR 29.25, RS 26.25, SC 26.25, SE 29.25, SP 27.25, TO 29.25'
  goldenRates(
    'BR',
    today.split(', ').map((entry): GoldenRate => {
      const [subdivision, percent] = entry.split(' ') as [string, string]
      return [TODAY, 'general', percent, { subdivision }]
    }),
  )
})

describe('changes of general rates', () => {
  goldenRates('BR', [
    // LC 422/2022; Lei 8.779/2022; LC 242/2022.
    ...general('AC', [
      ['2023-03-31', '26.25'],
      ['2023-04-01', '28.25'],
    ]),
    ...general('AL', [
      ['2023-03-31', '27.25'],
      ['2023-04-01', '29.25'],
    ]),
    ...general('AM', [
      ['2023-03-28', '27.25'],
      ['2023-03-29', '29.25'],
    ]),
    // Leis 14.527/2022 and 14.629/2023.
    ...general('BA', [
      ['2023-03-21', '27.25'],
      ['2023-03-22', '28.25'],
      ['2024-02-06', '28.25'],
      ['2024-02-07', '29.75'],
    ]),
    ...general('CE', [
      ['2023-12-31', '27.25'],
      ['2024-01-01', '29.25'],
    ]),
    ...general('DF', [
      ['2024-01-20', '27.25'],
      ['2024-01-21', '29.25'],
    ]),
    ...general('GO', [
      ['2024-03-31', '26.25'],
      ['2024-04-01', '28.25'],
    ]),
    // Leis 11.867/2022, 12.120/2023 and 12.426/2024.
    ...general('MA', [
      ['2023-03-31', '27.25'],
      ['2023-04-01', '29.25'],
      ['2024-02-18', '29.25'],
      ['2024-02-19', '31.25'],
      ['2025-02-22', '31.25'],
      ['2025-02-23', '32.25'],
    ]),
    ...general('PA', [
      ['2023-03-15', '26.25'],
      ['2023-03-16', '28.25'],
    ]),
    ...general('PB', [
      ['2023-12-31', '27.25'],
      ['2024-01-01', '29.25'],
    ]),
    ...general('PE', [
      ['2023-12-31', '27.25'],
      ['2024-01-01', '29.75'],
    ]),
    // LC 269/2022 and Lei 8.558/2024.
    ...general('PI', [
      ['2023-03-07', '27.25'],
      ['2023-03-08', '30.25'],
      ['2025-03-31', '30.25'],
      ['2025-04-01', '31.75'],
    ]),
    // Leis 21.308/2022 and 21.850/2023.
    ...general('PR', [
      ['2023-03-12', '27.25'],
      ['2023-03-13', '28.25'],
      ['2024-03-12', '28.25'],
      ['2024-03-13', '28.75'],
    ]),
    // Lei 10.253/2023: 18 to 20, with 2 of the fund.
    ...general('RJ', [
      ['2019-01-01', '29.25'],
      ['2024-03-19', '29.25'],
      ['2024-03-20', '31.25'],
    ]),
    // Lei 11.314/2022: 20 in 2023 alone; Lei 11.999/2024: 20 again.
    ...general('RN', [
      ['2023-03-31', '27.25'],
      ['2023-04-01', '29.25'],
      ['2023-12-31', '29.25'],
      ['2024-01-01', '27.25'],
      ['2025-03-19', '27.25'],
      ['2025-03-20', '29.25'],
    ]),
    ...general('RO', [
      ['2024-01-11', '26.75'],
      ['2024-01-12', '28.75'],
    ]),
    ...general('RR', [
      ['2023-03-29', '26.25'],
      ['2023-03-30', '29.25'],
    ]),
    ...general('RS', [
      ['2020-12-31', '27.25'],
      ['2021-01-01', '26.75'],
      ['2021-12-31', '26.75'],
      ['2022-01-01', '26.25'],
    ]),
    // Leis 9.120/2022, 9.176/2023 and 9.177/2023.
    ...general('SE', [
      ['2023-03-19', '27.25'],
      ['2023-03-20', '31.25'],
      ['2023-04-30', '31.25'],
      ['2023-05-01', '28.25'],
      ['2023-12-31', '28.25'],
      ['2024-01-01', '29.25'],
    ]),
    // ADI 7375.
    ...general('TO', [
      ['2023-12-31', '27.25'],
      ['2024-01-01', '29.25'],
    ]),
  ])
})

describe('kinds', () => {
  const sp = { subdivision: 'SP' }
  goldenRates('BR', [
    // Books are free of everything; newspapers and e-books of ICMS, not of the contributions, and newspapers bear the
    // cumulative ones: 0.65 and 3, Lei 10.833/2003, art. 10, IX.
    [TODAY, 'book', '0', sp],
    [TODAY, 'press', '3.65', sp],
    [TODAY, 'e-book', '9.25', sp],
    // Contributions were paid by the maker: Lei 10.147/2000, art. 2; Lei 13.097/2015, art. 28.
    [TODAY, 'medicine', '18', sp],
    // The first alternative is toiletry.
    [TODAY, 'hygiene', '18', sp],
    [TODAY, 'drink', '18', sp],
    // The first alternative is the basic basket: ICMS alone.
    [TODAY, 'food', '18', sp],
    // ISS 5, PIS 1.65, COFINS 7.6.
    [TODAY, 'digital-service', '14.25', sp],
    [TODAY, 'gift-card', '0', sp],
    // Without a state: the Union's alone.
    [TODAY, 'general', '9.25'],
  ])
})

test.each([
  // LC 224/2025: a tenth of 1.65 and 7.6 from 2026-04-01 beside ICMS of 18, but not on the national basket.
  ['outside-national-basket', '2026-03-31', '18'],
  ['outside-national-basket', '2026-04-01', '18.925'],
  ['basic', '2026-03-31', '18'],
  ['basic', '2026-04-01', '18'],
  [undefined, '2026-04-01', '27.25'],
])('food (%s) on %s in São Paulo is taxed at %s %%', (subKind, day, percent) => {
  const rows = rateTable(registry, place('BR', { subdivision: 'SP' }, day), day).filter(({ kind }) => kind === 'food')
  expect(rows.find(({ conditions }) => conditions?.subKind === subKind)?.percent).toBe(percent)
})

function sale(from: string, to: string, lines: readonly BasketLine[], day = TODAY) {
  return quoted({
    from: place('BR', { subdivision: from }, day),
    to: place('BR', { subdivision: to }, day),
    currency: 'BRL',
    registrations: ['BR'],
    lines,
    day,
  })
}

const taxesOf = (quote: ReturnType<typeof sale>) =>
  quote.lines[0]?.taxes.map(({ name, percent, amount, jurisdiction }) => [name, percent, amount, jurisdiction])

test('pads are not among what Lei 10.147/2000 taxes at the maker: ICMS, PIS and COFINS', () => {
  const hygiene = (subKind?: string) =>
    sale('SP', 'SP', [{ kind: 'hygiene', price: 100_00, ...(subKind && { subKind }) }]).totals.tax
  expect(hygiene()).toBe(27_25)
  expect(hygiene('toiletry')).toBe(18_00)
})

describe('between states (EC 87/2015, LC 190/2022)', () => {
  const goods: BasketLine[] = [{ kind: 'general', price: 100_00 }]

  test('inside São Paulo: each tax of the price that holds it', () => {
    const quote = sale('SP', 'SP', goods)
    expect(taxesOf(quote)).toEqual([
      ['ICMS', '18', 18_00, 'BR-SP'],
      ['PIS', '1.65', 1_65, 'BR'],
      ['COFINS', '7.6', 7_60, 'BR'],
    ])
    expect(quote.totals).toMatchObject({ net: 72_75, tax: 27_25, gross: 100_00 })
  })

  test('São Paulo to Minas Gerais: 12 there, 6 here, the same price', () => {
    const quote = sale('SP', 'MG', goods)
    expect(taxesOf(quote)?.slice(0, 2)).toEqual([
      ['ICMS', '12', 12_00, 'BR-SP'],
      ['ICMS DIFAL', '6', 6_00, 'BR-MG'],
    ])
    expect(quote.totals.gross).toBe(100_00)
  })

  test('São Paulo to Rio de Janeiro: 12, 8 and the fund', () => {
    // Net 72.75 is held: gross 72.75 / (1 − 0.3125) = 105.8182; of it 12, 8, 2, 1.65 and 7.6 %.
    const quote = sale('SP', 'RJ', goods)
    expect(taxesOf(quote)).toEqual([
      ['ICMS', '12', 12_70, 'BR-SP'],
      ['ICMS DIFAL', '8', 8_47, 'BR-RJ'],
      ['FECP', '2', 2_12, 'BR-RJ'],
      ['PIS', '1.65', 1_75, 'BR'],
      ['COFINS', '7.6', 8_04, 'BR'],
    ])
    expect(quote.totals).toMatchObject({ net: 72_75, tax: 33_08, gross: 105_83 })
  })

  test('São Paulo to Bahia: 7 and 13.5', () => {
    // 72.75 / (1 − 0.2975) = 103.5587.
    expect(taxesOf(sale('SP', 'BA', goods))?.slice(0, 2)).toEqual([
      ['ICMS', '7', 7_25, 'BR-SP'],
      ['ICMS DIFAL', '13.5', 13_98, 'BR-BA'],
    ])
  })

  test('7 percent goes one way only, and to Espírito Santo', () => {
    const rate = (from: string, to: string) => taxesOf(sale(from, to, goods))?.[0]?.[1]
    expect(rate('BA', 'SP')).toBe('12')
    expect(rate('RS', 'ES')).toBe('7')
    expect(rate('ES', 'RS')).toBe('12')
    expect(rate('ES', 'BA')).toBe('12')
    expect(rate('PR', 'DF')).toBe('7')
  })

  test('a book between states has nothing to split', () => {
    expect(taxesOf(sale('SP', 'BA', [{ kind: 'book', price: 50_00 }]))?.map(([, , amount]) => amount)).toEqual([
      0, 0, 0,
    ])
  })

  test('to France: an export free of ICMS', () => {
    const decided = taxation(place('BR', { subdivision: 'SP' }), place('FR', { postalCode: '75001' }))
    expect(decided).toMatchObject({ category: 'G', scheme: 'export' })
  })
})

describe('rounding', () => {
  test('each tax by itself on each line, half up', () => {
    const quote = sale('SP', 'SP', [
      { kind: 'general', price: 99_99 },
      { kind: 'general', price: 10_01 },
      { kind: 'food', subKind: 'basic', price: 7_03 },
    ])
    // 99.99: 17.9982, 1.6498, 7.5992; 10.01: 1.8018, 0.1652, 0.7608; 7.03 of the basket: 1.2654 of ICMS alone.
    expect(quote.lines.map((line) => line.taxes.map((tax) => tax.amount))).toEqual([
      [18_00, 1_65, 7_60],
      [1_80, 17, 76],
      [1_27, 0, 0],
    ])
    expect(quote.totals).toMatchObject({ net: 85_78, tax: 31_25, gross: 117_03 })
  })
})

describe('addresses', () => {
  test.each([
    ['01310-100', 'BR-SP'],
    ['20040-020', 'BR-RJ'],
    ['70040-010', 'BR-DF'],
    ['72800-000', 'BR-GO'],
    ['69300-000', 'BR-RR'],
    ['69400-000', 'BR-AM'],
    ['76801-000', 'BR-RO'],
  ])('CEP %s lies in %s', (postalCode, jurisdiction) => {
    expect(place('BR', { postalCode }).jurisdiction).toBe(jurisdiction)
  })
})

describe('seven days, and the law excepts nothing (CDC art. 49)', () => {
  goldenWithdrawal('BR', [
    ['food', undefined, true],
    ['food', 'perishable', true],
    ['clothing', 'madeToOrder', true],
  ])
})

describe('vouchers: until the credit lapses, five years from the first day of the next year (CTN art. 173, I, and 195)', () => {
  goldenRetention('BR', [
    ['2026-01-01', '2031-12-31'],
    ['2026-12-31', '2031-12-31'],
    ['2027-01-01', '2032-12-31'],
  ])
})

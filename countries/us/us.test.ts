import { describe, expect, test } from 'vitest'
import type { Kind } from '../../core/country/kind.ts'
import { type GoldenRate, goldenRates, goldenRetention, place, registry, taxation } from '../../test/golden.ts'
import { type BasketLine, quoted } from '../../test/quoted.ts'

const TODAY = '2026-11-22'

/** What a seller registered in a state charges there for one line, in cents. */
function charged(code: string, line: BasketLine, change: { day?: string; postalCode?: string } = {}): number {
  const day = change.day ?? TODAY
  const to = place('US', { subdivision: code, ...(change.postalCode && { postalCode: change.postalCode }) }, day)
  const sale = { from: place('US', { subdivision: code }), to, registrations: [`US-${code}`] }
  return quoted({ ...sale, currency: 'USD', day, lines: [line] }).totals.tax
}

describe('standard rates', () => {
  // Statutes stand in states/*.ts; with what is levied everywhere in CA (1.25), NC (2), NV (2.25), UT (1.25) and VA (1).
  const states =
    'AK 0, AL 4, AR 6.5, AZ 5.6, CA 7.25, CO 2.9, CT 6.35, DC 7, DE 0, FL 6, GA 4, HI 4, IA 6, ID 6, IL 6.25, IN 7, KS 6.5, KY 6, LA 5, MA 6.25, MD 6, ME 5.5, MI 6, MN 6.875, MO 4.225, MS 7, MT 0, NC 6.75, ND 5, NE 5.5, NH 0, NJ 6.625, NM 4.875, NV 6.85, NY 4, OH 5.75, OK 4.5, OR 0, PA 6, RI 7, SC 6, SD 4.2, TN 7, TX 6.25, UT 6.1, VA 5.3, VT 6, WA 6.5, WI 5, WV 6, WY 4'
  goldenRates(
    'US',
    states.split(', ').map((each): GoldenRate => {
      const [subdivision, percent] = each.split(' ') as [string, string]
      return [TODAY, 'general', percent, { subdivision }]
    }),
  )
  // Without a state nothing is known: there is no federal sales tax.
  goldenRates('US', [[TODAY, 'general', '0']])
})

describe('changes of state rates', () => {
  goldenRates('US', [
    // NMSA § 7-9-4: 5.125 %, 5 % from 2022-07-01, 4.875 % from 2023-07-01.
    ['2022-06-30', 'general', '5.125', { subdivision: 'NM' }],
    ['2022-07-01', 'general', '5', { subdivision: 'NM' }],
    ['2023-06-30', 'general', '5', { subdivision: 'NM' }],
    ['2023-07-01', 'general', '4.875', { subdivision: 'NM' }],
    // SDCL 10-45-2, HB 1137 (2023): 4.2 % for four years.
    ['2023-06-30', 'general', '4.5', { subdivision: 'SD' }],
    ['2023-07-01', 'general', '4.2', { subdivision: 'SD' }],
    ['2027-06-30', 'general', '4.2', { subdivision: 'SD' }],
    ['2027-07-01', 'general', '4.5', { subdivision: 'SD' }],
    // La. Act 11 of 2024 (3rd Ex. Sess.): 5 % from 2025, 4.75 % from 2030.
    ['2024-12-31', 'general', '4.45', { subdivision: 'LA' }],
    ['2025-01-01', 'general', '5', { subdivision: 'LA' }],
    ['2029-12-31', 'general', '5', { subdivision: 'LA' }],
    ['2030-01-01', 'general', '4.75', { subdivision: 'LA' }],
    // Utah Code § 59-12-103: 4.7 %, 4.85 % from 2019-04-01, with 1.25 % local.
    ['2019-03-31', 'general', '5.95', { subdivision: 'UT' }],
    ['2019-04-01', 'general', '6.1', { subdivision: 'UT' }],
    // D.C. Code § 47-2002: the rise of 2025 was repealed, that of 2026-10-01 stayed.
    ['2025-10-01', 'general', '6', { subdivision: 'DC' }],
    ['2026-09-30', 'general', '6', { subdivision: 'DC' }],
    ['2026-10-01', 'general', '7', { subdivision: 'DC' }],
  ])
})

describe('groceries', () => {
  goldenRates('US', [
    // Ala. Code § 40-23-2: 4 %, 3 % from 2023-09-01, 2 % from 2025-09-01.
    ['2023-08-31', 'food', '4', { subdivision: 'AL' }],
    ['2023-09-01', 'food', '3', { subdivision: 'AL' }],
    ['2025-08-31', 'food', '3', { subdivision: 'AL' }],
    ['2025-09-01', 'food', '2', { subdivision: 'AL' }],
    // Ark. Code § 26-52-317: 0.125 %, none from 2026.
    ['2019-01-01', 'food', '0.125', { subdivision: 'AR' }],
    ['2025-12-31', 'food', '0.125', { subdivision: 'AR' }],
    ['2026-01-01', 'food', '0', { subdivision: 'AR' }],
    [TODAY, 'drink', '6.5', { subdivision: 'AR' }],
    // 35 ILCS 120/2-10: 1 %, suspended for a year, none from 2026; sweets and soft drinks at 6.25 %.
    ['2022-06-30', 'food', '1', { subdivision: 'IL' }],
    ['2022-07-01', 'food', '0', { subdivision: 'IL' }],
    ['2023-06-30', 'food', '0', { subdivision: 'IL' }],
    ['2023-07-01', 'food', '1', { subdivision: 'IL' }],
    ['2025-12-31', 'food', '1', { subdivision: 'IL' }],
    ['2026-01-01', 'food', '0', { subdivision: 'IL' }],
    ['2026-01-01', 'confectionery', '6.25', { subdivision: 'IL' }],
    // K.S.A. 79-3603d: 6.5, 4, 2, 0 %.
    ['2022-12-31', 'food', '6.5', { subdivision: 'KS' }],
    ['2023-01-01', 'food', '4', { subdivision: 'KS' }],
    ['2023-12-31', 'food', '4', { subdivision: 'KS' }],
    ['2024-01-01', 'food', '2', { subdivision: 'KS' }],
    ['2024-12-31', 'food', '2', { subdivision: 'KS' }],
    ['2025-01-01', 'food', '0', { subdivision: 'KS' }],
    ['2025-01-01', 'confectionery', '0', { subdivision: 'KS' }],
    // Miss. Code § 27-65-26, HB 1 (2025).
    ['2025-06-30', 'food', '7', { subdivision: 'MS' }],
    ['2025-07-01', 'food', '5', { subdivision: 'MS' }],
    // 68 O.S. § 1357.6.
    ['2024-08-28', 'food', '4.5', { subdivision: 'OK' }],
    ['2024-08-29', 'food', '0', { subdivision: 'OK' }],
    // Va. Code § 58.1-611.1: 1.5 % and 1 % local until 2022, then 1 % local alone.
    ['2022-12-31', 'food', '2.5', { subdivision: 'VA' }],
    ['2023-01-01', 'food', '1', { subdivision: 'VA' }],
    // Northern Virginia's 0.7 % leaves food alone.
    [TODAY, 'food', '1', { postalCode: '22201' }],
    [TODAY, 'general', '6', { postalCode: '22201' }],
    // Tenn. Code § 67-6-228: 4 %, free from August to October 2023; sweets at 7 %.
    ['2023-07-31', 'food', '4', { subdivision: 'TN' }],
    ['2023-08-01', 'food', '0', { subdivision: 'TN' }],
    ['2023-10-31', 'food', '0', { postalCode: '37201' }],
    ['2023-11-01', 'food', '4', { subdivision: 'TN' }],
    [TODAY, 'confectionery', '7', { subdivision: 'TN' }],
    // RSMo § 144.014; Utah Code § 59-12-103(2)(c) with 1.25 % local; N.C.G.S. § 105-164.13B with 2 % county tax.
    [TODAY, 'food', '1.225', { subdivision: 'MO' }],
    [TODAY, 'food', '3', { subdivision: 'UT' }],
    [TODAY, 'food', '2', { subdivision: 'NC' }],
    [TODAY, 'food', '2', { postalCode: '28202' }],
    [TODAY, 'confectionery', '6.75', { subdivision: 'NC' }],
    // Taxed like all goods: SDCL 10-45-2, Idaho Code § 63-3619, HRS § 237-13.
    [TODAY, 'food', '4.2', { subdivision: 'SD' }],
    [TODAY, 'food', '6', { subdivision: 'ID' }],
    [TODAY, 'food', '4', { subdivision: 'HI' }],
    // Free: N.Y. Tax Law § 1115(a)(1), Cal. Rev. & Tax. Code § 6359, Tex. Tax Code § 151.314.
    [TODAY, 'food', '0', { postalCode: '10001' }],
    [TODAY, 'food', '0', { postalCode: '90012' }],
    [TODAY, 'food', '0', { postalCode: '77002' }],
  ])
})

describe('newspapers and magazines', () => {
  goldenRates('US', [
    // N.C.G.S. § 105-164.13(28) was repealed with 2014 (NCDOR): 4.75 % and 2 % of county tax.
    [TODAY, 'press', '6.75', { subdivision: 'NC' }],
    // Tax Law § 1115(a)(5).
    [TODAY, 'press', '0', { subdivision: 'NY' }],
  ])

  test('Ohio frees newspapers alone (Admin. Code 5703-9-28)', () => {
    expect(charged('OH', { kind: 'press', price: 100_00 })).toBe(0)
    expect(charged('OH', { kind: 'press', subKind: 'magazine', price: 100_00 })).toBe(5_75)
  })
})

describe('menstrual products', () => {
  goldenRates('US', [
    // Cal. Rev. & Tax. Code § 6363.10.
    ['2019-12-31', 'hygiene', '7.25', { subdivision: 'CA' }],
    ['2020-01-01', 'hygiene', '0', { subdivision: 'CA' }],
    // RCW 82.08.02833.
    ['2020-06-30', 'hygiene', '6.5', { subdivision: 'WA' }],
    ['2020-07-01', 'hygiene', '0', { subdivision: 'WA' }],
    // Tex. Tax Code § 151.313, S.B. 379.
    ['2023-08-31', 'hygiene', '6.25', { subdivision: 'TX' }],
    ['2023-09-01', 'hygiene', '0', { subdivision: 'TX' }],
    // La. R.S. 47:305.75: the state's tax from 2022-07-01, the parish's 5 % of New Orleans from 2025.
    ['2022-06-30', 'hygiene', '9.45', { postalCode: '70112' }],
    ['2022-07-01', 'hygiene', '5', { postalCode: '70112' }],
    ['2025-01-01', 'hygiene', '0', { postalCode: '70112' }],
    // Va. Code § 58.1-611.1: as food from 2020.
    ['2019-12-31', 'hygiene', '5.3', { subdivision: 'VA' }],
    ['2020-01-01', 'hygiene', '2.5', { subdivision: 'VA' }],
    ['2023-01-01', 'hygiene', '1', { subdivision: 'VA' }],
    // Act 2025-303 frees them in Alabama for three years.
    ['2025-08-31', 'hygiene', '4', { subdivision: 'AL' }],
    ['2025-09-01', 'hygiene', '0', { subdivision: 'AL' }],
    ['2028-08-31', 'hygiene', '0', { subdivision: 'AL' }],
    ['2028-09-01', 'hygiene', '4', { subdivision: 'AL' }],
    // RSMo § 144.030; C.R.S. § 39-26-735; Iowa Code § 423.3.
    ['2025-08-27', 'hygiene', '4.225', { subdivision: 'MO' }],
    ['2025-08-28', 'hygiene', '0', { subdivision: 'MO' }],
    ['2022-12-31', 'hygiene', '2.9', { subdivision: 'CO' }],
    ['2023-01-01', 'hygiene', '0', { subdivision: 'CO' }],
    ['2022-12-31', 'hygiene', '6', { subdivision: 'IA' }],
    ['2023-01-01', 'hygiene', '0', { subdivision: 'IA' }],
  ])
})

describe('digital goods', () => {
  goldenRates('US', [
    // Md. Code, Tax-Gen. § 11-101, Ch. 38 of 2021.
    ['2021-03-13', 'e-book', '0', { subdivision: 'MD' }],
    ['2021-03-14', 'e-book', '6', { subdivision: 'MD' }],
    // O.C.G.A. § 48-8-30, SB 56: downloads from 2024, subscriptions still free.
    ['2023-12-31', 'e-book', '0', { subdivision: 'GA' }],
    ['2024-01-01', 'e-book', '4', { subdivision: 'GA' }],
    ['2024-01-01', 'digital-service', '0', { subdivision: 'GA' }],
    // La. Act 10 of 2024.
    ['2024-12-31', 'e-book', '0', { subdivision: 'LA' }],
    ['2025-01-01', 'e-book', '5', { subdivision: 'LA' }],
    // Conn. Gen. Stat. § 12-407: 1 % as a computer service until 2019-09-30.
    ['2019-09-30', 'e-book', '1', { subdivision: 'CT' }],
    ['2019-10-01', 'e-book', '6.35', { subdivision: 'CT' }],
    [TODAY, 'e-book', '0', { postalCode: '90012' }],
    [TODAY, 'e-book', '8.25', { postalCode: '77002' }],
  ])
})

describe('cities', () => {
  goldenRates('US', [
    // 4 + 4.5 + 0.375.
    [TODAY, 'general', '8.875', { postalCode: '10001' }],
    ['2025-03-31', 'general', '9.5', { postalCode: '90012' }],
    ['2025-04-01', 'general', '9.75', { postalCode: '90012' }],
    ['2021-06-30', 'general', '8.5', { postalCode: '94103' }],
    ['2021-07-01', 'general', '8.625', { postalCode: '94103' }],
    // 6.25 + 1.25 city + 1.75 county + 1 transit; drugs bear 1 % and 1.25 % transit.
    [TODAY, 'general', '10.25', { postalCode: '60601' }],
    [TODAY, 'medicine', '2.25', { postalCode: '60601' }],
    // Tax Foundation, Midyear 2024: 10.35 % from April 2024.
    ['2024-03-31', 'general', '10.25', { postalCode: '98101' }],
    ['2024-04-01', 'general', '10.35', { postalCode: '98101' }],
    [TODAY, 'general', '8', { postalCode: '19103' }],
    [TODAY, 'general', '7', { postalCode: '15222' }],
    ['2023-09-30', 'general', '8.025', { postalCode: '55401' }],
    ['2023-10-01', 'general', '9.025', { postalCode: '55401' }],
    [TODAY, 'general', '5', { postalCode: '99801' }],
    [TODAY, 'general', '0', { postalCode: '97201' }],
  ])
})

describe('clothing', () => {
  const garment = (price: number, quantity = 1): BasketLine => ({ kind: 'clothing', price, quantity })

  // N.Y. Tax Law § 1115(a)(30): under USD 110 an item.
  test('New York City: nothing on 109.99, everything on 110', () => {
    expect(charged('NY', garment(109_99), { postalCode: '10001' })).toBe(0)
    // 110.00 × 8.875 % = 9.7625.
    expect(charged('NY', garment(110_00), { postalCode: '10001' })).toBe(9_76)
    expect(charged('NY', garment(60_00, 3), { postalCode: '10001' })).toBe(0)
  })

  test('Buffalo: Erie County goes on taxing what the state frees', () => {
    // 109.99 × 4.75 % = 5.224525; 110.00 × 8.75 % = 9.625, half up.
    expect(charged('NY', garment(109_99), { postalCode: '14202' })).toBe(5_22)
    expect(charged('NY', garment(110_00), { postalCode: '14202' })).toBe(9_63)
  })

  // M.G.L. c. 64H, § 6(k): only what exceeds USD 175 an item.
  test('Massachusetts: 175 is free, of 200 only 25 is taxed', () => {
    expect(charged('MA', garment(175_00))).toBe(0)
    // 25.00 × 6.25 % = 1.5625.
    expect(charged('MA', garment(200_00))).toBe(1_56)
    expect(charged('MA', garment(200_00, 2))).toBe(3_13)
  })

  // R.I. Gen. Laws § 44-18-30(27).
  test('Rhode Island: 250 is free, of 300 only 50 is taxed', () => {
    expect(charged('RI', garment(250_00))).toBe(0)
    expect(charged('RI', garment(300_00))).toBe(3_50)
  })

  // N.J.S.A. 54:32B-8.4, 72 P.S. § 7204(26), Minn. Stat. § 297A.67, 32 V.S.A. § 9741(45).
  test.each(['NJ', 'PA', 'MN', 'VT'])('%s does not tax clothing', (code) => {
    expect(charged(code, garment(900_00))).toBe(0)
  })

  test('California does', () => {
    expect(charged('CA', garment(100_00))).toBe(7_25)
  })
})

describe('medicine', () => {
  const on = (code: string, kind: Kind, subKind?: string) =>
    charged(code, { kind, price: 100_00, ...(subKind && { subKind }) })

  test('is free by prescription; over the counter it depends on the state', () => {
    expect(on('CA', 'medicine', 'prescription')).toBe(0)
    expect(on('CA', 'medicine')).toBe(7_25)
    // N.Y. Tax Law § 1115(a)(3), Tex. Tax Code § 151.313, 72 P.S. § 7204(17).
    for (const code of ['NY', 'TX', 'PA', 'FL', 'MN', 'NJ', 'MD', 'VA', 'VT', 'DC'])
      expect(on(code, 'medicine')).toBe(0)
    // 35 ILCS 120/2-10: 1 % with or without.
    expect(on('IL', 'medicine')).toBe(1_00)
    expect(on('IL', 'medicine', 'prescription')).toBe(1_00)
  })
})

describe('who taxes', () => {
  const newYork = place('US', { postalCode: '10001' })
  const seller = { country: 'US', registrations: ['US-NY', 'US-CA'], distanceSales: 'over' as const }

  test('state to state with nexus: the destination (Wayfair)', () => {
    const decided = taxation(newYork, place('US', { postalCode: '90012' }), { seller })
    expect(decided).toMatchObject({ category: 'S', scheme: 'domestic' })
    expect(decided.jurisdiction.code).toBe('US-CA')
  })

  test('without nexus nobody charges, and the buyer is told', () => {
    const decided = taxation(newYork, place('US', { postalCode: '60601' }), { seller })
    expect(decided).toMatchObject({
      category: 'O',
      reason: 'No nexus in US-IL',
      notices: ['notice.no-nexus'],
    })
    const sale = quoted({
      from: newYork,
      to: place('US', { postalCode: '60601' }),
      currency: 'USD',
      registrations: seller.registrations,
      lines: [{ kind: 'general', price: 100_00 }],
    })
    expect(sale.totals.tax).toBe(0)
    expect(sale.lines[0]?.taxes[0]).toMatchObject({ category: 'O', reason: 'No nexus in US-IL' })
  })

  test('Oregon has no tax to register for', () => {
    expect(taxation(newYork, place('US', { postalCode: '97201' }), { seller })).toMatchObject({ category: 'S' })
  })

  test('from abroad: the state collects through a registered seller only', () => {
    const paris = place('FR')
    const abroad = (registrations: string[]) =>
      taxation(paris, newYork, { seller: { country: 'FR', registrations, distanceSales: 'over' } })
    expect(abroad(['FR', 'US-NY'])).toMatchObject({ category: 'S', scheme: 'import' })
    expect(abroad(['FR'])).toMatchObject({ category: 'G', scheme: 'export' })
  })
})

describe('quotes', () => {
  const sale = (code: string, postalCode: string, kind: Kind) =>
    quoted({
      from: place('US', { postalCode: '10001' }),
      to: place('US', { postalCode }),
      currency: 'USD',
      registrations: [`US-${code}`],
      lines: [{ kind, price: 19_99, quantity: 3 }],
      delivery: 6_95,
    })

  test('New York: delivery follows the goods, state and local are rounded as one sum', () => {
    // 59.97 × 8.875 % = 5.3223…; 6.95 × 8.875 % = 0.6168….
    const quote = sale('NY', '10001', 'general')
    expect(quote.lines[0]).toMatchObject({ net: 59_97, tax: 5_32, gross: 65_29 })
    expect(quote.delivery).toMatchObject({ net: 6_95, tax: 62 })
    expect(quote.totals).toMatchObject({ net: 66_92, tax: 5_94, gross: 72_86 })
    // 2.3988 + 2.69865 + 0.2248875 = 5.32 by largest remainder.
    expect(quote.lines[0]?.taxes.map((tax) => [tax.jurisdiction, tax.amount])).toEqual([
      ['US-NY', 2_40],
      ['US-NY:New York City', 2_70],
      ['US-NY:Metropolitan Commuter Transportation District', 22],
    ])
  })

  test('California: delivery by carrier is free (tit. 18, § 1628)', () => {
    // 59.97 × 9.75 % = 5.847….
    expect(sale('CA', '90012', 'general')).toMatchObject({ delivery: { tax: 0 }, totals: { tax: 5_85 } })
  })

  test('North Carolina: food is exempt from the state’s tax and taxed by the county', () => {
    const quote = sale('NC', '28202', 'food')
    // 59.97 × 2 % = 1.1994.
    expect(quote.lines[0]?.taxes).toMatchObject([
      { name: 'State sales tax', percent: '0', category: 'E', amount: 0 },
      { name: 'County sales tax', percent: '2', category: 'S', amount: 1_20 },
    ])
    expect(quote.lines[0]?.taxes[1]).not.toHaveProperty('reason')
  })

  test('a gift card is no sale of goods', () => {
    expect(charged('TX', { kind: 'gift-card', price: 50_00 }, { postalCode: '77002' })).toBe(0)
  })
})

describe('addresses', () => {
  test.each([
    ['02139', 'US-MA'],
    ['20001', 'US-DC'],
    ['20147', 'US-VA'],
    ['20850', 'US-MD'],
    ['73301', 'US-TX'],
    ['73102', 'US-OK'],
    ['88510', 'US-TX'],
    ['99501', 'US-AK'],
    ['10001-1234', 'US-NY'],
  ])('ZIP code %s lies in %s', (postalCode, jurisdiction) => {
    expect(place('US', { postalCode }).jurisdiction).toBe(jurisdiction)
  })

  test('of every state is known about where it is, for sourcing', () => {
    const { territories = [] } = registry.jurisdiction('US')?.country ?? {}
    const centres = registry.jurisdiction('US')?.value('address', 'centres', TODAY) ?? {}
    expect(Object.keys(centres).toSorted()).toEqual(territories.map(({ code }) => code).toSorted())
  })

  test('a state without a ZIP code is enough', () => {
    expect(registry.locate({ country: 'US', subdivision: 'wa' }, TODAY)).toMatchObject({ jurisdiction: 'US-WA' })
  })
})

describe('records: four years at least, in the strictest of the states read (Cal. Code Regs. tit. 18, § 1698), to the end of that year', () => {
  goldenRetention('US', [
    ['2026-01-01', '2030-12-31'],
    ['2026-12-31', '2030-12-31'],
    ['2027-01-01', '2031-12-31'],
  ])
})

import { type Dated, since } from '../../../core/country/dated.ts'
import type { Day } from '../../../core/country/day.ts'
import { defineTerritory, type Sections, type Territory } from '../../../core/country/define-country.ts'
import type { BandRate, KindBand, TaxRules } from '../../../core/country/section/tax.ts'
import type { Source } from '../../../core/country/source.ts'
import { rate, zero } from '../../../core/country/tax-table.ts'
import { duringHoliday, HOLIDAY_REASON, withHoliday } from '../holiday.ts'
import { source } from '../sources.ts'

const rebates = (cite: string, url: string, checked: Source['checked'] = 'secondary'): Source => ({
  cite,
  url,
  checked,
})

/** Printed newspapers, and not magazines. */
const NEWSPAPERS: KindBand = [{ band: 'standard', when: { subKind: 'magazine' } }, { band: 'relieved' }]
const NEWSPAPERS_HOLIDAY: KindBand = [{ band: 'standard', when: { subKind: 'magazine' } }, { band: 'holiday' }]

type Relieved = 'book' | 'children-clothing' | 'press'

/** A province whose tax is one with Canada's. A rebate at the point of sale leaves 5 percent of HST on some kinds. */
function harmonised(
  code: string,
  name: string,
  steps: readonly (readonly [from: Day, percent: string, source?: Source])[],
  relief: Source,
  relieved: readonly Relieved[],
  others: Omit<Sections, 'tax'> = {},
): Territory {
  const first = steps[0]?.[0] as Day
  const standard: Dated<BandRate> = steps.map(([from, percent, own]) => ({
    from,
    value: rate('HST', percent),
    source: own ?? source.hst,
  }))
  const tax: TaxRules = {
    'rate.standard': standard,
    'rate.relieved': since(first, rate('HST', '5'), relief),
    'rate.zero-rated': since(first, zero('HST', 'Z', 'Zero-rated supply'), source.zeroRated),
    'rate.holiday': duringHoliday(zero('HST', 'Z', HOLIDAY_REASON)),
  }
  for (const kind of relieved) {
    const press = kind === 'press'
    tax[`kind.${kind}`] = withHoliday(
      first,
      press ? NEWSPAPERS : 'relieved',
      press ? NEWSPAPERS_HOLIDAY : 'holiday',
      relief,
    )
  }
  return defineTerritory({ code, name, select: { subdivisions: [code] }, tax, ...others })
}

export const ontario = harmonised(
  'CA-ON',
  'Ontario',
  [['2010-07-01', '13']],
  rebates(
    'Ontario, HST point-of-sale rebates; CRA Info Sheets GI-060, GI-063, GI-065',
    'https://www.ontario.ca/document/harmonized-sales-tax-hst/refunds-and-rebates-harmonized-sales-tax-hst',
    'primary',
  ),
  ['book', 'children-clothing', 'press'],
)

export const novaScotia = harmonised(
  'CA-NS',
  'Nova Scotia',
  [
    ['2010-07-01', '15'],
    [
      '2025-04-01',
      '14',
      {
        cite: 'Nova Scotia HST Regulations, 2025: provincial part 9 % from 2025-04-01',
        url: 'https://novascotia.ca/finance/en/home/taxation/tax101/default.aspx',
        checked: 'secondary',
      },
    ],
  ],
  rebates(
    'CRA, Point-of-sale rebates, Nova Scotia',
    'https://www.canada.ca/en/revenue-agency/services/forms-publications/publications/gi-063/point-sale-rebate-on-childrens-goods.html',
  ),
  ['book', 'children-clothing'],
)

export const newBrunswick = harmonised(
  'CA-NB',
  'New Brunswick',
  [['2016-07-01', '15']],
  rebates(
    'CRA, Info Sheet GI-065, Point-of-Sale Rebate on Books',
    'https://www.canada.ca/en/revenue-agency/services/forms-publications/publications/gi-065.html',
  ),
  ['book'],
)

export const newfoundland = harmonised(
  'CA-NL',
  'Newfoundland and Labrador',
  [['2016-07-01', '15']],
  rebates(
    'Newfoundland and Labrador, Reinstatement of the General HST Point-of-Sale Book Rebate from 2018-01-01',
    'https://www.gov.nl.ca/fin/tax-programs-incentives/generalhstbook-rebate',
    'primary',
  ),
  ['book'],
)

export const princeEdwardIsland = harmonised(
  'CA-PE',
  'Prince Edward Island',
  [['2016-10-01', '15']],
  rebates(
    'Prince Edward Island, RTG 197, Point-of-Sale Rebates for HST',
    'https://www.princeedwardisland.ca/en/information/finance/harmonized-sales-tax-hst',
    'primary',
  ),
  ['book', 'children-clothing'],
)

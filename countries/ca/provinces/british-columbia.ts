import { since } from '../../../core/country/dated.ts'
import { defineTerritory } from '../../../core/country/define-country.ts'
import type { BandRate } from '../../../core/country/section/tax.ts'
import type { Source } from '../../../core/country/source.ts'
import { duringHoliday, exceptSpirits, HOLIDAY_REASON, withHoliday } from '../holiday.ts'

const law = (cite: string, checked: Source['checked'] = 'secondary'): Source => ({
  cite,
  url: 'https://www2.gov.bc.ca/gov/content/taxes/sales-taxes/pst/exemptions',
  checked,
})

const pst = law('Provincial Sales Tax Act, SBC 2012, c. 35, s. 34')
const exempt = law('Provincial Sales Tax Exemption and Refund Regulation, BC Reg 97/2013', 'primary')
const from = '2013-04-01'

function beside(gst: string, percent: string): BandRate {
  return {
    components: [
      { name: 'GST', percent: gst, jurisdiction: 'CA' },
      { name: 'PST', percent },
    ],
  }
}

/** PST beside the GST: 7 percent, 10 on liquor. All food but soda goes free of it, and so do books and household remedies. */
export const britishColumbia = defineTerritory({
  code: 'CA-BC',
  name: 'British Columbia',
  select: { subdivisions: ['CA-BC'] },
  tax: {
    'rate.standard': since(from, beside('5', '7'), pst),
    'rate.liquor': since(from, beside('5', '10'), law('Provincial Sales Tax Act, s. 34(4)')),
    'rate.holiday-taxed': duringHoliday({ ...beside('0', '7'), category: 'Z', reason: HOLIDAY_REASON }),
    'rate.holiday-liquor': duringHoliday({ ...beside('0', '10'), category: 'Z', reason: HOLIDAY_REASON }),
    'kind.alcohol': withHoliday(from, 'liquor', exceptSpirits('holiday-liquor', 'liquor'), pst),
    'kind.confectionery': withHoliday(from, 'relieved', 'holiday', exempt),
    'kind.drink': [
      { from, value: 'relieved', source: exempt },
      ...withHoliday('2021-04-01', 'standard', 'holiday-taxed', law('Budget Measures Implementation Act, 2020: soda')),
    ],
    'kind.toy': withHoliday(from, 'standard', 'holiday-taxed', pst),
    'kind.children-clothing': withHoliday(from, 'relieved', 'holiday', exempt),
    'kind.book': withHoliday(from, 'relieved', 'holiday', exempt),
    'kind.press': withHoliday(from, 'relieved', 'holiday', exempt),
    'kind.e-book': since(from, 'relieved', law('BC Reg 97/2013: electronic books')),
    'kind.medicine': since(
      from,
      [{ band: 'zero-rated', when: { subKind: 'prescription' } }, { band: 'relieved' }],
      exempt,
    ),
  },
})

import { since } from '../../../core/country/dated.ts'
import { defineTerritory } from '../../../core/country/define-country.ts'
import type { Component } from '../../../core/country/section/tax.ts'
import type { Source } from '../../../core/country/source.ts'
import { duringHoliday, exceptSpirits, HOLIDAY_REASON, withHoliday } from '../holiday.ts'

const law = (cite: string, checked: Source['checked'] = 'secondary'): Source => ({
  cite,
  url: 'https://www.saskatchewan.ca/business/taxes-licensing-and-reporting/provincial-taxes-policies-and-bulletins/provincial-sales-tax',
  checked,
})

const act = law('The Provincial Sales Tax Act, RSS 1978, c. P-34.1, s. 5')
const bulletin = law('Information Bulletin PST-2, Information for Grocery, Convenience and Drug Stores')
const from = '2017-04-01'

const gst: Component = { name: 'GST', percent: '5', jurisdiction: 'CA' }
const noGst: Component = { ...gst, percent: '0' }
const pst: Component = { name: 'PST', percent: '6' }
const liquor: Component = { name: 'Liquor consumption tax', percent: '10' }

/** PST of 6 percent beside the GST. Snacks and children's clothing lost their exemption on 2017-04-01; books keep it. */
export const saskatchewan = defineTerritory({
  code: 'CA-SK',
  name: 'Saskatchewan',
  select: { subdivisions: ['CA-SK'] },
  tax: {
    'rate.standard': since('2017-03-23', { components: [gst, pst] }, act),
    'rate.liquor': since(from, { components: [gst, liquor] }, law('The Liquor Consumption Tax Act')),
    'rate.holiday-taxed': duringHoliday({ components: [noGst, pst], category: 'Z', reason: HOLIDAY_REASON }),
    'rate.holiday-liquor': duringHoliday({ components: [noGst, liquor], category: 'Z', reason: HOLIDAY_REASON }),
    'kind.alcohol': withHoliday(
      from,
      'liquor',
      exceptSpirits('holiday-liquor', 'liquor'),
      law('The Liquor Consumption Tax Act'),
    ),
    'kind.confectionery': withHoliday(from, 'standard', 'holiday-taxed', bulletin),
    'kind.drink': withHoliday(from, 'standard', 'holiday-taxed', bulletin),
    'kind.toy': withHoliday(from, 'standard', 'holiday-taxed', act),
    'kind.children-clothing': withHoliday(from, 'standard', 'holiday-taxed', bulletin),
    'kind.book': withHoliday(from, 'relieved', 'holiday', bulletin),
    'kind.press': withHoliday(from, 'relieved', 'holiday', bulletin),
  },
})

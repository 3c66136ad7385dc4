import { type Dated, since } from '../../../core/country/dated.ts'
import { defineTerritory } from '../../../core/country/define-country.ts'
import type { Component, KindBand } from '../../../core/country/section/tax.ts'
import type { Source } from '../../../core/country/source.ts'
import { duringHoliday, exceptSpirits, HOLIDAY_REASON, withHoliday } from '../holiday.ts'
import { source } from '../sources.ts'

const law = (cite: string, checked: Source['checked'] = 'secondary'): Source => ({
  cite,
  url: 'https://www.gov.mb.ca/finance/taxation/bulletins.html',
  checked,
})

const act = law('The Retail Sales Tax Act, CCSM c. R130, s. 2')
const clothing = law('Bulletin No. 001, Clothing, Footwear and Accessories', 'primary')
const groceries: Source = {
  cite: 'The Budget Implementation and Tax Statutes Amendment Act, 2026 (Bill 53), Part 2: no RST on groceries from 2026-07-01',
  url: 'https://web2.gov.mb.ca/bills/43-3/b053e.php',
  checked: 'secondary',
}
const from = '2013-07-01'

const gst: Component = { name: 'GST', percent: '5', jurisdiction: 'CA' }
const rst = (percent: string): Component => ({ name: 'RST', percent })

function upTo150(relieved: string, taxed: string): KindBand {
  return [{ band: relieved, when: { unitPriceAtMost: 150_00 } }, { band: taxed }]
}

/** Sweets, snacks and soft drinks, which are no basic groceries: the GST stays on them. */
function untilGroceries(): Dated<KindBand> {
  return [
    ...withHoliday(from, 'standard', 'holiday-taxed', law('Bulletin No. 029, Food and Beverages')),
    { from: '2026-07-01', value: 'relieved', source: groceries },
  ]
}

/** RST of 7 percent beside the GST. Children's clothing is free of it up to CAD 150 an item. */
export const manitoba = defineTerritory({
  code: 'CA-MB',
  name: 'Manitoba',
  select: { subdivisions: ['CA-MB'] },
  tax: {
    'rate.standard': [
      { from, value: { components: [gst, rst('8')] }, source: act },
      { from: '2019-07-01', value: { components: [gst, rst('7')] }, source: law('Bulletin No. 030', 'primary') },
    ],
    'rate.holiday-taxed': duringHoliday({
      components: [{ ...gst, percent: '0' }, rst('7')],
      category: 'Z',
      reason: HOLIDAY_REASON,
    }),
    'kind.alcohol': withHoliday(from, 'standard', exceptSpirits('holiday-taxed', 'standard'), act),
    'kind.confectionery': untilGroceries(),
    'kind.drink': untilGroceries(),
    'kind.toy': withHoliday(from, 'standard', 'holiday-taxed', act),
    'kind.children-clothing': withHoliday(
      from,
      upTo150('relieved', 'standard'),
      upTo150('holiday', 'holiday-taxed'),
      clothing,
    ),
    'kind.book': withHoliday(from, 'relieved', 'holiday', law('Bulletin No. 030, s. 3')),
    'kind.press': withHoliday(from, 'relieved', 'holiday', law('The Retail Sales Tax Act, s. 3(1)', 'none')),
  },
  legal: {
    'ageGate.alcohol': since('1970-08-01', { years: 18, kinds: ['alcohol'] }, source.drinkingAge),
  },
})

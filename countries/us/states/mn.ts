import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://www.revenue.state.mn.us/sales-and-use-tax')

/** Alcohol: 2.5 percent gross receipts tax on top. */
export const minnesota = state('US-MN', 'Minnesota', law('Minn. Stat. § 297A.67'), {
  'rate.standard': stateRate(law('Minn. Stat. § 297A.62'), ['2009-07-01', '6.875']),
  ...kinds(LONG_SINCE, law('Minn. Stat. § 297A.67'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    medicine: 'exempt',
    'medical-device': 'exempt',
    press: 'exempt',
    hygiene: 'exempt',
    clothing: 'exempt',
    'children-clothing': 'exempt',
  }),
  'rate.alcohol': stateRate(law('Minn. Stat. § 297A.62 and 295.75', 'none'), ['2009-07-01', '9.375']),
  'kind.alcohol': since('2009-07-01', 'alcohol', law('Minn. Stat. § 295.75', 'none')),
})

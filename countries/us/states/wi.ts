import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://www.revenue.wi.gov/Pages/SalesAndUse/Home.aspx')

export const wisconsin = state('US-WI', 'Wisconsin', law('Wis. Stat. § 77.54'), {
  'rate.standard': stateRate(law('Wis. Stat. § 77.52'), [LONG_SINCE, '5']),
  ...kinds(LONG_SINCE, law('Wis. Stat. § 77.54'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    'medical-device': 'exempt',
    press: 'exempt',
  }),
})

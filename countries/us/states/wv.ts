import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate } from '../state.ts'

const law = department('https://tax.wv.gov/Business/SalesAndUseTax/Pages/SalesAndUseTax.aspx')

export const westVirginia = state('US-WV', 'West Virginia', law('W. Va. Code § 11-15-9'), {
  'rate.standard': stateRate(law('W. Va. Code § 11-15-3'), [LONG_SINCE, '6']),
  ...kinds(LONG_SINCE, law('W. Va. Code § 11-15-9'), {
    food: 'exempt',
    confectionery: 'exempt',
    drink: 'standard',
    press: NEWSPAPERS_ONLY,
  }),
  ...kinds(LONG_SINCE, law('W. Va. Code § 11-15-3', 'none'), { 'e-book': 'exempt', 'digital-service': 'exempt' }),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate } from '../state.ts'

const law = department('https://www.in.gov/dor/business-tax/sales-tax/')

export const indiana = state('US-IN', 'Indiana', law('Ind. Code § 6-2.5-5'), {
  'rate.standard': stateRate(law('Ind. Code § 6-2.5-2-2'), ['2008-04-01', '7']),
  ...kinds(LONG_SINCE, law('Ind. Code § 6-2.5-5'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    press: NEWSPAPERS_ONLY,
  }),
})

import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate } from '../state.ts'

const law = department('https://dor.sc.gov/sales-use-tax-index/sales-tax')

/** Streaming is taxed as communication, a download is not. Some county taxes apply to food. */
export const southCarolina = state('US-SC', 'South Carolina', law('S.C. Code § 12-36-2120'), {
  'rate.standard': stateRate(law('S.C. Code § 12-36-910, 12-36-1110'), ['2007-06-01', '6']),
  ...kinds(LONG_SINCE, law('S.C. Code § 12-36-2120'), {
    food: 'food',
    confectionery: 'food',
    drink: 'food',
    press: NEWSPAPERS_ONLY,
  }),
  'rate.food': stateRate(law('S.C. Code § 12-36-2120(75)'), ['2007-11-01', '0']),
  'kind.e-book': since(LONG_SINCE, 'exempt', law('S.C. Code § 12-36-60')),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://tax.hawaii.gov/geninfo/get/')

/** A general excise tax on the seller, passed on to the buyer as custom allows; food is taxed like all goods. */
export const hawaii = state('US-HI', 'Hawaii', law('HRS § 237-24.3'), {
  'rate.standard': stateRate(law('HRS § 237-13'), ['1965-07-01', '4']),
  ...kinds(LONG_SINCE, law('HRS § 237-24.3'), { food: 'standard' }),
})

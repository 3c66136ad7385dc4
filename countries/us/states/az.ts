import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://azdor.gov/transaction-privilege-tax')

export const arizona = state('US-AZ', 'Arizona', law('A.R.S. § 42-5061, 42-5102'), {
  'rate.standard': stateRate(law('A.R.S. § 42-5010'), ['2013-06-01', '5.6']),
  ...kinds(LONG_SINCE, law('A.R.S. § 42-5061, 42-5102'), { food: 'exempt', confectionery: 'exempt', drink: 'exempt' }),
  ...untaxedDelivery(law('A.A.C. R15-5-133')),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://tax.idaho.gov/taxes/sales-use/')

/** Food is taxed; residents get an income tax credit for it. */
export const idaho = state('US-ID', 'Idaho', law('Idaho Code § 63-3622'), {
  'rate.standard': stateRate(law('Idaho Code § 63-3619'), ['2006-10-01', '6']),
  ...kinds(LONG_SINCE, law('Idaho Code § 63-3622'), { food: 'standard' }),
  ...untaxedDelivery(law('Idaho Code § 63-3613(b)')),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://revenue.ky.gov/Business/Sales-Use-Tax/')

export const kentucky = state('US-KY', 'Kentucky', law('KRS 139.472, 139.485'), {
  'rate.standard': stateRate(law('KRS 139.200'), ['1990-07-01', '6']),
  ...kinds(LONG_SINCE, law('KRS 139.472, 139.485'), { food: 'exempt', confectionery: 'standard', drink: 'standard' }),
})

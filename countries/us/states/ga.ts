import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://dor.georgia.gov/taxes/business-taxes/sales-use-tax')

/** Digital goods bought for permanent use are taxed since 2024, subscriptions are not. Counties go on taxing food. */
export const georgia = state('US-GA', 'Georgia', law('O.C.G.A. § 48-8-3'), {
  'rate.standard': stateRate(law('O.C.G.A. § 48-8-30'), ['1989-04-01', '4']),
  ...kinds(LONG_SINCE, law('O.C.G.A. § 48-8-3'), { food: 'food', confectionery: 'food', drink: 'food' }),
  'rate.food': stateRate(law('O.C.G.A. § 48-8-3(57)'), ['1998-10-01', '0']),
  'kind.e-book': bands(law('O.C.G.A. § 48-8-30, SB 56 (2023)'), [LONG_SINCE, 'exempt'], ['2024-01-01', 'standard']),
  'kind.digital-service': bands(law('O.C.G.A. § 48-8-30, SB 56 (2023)'), [LONG_SINCE, 'exempt']),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://dor.mo.gov/taxation/business/tax-types/sales-use/')

export const missouri = state('US-MO', 'Missouri', law('RSMo § 144.030'), {
  'rate.standard': stateRate(law('RSMo § 144.020'), ['1989-07-01', '4.225']),
  ...kinds(LONG_SINCE, law('RSMo § 144.030'), {
    food: 'food',
    confectionery: 'food',
    drink: 'food',
    'medical-device': 'exempt',
  }),
  ...kinds(LONG_SINCE, law('RSMo § 144.020', 'none'), { 'e-book': 'exempt', 'digital-service': 'exempt' }),
  'rate.food': stateRate(law('RSMo § 144.014'), ['1997-10-01', '1.225']),
  'kind.hygiene': bands(
    law('RSMo § 144.030'),
    [LONG_SINCE, 'standard'],
    ['2025-08-28', 'exempt', law('RSMo § 144.030, HB 594 (2025)', 'none')],
  ),
  ...untaxedDelivery(law('RSMo § 144.010.1(11)')),
})

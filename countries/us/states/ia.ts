import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://revenue.iowa.gov/taxes/tax-guidance/sales-use-excise-tax')

export const iowa = state('US-IA', 'Iowa', law('Iowa Code § 423.3'), {
  'rate.standard': stateRate(law('Iowa Code § 423.2'), ['2008-07-01', '6']),
  ...kinds(LONG_SINCE, law('Iowa Code § 423.3'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    press: NEWSPAPERS_ONLY,
  }),
  'kind.hygiene': bands(
    law('Iowa Code § 423.3(106), SF 2367 (2022)'),
    [LONG_SINCE, 'standard'],
    ['2023-01-01', 'exempt'],
  ),
  ...untaxedDelivery(law('Iowa Code § 423.1(47)')),
})

import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://www.revenue.alabama.gov/sales-use/')

/** Groceries are those that SNAP benefits may buy, sweets and soft drinks among them. Equipment is free only for Medicare's recipients (§ 40-9-30). */
export const alabama = state('US-AL', 'Alabama', law('Ala. Code § 40-23-4'), {
  'rate.standard': stateRate(law('Ala. Code § 40-23-2'), ['1963-10-01', '4']),
  ...kinds(LONG_SINCE, law('Ala. Code § 40-23-4'), { food: 'food', confectionery: 'food', drink: 'food' }),
  'rate.food': stateRate(
    law('Ala. Code § 40-23-2(6), Act 2023-554 and Act 2025-307'),
    [LONG_SINCE, '4'],
    ['2023-09-01', '3'],
    ['2025-09-01', '2'],
  ),
  'rate.care': stateRate(law('Act 2025-303'), ['2025-09-01', '0']),
  'kind.hygiene': bands(
    law('Act 2025-303'),
    [LONG_SINCE, 'standard'],
    ['2025-09-01', 'care'],
    ['2028-09-01', 'standard'],
  ),
  'kind.medical-device': since(LONG_SINCE, 'standard', law('Ala. Code § 40-9-30', 'primary')),
  ...untaxedDelivery(law('Ala. Admin. Code r. 810-6-1-.178')),
})

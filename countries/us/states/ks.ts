import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://www.ksrevenue.gov/salesanduse.html')

/** Cities and counties go on taxing food. Alcohol bears a tax of its own instead. */
export const kansas = state('US-KS', 'Kansas', law('K.S.A. 79-3606'), {
  'rate.standard': stateRate(law('K.S.A. 79-3603'), ['2015-07-01', '6.5']),
  ...kinds(LONG_SINCE, law('K.S.A. 79-3606'), {
    food: 'food',
    confectionery: 'food',
    drink: 'food',
    'e-book': 'exempt',
    'digital-service': 'exempt',
  }),
  'rate.food': stateRate(
    law('K.S.A. 79-3603d, HB 2106 (2022)'),
    ['2015-07-01', '6.5'],
    ['2023-01-01', '4'],
    ['2024-01-01', '2'],
    ['2025-01-01', '0'],
  ),
  'rate.alcohol': stateRate(law('K.S.A. 79-4101 (liquor enforcement tax)', 'none'), [LONG_SINCE, '8']),
  'kind.alcohol': since(LONG_SINCE, 'alcohol', law('K.S.A. 79-4101 (liquor enforcement tax)', 'none')),
  ...untaxedDelivery(law('K.S.A. 79-3602(ll), HB 2002 (2023)', 'none'), '2023-07-01'),
})

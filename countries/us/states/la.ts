import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://revenue.louisiana.gov/SalesTax')

/** Parishes go on taxing food; menstrual products were freed of the state’s tax first, of theirs from 2025. */
export const louisiana = state('US-LA', 'Louisiana', law('La. R.S. 47:305'), {
  'rate.standard': stateRate(
    law('La. R.S. 47:302, 47:321, 47:331'),
    ['2018-07-01', '4.45'],
    ['2025-01-01', '5'],
    ['2030-01-01', '4.75'],
  ),
  ...kinds(LONG_SINCE, law('La. R.S. 47:305'), { food: 'food', confectionery: 'food', drink: 'food' }),
  'rate.food': stateRate(law('La. Const. art. VII, § 2.2'), ['2003-07-01', '0']),
  'rate.care': stateRate(law('La. R.S. 47:305.75, Act 449 of 2021', 'primary'), ['2022-07-01', '0']),
  'kind.hygiene': bands(
    law('La. R.S. 47:305.75', 'primary'),
    [LONG_SINCE, 'standard'],
    ['2022-07-01', 'care'],
    ['2025-01-01', 'exempt'],
  ),
  'kind.e-book': bands(law('La. R.S. 47:301, Act 10 of 2024'), [LONG_SINCE, 'exempt'], ['2025-01-01', 'standard']),
  'kind.digital-service': bands(
    law('La. R.S. 47:301, Act 10 of 2024'),
    [LONG_SINCE, 'exempt'],
    ['2025-01-01', 'standard'],
  ),
  ...untaxedDelivery(law('La. Admin. Code tit. 61, § I.4301')),
})

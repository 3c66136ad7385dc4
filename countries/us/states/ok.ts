import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://oklahoma.gov/tax/businesses/sales-use-tax.html')

/** Cities and counties go on taxing food. */
export const oklahoma = state('US-OK', 'Oklahoma', law('68 O.S. § 1357'), {
  'rate.standard': stateRate(law('68 O.S. § 1354'), [LONG_SINCE, '4.5']),
  ...kinds(LONG_SINCE, law('68 O.S. § 1357'), {
    food: 'food',
    confectionery: 'food',
    drink: 'food',
    press: 'exempt',
    'e-book': 'exempt',
    'digital-service': 'exempt',
  }),
  'rate.food': stateRate(law('68 O.S. § 1357.6, HB 1955 (2024)'), [LONG_SINCE, '4.5'], ['2024-08-29', '0']),
  ...untaxedDelivery(law('68 O.S. § 1352(12)')),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://www.tax.virginia.gov/retail-sales-and-use-tax')

/** Towns add 1 percent everywhere, on food and menstrual products too, which is all that is left there since 2023. */
export const virginia = state('US-VA', 'Virginia', law('Va. Code § 58.1-609.1 ff.'), {
  'rate.standard': stateRate(law('Va. Code § 58.1-603'), ['2013-07-01', '4.3']),
  ...kinds(LONG_SINCE, law('Va. Code § 58.1-609.1 ff.'), {
    food: 'food',
    confectionery: 'food',
    drink: 'food',
    medicine: 'exempt',
    'medical-device': 'exempt',
    press: 'exempt',
  }),
  ...kinds(LONG_SINCE, law('Va. Code § 58.1-603', 'none'), { 'e-book': 'exempt', 'digital-service': 'exempt' }),
  'rate.food': stateRate(
    law('Va. Code § 58.1-611.1'),
    ['2005-07-01', '1.5'],
    ['2023-01-01', '0', law('Va. Code § 58.1-611.1, 2022 Acts ch. 2 (Special Session I)')],
  ),
  'kind.hygiene': bands(law('Va. Code § 58.1-611.1, HB 2540 (2019)'), [LONG_SINCE, 'standard'], ['2020-01-01', 'food']),
  ...untaxedDelivery(law('Va. Code § 58.1-609.5(3)')),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://tax.utah.gov/sales')

/** Towns add 1.25 percent everywhere, on food too, which makes 3 percent on food (`local-rates.ts`). */
export const utah = state('US-UT', 'Utah', law('Utah Code § 59-12-104'), {
  'rate.standard': stateRate(law('Utah Code § 59-12-103'), [LONG_SINCE, '4.7'], ['2019-04-01', '4.85']),
  ...kinds(LONG_SINCE, law('Utah Code § 59-12-104'), {
    food: 'food',
    confectionery: 'food',
    drink: 'food',
    press: NEWSPAPERS_ONLY,
  }),
  'rate.food': stateRate(law('Utah Code § 59-12-103(2)(c)'), ['2008-01-01', '1.75']),
  ...untaxedDelivery(law('Utah Code § 59-12-102(27)')),
})

import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate } from '../state.ts'

const law = department('https://www.tn.gov/revenue/taxes/sales-and-use-tax.html')

/** Food went free of the state’s and of local tax in August 2022 and from August to October 2023. Sweets are no food here. */
export const tennessee = state('US-TN', 'Tennessee', law('Tenn. Code § 67-6-301 ff.'), {
  'rate.standard': stateRate(law('Tenn. Code § 67-6-202'), ['2002-07-15', '7']),
  ...kinds(LONG_SINCE, law('Tenn. Code § 67-6-301 ff.'), { 'medical-device': 'exempt', press: NEWSPAPERS_ONLY }),
  'rate.food': stateRate(law('Tenn. Code § 67-6-228'), ['2017-07-01', '4']),
  'kind.food': bands(
    law('Tenn. Code § 67-6-228'),
    ['2017-07-01', 'food'],
    ['2022-08-01', 'exempt', law('Public Chapter 1131 of 2022', 'none')],
    ['2022-09-01', 'food', law('Public Chapter 1131 of 2022', 'none')],
    ['2023-08-01', 'exempt', law('Tennessee Works Tax Act, Public Chapter 377 of 2023')],
    ['2023-11-01', 'food', law('Tennessee Works Tax Act, Public Chapter 377 of 2023')],
  ),
  'kind.drink': since('2017-07-01', 'food', law('Tenn. Code § 67-6-228')),
  'kind.confectionery': since(LONG_SINCE, 'standard', law('Tenn. Code § 67-6-228', 'none')),
})

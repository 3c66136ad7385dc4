import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate } from '../state.ts'

const law = department('https://tax.ohio.gov/business/ohio-business-taxes/sales-and-use')

export const ohio = state('US-OH', 'Ohio', law('Ohio R.C. 5739.02(B)'), {
  'rate.standard': stateRate(law('Ohio R.C. 5739.02'), ['2013-09-01', '5.75']),
  ...kinds(LONG_SINCE, law('Ohio R.C. 5739.02(B)'), {
    food: 'exempt',
    confectionery: 'exempt',
    drink: 'standard',
  }),
  /** Of magazines only those go free that are given away; subscriptions are taxed since 2014. */
  'kind.press': since(LONG_SINCE, NEWSPAPERS_ONLY, law('Ohio Admin. Code 5703-9-28(B)', 'primary')),
  'kind.hygiene': bands(
    law('Ohio R.C. 5739.02(B)(57), S.B. 26'),
    [LONG_SINCE, 'standard'],
    ['2020-04-01', 'exempt', law('Ohio R.C. 5739.02(B)(57), S.B. 26', 'none')],
  ),
})

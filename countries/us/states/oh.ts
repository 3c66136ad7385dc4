import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://tax.ohio.gov/business/ohio-business-taxes/sales-and-use')

export const ohio = state('US-OH', 'Ohio', law('Ohio R.C. 5739.02(B)'), {
  'rate.standard': stateRate(law('Ohio R.C. 5739.02'), ['2013-09-01', '5.75']),
  ...kinds(LONG_SINCE, law('Ohio R.C. 5739.02(B)'), {
    food: 'exempt',
    confectionery: 'exempt',
    drink: 'standard',
    press: 'exempt',
  }),
  'kind.hygiene': bands(
    law('Ohio R.C. 5739.02(B)(57), S.B. 26'),
    [LONG_SINCE, 'standard'],
    ['2020-04-01', 'exempt', law('Ohio R.C. 5739.02(B)(57), S.B. 26', 'none')],
  ),
})

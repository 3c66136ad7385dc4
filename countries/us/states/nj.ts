import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://www.nj.gov/treasury/taxation/businesses/salestax/')

export const newJersey = state('US-NJ', 'New Jersey', law('N.J.S.A. 54:32B-8.1 ff.'), {
  'rate.standard': stateRate(law('N.J.S.A. 54:32B-3'), ['2018-01-01', '6.625']),
  ...kinds(LONG_SINCE, law('N.J.S.A. 54:32B-8.1 ff.'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    medicine: 'exempt',
    'medical-device': 'exempt',
    hygiene: 'exempt',
    clothing: 'exempt',
    'children-clothing': 'exempt',
  }),
  'kind.press': since('2006-10-01', 'exempt', law('N.J.S.A. 54:32B-8.5', 'primary')),
})

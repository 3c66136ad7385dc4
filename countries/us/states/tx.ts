import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://comptroller.texas.gov/taxes/sales/')

export const texas = state('US-TX', 'Texas', law('Tex. Tax Code § 151.313, 151.314'), {
  'rate.standard': stateRate(law('Tex. Tax Code § 151.051'), ['1990-07-01', '6.25']),
  ...kinds(LONG_SINCE, law('Tex. Tax Code § 151.313, 151.314'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    medicine: 'exempt',
    press: 'exempt',
  }),
  'kind.hygiene': bands(
    law('Tex. Tax Code § 151.313(a)(18), S.B. 379 (2023)'),
    [LONG_SINCE, 'standard'],
    ['2023-09-01', 'exempt'],
  ),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department(
  'https://www.pa.gov/agencies/revenue/resources/tax-types-and-information/sales-use-and-hotel-occupancy-tax',
)

export const pennsylvania = state('US-PA', 'Pennsylvania', law('72 P.S. § 7204'), {
  'rate.standard': stateRate(law('72 P.S. § 7202'), [LONG_SINCE, '6']),
  ...kinds(LONG_SINCE, law('72 P.S. § 7204'), {
    food: 'exempt',
    confectionery: 'exempt',
    drink: 'standard',
    medicine: 'exempt',
    'medical-device': 'exempt',
    press: 'exempt',
    hygiene: 'exempt',
    clothing: 'exempt',
    'children-clothing': 'exempt',
  }),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://www.dfa.arkansas.gov/office/taxes/excise-tax-administration/sales-use-tax/')

/** Sweets and soft drinks left the reduced rate for food on 2018-01-01. Towns go on taxing food. */
export const arkansas = state('US-AR', 'Arkansas', law('Ark. Code § 26-52-401'), {
  'rate.standard': stateRate(law('Ark. Code § 26-52-301 and 26-52-302'), ['2013-07-01', '6.5']),
  ...kinds(LONG_SINCE, law('Ark. Code § 26-52-401'), {
    food: 'food',
    confectionery: 'standard',
    drink: 'standard',
    press: 'exempt',
  }),
  'rate.food': stateRate(
    law('Ark. Code § 26-52-317, Act 1008 of 2025 (Grocery Tax Relief Act)'),
    ['2011-07-01', '1.5'],
    ['2019-01-01', '0.125'],
    ['2026-01-01', '0'],
  ),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://www.dor.ms.gov/business/sales-tax')

/** Groceries are those that SNAP benefits may buy. */
export const mississippi = state('US-MS', 'Mississippi', law('Miss. Code § 27-65-111'), {
  'rate.standard': stateRate(law('Miss. Code § 27-65-17'), ['1992-06-01', '7']),
  ...kinds(LONG_SINCE, law('Miss. Code § 27-65-111'), {
    food: 'food',
    confectionery: 'food',
    drink: 'food',
    press: 'exempt',
  }),
  'rate.food': stateRate(law('Miss. Code § 27-65-26, HB 1 (2025)'), ['1992-06-01', '7'], ['2025-07-01', '5']),
})

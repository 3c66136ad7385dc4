import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate } from '../state.ts'

const law = department('https://dor.wa.gov/taxes-rates/retail-sales-tax')

export const washington = state('US-WA', 'Washington', law('RCW 82.08.0293 ff.'), {
  'rate.standard': stateRate(law('RCW 82.08.020'), ['1983-05-01', '6.5']),
  ...kinds(LONG_SINCE, law('RCW 82.08.0293 ff.'), {
    food: 'exempt',
    confectionery: 'exempt',
    drink: 'standard',
    press: NEWSPAPERS_ONLY,
  }),
  'kind.hygiene': bands(law('RCW 82.08.02833'), [LONG_SINCE, 'standard'], ['2020-07-01', 'exempt']),
})

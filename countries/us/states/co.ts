import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://tax.colorado.gov/sales-use-tax')

export const colorado = state('US-CO', 'Colorado', law('C.R.S. § 39-26-707'), {
  'rate.standard': stateRate(law('C.R.S. § 39-26-106'), ['2001-01-01', '2.9']),
  ...kinds(LONG_SINCE, law('C.R.S. § 39-26-707'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    press: NEWSPAPERS_ONLY,
  }),
  'kind.hygiene': bands(law('C.R.S. § 39-26-735, HB22-1055'), [LONG_SINCE, 'standard'], ['2023-01-01', 'exempt']),
  ...untaxedDelivery(law('C.R.S. § 39-26-102(12)')),
})

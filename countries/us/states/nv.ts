import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://tax.nv.gov/tax-types/sales-tax-use-tax/')

/** 2 percent for the state and 2.6 for schools; counties levy at least 2.25 more everywhere (`local-rates.ts`). */
export const nevada = state('US-NV', 'Nevada', law('NRS 372.283 ff.'), {
  'rate.standard': stateRate(law('NRS 372.105, 374.110'), ['2009-07-01', '4.6']),
  ...kinds(LONG_SINCE, law('NRS 372.283 ff.'), {
    food: 'exempt',
    confectionery: 'exempt',
    drink: 'exempt',
    'medical-device': 'exempt',
    press: NEWSPAPERS_ONLY,
  }),
  ...kinds(LONG_SINCE, law('NRS 372.105, 374.110', 'none'), { 'e-book': 'exempt', 'digital-service': 'exempt' }),
  'kind.hygiene': bands(law('NRS 372.2845'), [LONG_SINCE, 'standard'], ['2019-01-01', 'exempt']),
  ...untaxedDelivery(law('NRS 372.025(3)')),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate } from '../state.ts'

const law = department('https://revenue.nebraska.gov/businesses/sales-and-use-tax')

export const nebraska = state('US-NE', 'Nebraska', law('Neb. Rev. Stat. § 77-2704.24 ff.'), {
  'rate.standard': stateRate(law('Neb. Rev. Stat. § 77-2701.02'), ['2002-10-01', '5.5']),
  ...kinds(LONG_SINCE, law('Neb. Rev. Stat. § 77-2704.24 ff.'), {
    food: 'exempt',
    confectionery: 'exempt',
    drink: 'exempt',
    press: NEWSPAPERS_ONLY,
  }),
  'kind.hygiene': bands(
    law('Neb. Rev. Stat. § 77-2704.69, LB 984'),
    [LONG_SINCE, 'standard'],
    ['2022-07-01', 'exempt', law('Neb. Rev. Stat. § 77-2704.69, LB 984', 'none')],
  ),
})

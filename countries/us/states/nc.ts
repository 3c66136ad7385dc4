import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://www.ncdor.gov/taxes-forms/sales-and-use-tax')

/**
 * Food bears 2 percent of county tax everywhere (`local-rates.ts`). Newspapers are taxed since the exemption of
 * § 105-164.13(28) was repealed with 2014; magazines always were.
 */
export const northCarolina = state('US-NC', 'North Carolina', law('N.C.G.S. § 105-164.13'), {
  'rate.standard': stateRate(law('N.C.G.S. § 105-164.4'), ['2011-07-01', '4.75']),
  ...kinds(LONG_SINCE, law('N.C.G.S. § 105-164.13'), {
    food: 'food',
    confectionery: 'standard',
    drink: 'standard',
  }),
  'rate.food': stateRate(law('N.C.G.S. § 105-164.13B'), [LONG_SINCE, '0']),
  'kind.medical-device': since(
    LONG_SINCE,
    [{ band: 'exempt', when: { subKind: 'prescription' } }, { band: 'standard' }],
    law('N.C.G.S. § 105-164.13(12), 17 NCAC 07B .3302', 'primary'),
  ),
})

import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://www.tax.nd.gov/business/sales-and-use-tax')

export const northDakota = state('US-ND', 'North Dakota', law('N.D.C.C. § 57-39.2-04 ff.'), {
  'rate.standard': stateRate(law('N.D.C.C. § 57-39.2-02.1'), [LONG_SINCE, '5']),
  ...kinds(LONG_SINCE, law('N.D.C.C. § 57-39.2-04 ff.'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    'medical-device': 'exempt',
    press: 'exempt',
    'e-book': 'exempt',
    'digital-service': 'exempt',
  }),
  'rate.alcohol': stateRate(law('N.D.C.C. § 57-39.6-02', 'none'), [LONG_SINCE, '7']),
  'kind.alcohol': since(LONG_SINCE, 'alcohol', law('N.D.C.C. § 57-39.6-02', 'none')),
})

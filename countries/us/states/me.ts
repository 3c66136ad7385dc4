import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://www.maine.gov/revenue/taxes/sales-use-service-provider-tax')

export const maine = state('US-ME', 'Maine', law('36 M.R.S. § 1760'), {
  'rate.standard': stateRate(law('36 M.R.S. § 1811'), ['2013-10-01', '5.5']),
  ...kinds(LONG_SINCE, law('36 M.R.S. § 1760'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    'medical-device': 'exempt',
  }),
  'kind.hygiene': bands(
    law('36 M.R.S. § 1760(110)'),
    [LONG_SINCE, 'standard'],
    ['2021-10-18', 'exempt', law('36 M.R.S. § 1760(110)', 'none')],
  ),
  ...untaxedDelivery(law('36 M.R.S. § 1752(14)(B)(7), MRS sales tax FAQ 13', 'primary')),
})

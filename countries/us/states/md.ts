import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://www.marylandcomptroller.gov/business/sales-use.html')

export const maryland = state('US-MD', 'Maryland', law('Md. Code, Tax-Gen. § 11-206, 11-211'), {
  'rate.standard': stateRate(law('Md. Code, Tax-Gen. § 11-104'), ['2008-01-03', '6']),
  ...kinds(LONG_SINCE, law('Md. Code, Tax-Gen. § 11-206, 11-211'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    medicine: 'exempt',
    hygiene: 'exempt',
  }),
  'rate.alcohol': stateRate(law('Md. Code, Tax-Gen. § 11-104(g)', 'none'), ['2011-07-01', '9']),
  'kind.alcohol': since('2011-07-01', 'alcohol', law('Md. Code, Tax-Gen. § 11-104(g)', 'none')),
  'kind.e-book': bands(
    law('Md. Code, Tax-Gen. § 11-101'),
    [LONG_SINCE, 'exempt'],
    ['2021-03-14', 'standard', law('Md. Code, Tax-Gen. § 11-101(c-3), Ch. 38 of 2021', 'none')],
  ),
  'kind.digital-service': bands(
    law('Md. Code, Tax-Gen. § 11-101'),
    [LONG_SINCE, 'exempt'],
    ['2021-03-14', 'standard', law('Md. Code, Tax-Gen. § 11-101(c-3), Ch. 38 of 2021', 'none')],
  ),
  ...untaxedDelivery(law('Md. Code, Tax-Gen. § 11-101(l)(3)')),
})

import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate } from '../state.ts'

const law = department('https://tax.vermont.gov/business/sut')

/** Soft drinks are taxed since 2015-07-01. */
export const vermont = state('US-VT', 'Vermont', law('32 V.S.A. § 9741'), {
  'rate.standard': stateRate(law('32 V.S.A. § 9771'), ['2003-10-01', '6']),
  ...kinds(LONG_SINCE, law('32 V.S.A. § 9741'), {
    food: 'exempt',
    confectionery: 'exempt',
    medicine: 'exempt',
    'medical-device': 'exempt',
    press: NEWSPAPERS_ONLY,
    clothing: 'exempt',
    'children-clothing': 'exempt',
  }),
  'kind.hygiene': bands(
    law('32 V.S.A. § 9741(56)'),
    [LONG_SINCE, 'standard'],
    ['2021-07-01', 'exempt', law('32 V.S.A. § 9741(56)', 'none')],
  ),
  'kind.drink': since('2015-07-01', 'standard', law('32 V.S.A. § 9701(53)', 'none')),
})

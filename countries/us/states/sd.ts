import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate } from '../state.ts'

const law = department('https://dor.sd.gov/businesses/taxes/sales-use-tax/')

/** Food is taxed like all goods. The lower rate was enacted for four years only. */
export const southDakota = state('US-SD', 'South Dakota', law('SDCL 10-45-14'), {
  ...kinds(LONG_SINCE, law('SDCL 10-45-14'), { food: 'standard', press: NEWSPAPERS_ONLY }),
  'rate.standard': stateRate(
    law('SDCL 10-45-2, HB 1137 (2023)'),
    ['2016-06-01', '4.5'],
    ['2023-07-01', '4.2'],
    ['2027-07-01', '4.5', law('HB 1137 (2023), § 17', 'none')],
  ),
  'kind.medical-device': since(
    LONG_SINCE,
    [{ band: 'exempt', when: { subKind: 'prescription' } }, { band: 'standard' }],
    law('SDCL 10-45-14.11', 'primary'),
  ),
})

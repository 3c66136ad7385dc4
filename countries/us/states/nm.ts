import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate } from '../state.ts'

const law = department('https://www.tax.newmexico.gov/businesses/gross-receipts-overview/')

/** A gross receipts tax on the seller. Groceries are deductible for retail food stores. */
export const newMexico = state('US-NM', 'New Mexico', law('NMSA § 7-9-92, 7-9-73.2'), {
  'rate.standard': stateRate(
    law('NMSA § 7-9-4'),
    ['2010-07-01', '5.125'],
    ['2022-07-01', '5'],
    ['2023-07-01', '4.875'],
  ),
  ...kinds(LONG_SINCE, law('NMSA § 7-9-92, 7-9-73.2'), {
    food: 'exempt',
    confectionery: 'exempt',
    drink: 'exempt',
    press: NEWSPAPERS_ONLY,
  }),
  'kind.hygiene': bands(
    law('NMSA § 7-9-120, HB 163 (2022)'),
    [LONG_SINCE, 'standard'],
    ['2022-07-01', 'exempt', law('NMSA § 7-9-120, HB 163 (2022)', 'none')],
  ),
})

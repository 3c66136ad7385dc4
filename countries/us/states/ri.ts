import type { KindBand } from '../../../core/country/section/tax.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, NEWSPAPERS_ONLY, state, stateRate } from '../state.ts'

const law = department('https://tax.ri.gov/tax-sections/sales-excise-taxes/sales-use-tax')

const UP_TO_250: KindBand = [
  { band: 'exempt', when: { unitPriceAtMost: 250_00 } },
  { band: 'standard', taxedAbove: 250_00 },
]

/** Of a garment that costs more than USD 250, only the excess is taxed. */
export const rhodeIsland = state('US-RI', 'Rhode Island', law('R.I. Gen. Laws § 44-18-30'), {
  'rate.standard': stateRate(law('R.I. Gen. Laws § 44-18-18'), [LONG_SINCE, '7']),
  ...kinds(LONG_SINCE, law('R.I. Gen. Laws § 44-18-30'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    'medical-device': 'exempt',
    press: NEWSPAPERS_ONLY,
  }),
  ...kinds('2012-10-01', law('R.I. Gen. Laws § 44-18-30(27)'), { clothing: UP_TO_250, 'children-clothing': UP_TO_250 }),
  'kind.hygiene': bands(
    law('R.I. Gen. Laws § 44-18-30(66)'),
    [LONG_SINCE, 'standard'],
    ['2019-10-01', 'exempt', law('R.I. Gen. Laws § 44-18-30(66)', 'none')],
  ),
  'kind.e-book': bands(law('R.I. Gen. Laws § 44-18-7(16)'), [LONG_SINCE, 'exempt'], ['2019-10-01', 'standard']),
  'kind.digital-service': bands(
    law('R.I. Gen. Laws § 44-18-7(16)'),
    [LONG_SINCE, 'exempt'],
    ['2019-10-01', 'standard'],
  ),
})

import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://portal.ct.gov/drs/sales-tax/tax-information')

/** Digital goods were computer services at 1 percent until 2019-09-30. */
export const connecticut = state('US-CT', 'Connecticut', law('Conn. Gen. Stat. § 12-412'), {
  'rate.standard': stateRate(law('Conn. Gen. Stat. § 12-408'), ['2011-07-01', '6.35']),
  ...kinds(LONG_SINCE, law('Conn. Gen. Stat. § 12-412'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    'medical-device': 'exempt',
    press: 'exempt',
  }),
  'kind.hygiene': bands(law('Conn. Gen. Stat. § 12-412(122)'), [LONG_SINCE, 'standard'], ['2018-07-01', 'exempt']),
  'kind.medicine': since('2015-04-01', 'exempt', law('Conn. Gen. Stat. § 12-412(120)', 'none')),
  'rate.digital': stateRate(law('Conn. Gen. Stat. § 12-408(1)(D)'), ['2007-07-01', '1']),
  'kind.e-book': bands(law('Conn. Gen. Stat. § 12-407(a)(43)'), [LONG_SINCE, 'digital'], ['2019-10-01', 'standard']),
  'kind.digital-service': bands(
    law('Conn. Gen. Stat. § 12-407(a)(43)'),
    [LONG_SINCE, 'digital'],
    ['2019-10-01', 'standard'],
  ),
})

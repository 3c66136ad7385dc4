import { since } from '../../../core/country/dated.ts'
import type { KindBand } from '../../../core/country/section/tax.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate } from '../state.ts'

const law = department('https://www.tax.ny.gov/bus/st/stidx.htm')

const UNDER_110: KindBand = [{ band: 'clothing', when: { unitPriceBelow: 110_00 } }, { band: 'standard' }]

/** Clothing under USD 110 an item is free of the state’s tax; New York City frees it of its own, most counties do not (`local-rates.ts`). */
export const newYork = state('US-NY', 'New York', law('N.Y. Tax Law § 1115'), {
  'rate.standard': stateRate(law('N.Y. Tax Law § 1105'), ['2005-06-01', '4']),
  ...kinds(LONG_SINCE, law('N.Y. Tax Law § 1115'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    medicine: 'exempt',
    'medical-device': 'exempt',
  }),
  ...kinds(LONG_SINCE, law('N.Y. Tax Law § 1105', 'none'), { 'e-book': 'exempt', 'digital-service': 'exempt' }),
  'kind.hygiene': bands(law('N.Y. Tax Law § 1115(a)(3-a)'), [LONG_SINCE, 'standard'], ['2016-09-01', 'exempt']),
  'kind.press': since(LONG_SINCE, 'exempt', law('N.Y. Tax Law § 1115(a)(5), TB-ST-620', 'primary')),
  'rate.clothing': stateRate(law('N.Y. Tax Law § 1115(a)(30)'), ['2012-04-01', '0']),
  ...kinds('2012-04-01', law('N.Y. Tax Law § 1115(a)(30)'), { clothing: UNDER_110, 'children-clothing': UNDER_110 }),
})

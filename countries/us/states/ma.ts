import { since } from '../../../core/country/dated.ts'
import type { KindBand } from '../../../core/country/section/tax.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://www.mass.gov/sales-and-use-tax')

const UP_TO_175: KindBand = [
  { band: 'exempt', when: { unitPriceAtMost: 175_00 } },
  { band: 'standard', taxedAbove: 175_00 },
]

/** Of a garment that costs more than USD 175, only the excess is taxed. Alcohol bears an excise and no sales tax. */
export const massachusetts = state('US-MA', 'Massachusetts', law('M.G.L. c. 64H, § 6'), {
  'rate.standard': stateRate(law('M.G.L. c. 64H, § 2'), ['2009-08-01', '6.25']),
  ...kinds(LONG_SINCE, law('M.G.L. c. 64H, § 6'), {
    food: 'exempt',
    confectionery: 'exempt',
    drink: 'exempt',
    press: 'exempt',
    hygiene: 'exempt',
  }),
  ...kinds(LONG_SINCE, law('M.G.L. c. 64H, § 2', 'none'), { 'e-book': 'exempt', 'digital-service': 'exempt' }),
  ...kinds(LONG_SINCE, law('M.G.L. c. 64H, § 6(k)'), { clothing: UP_TO_175, 'children-clothing': UP_TO_175 }),
  'kind.alcohol': since('2011-01-01', 'exempt', law('M.G.L. c. 64H, § 6(g)', 'none')),
  ...untaxedDelivery(law('M.G.L. c. 64H, § 1')),
})

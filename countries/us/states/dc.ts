import { since } from '../../../core/country/dated.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://otr.cfo.dc.gov/page/tax-rates-and-revenues-sales-and-use-taxes')

/** The rise to 6.5 percent that had been enacted for 2025-10-01 was repealed before it came; the one to 7 on 2026-10-01 stayed. */
export const districtOfColumbia = state('US-DC', 'District of Columbia', law('D.C. Code § 47-2005'), {
  ...kinds(LONG_SINCE, law('D.C. Code § 47-2005'), {
    food: 'exempt',
    confectionery: 'exempt',
    drink: 'soft-drink',
    medicine: 'exempt',
    hygiene: 'exempt',
  }),
  'rate.standard': stateRate(
    law('D.C. Code § 47-2002(a)'),
    ['2018-10-01', '6', law('OTR, District of Columbia Tax Rates Changes Take Effect October 1, 2018', 'primary')],
    ['2026-10-01', '7', law('D.C. Code § 47-2002(a), FY 2025 Budget Support Act, as amended by Act 26-146')],
  ),
  'rate.alcohol': stateRate(law('OTR, District of Columbia Tax Rates Changes Take Effect October 1, 2018', 'primary'), [
    '2018-10-01',
    '10.25',
  ]),
  'kind.alcohol': since('2018-10-01', 'alcohol', law('D.C. Code § 47-2002(a)(3A)', 'primary')),
  'rate.soft-drink': stateRate(law('D.C. Code § 47-2002(a)(5)', 'none'), ['2018-10-01', '6'], ['2019-10-01', '8']),
  ...untaxedDelivery(law('D.C. Mun. Regs. tit. 9, § 408')),
})

import { since } from '../../../core/country/dated.ts'
import type { KindBand } from '../../../core/country/section/tax.ts'
import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://cdtfa.ca.gov/taxes-and-fees/know-your-rate.htm')

/** Magazines by subscription are exempt, newspapers are not (§ 6362.7). */
const SUBSCRIPTIONS: KindBand = [{ band: 'exempt', when: { subKind: 'magazine' } }, { band: 'standard' }]

/** Of the 7.25 percent that everybody pays, 1.25 is the counties’ (`local-rates.ts`). Carbonated drinks are no food (§ 6359(b)). */
export const california = state(
  'US-CA',
  'California',
  law('Cal. Rev. & Tax. Code § 6359 ff.'),
  {
    'rate.standard': stateRate(law('Cal. Rev. & Tax. Code § 6051, 6051.3, 6051.15 and Cal. Const. art. XIII § 35'), [
      '2017-01-01',
      '6',
    ]),
    ...kinds(LONG_SINCE, law('Cal. Rev. & Tax. Code § 6359 ff.'), {
      food: 'exempt',
      confectionery: 'exempt',
      drink: 'standard',
      press: SUBSCRIPTIONS,
      'e-book': 'exempt',
      'digital-service': 'exempt',
    }),
    'kind.hygiene': bands(law('Cal. Rev. & Tax. Code § 6363.10'), [LONG_SINCE, 'standard'], ['2020-01-01', 'exempt']),
    ...untaxedDelivery(law('Cal. Code Regs. tit. 18, § 1628')),
  },
  {
    legal: {
      'notice.proposition-65': since(
        '1988-02-27',
        { message: 'legal.proposition-65' },
        law('Cal. Health & Safety Code § 25249.6', 'none'),
      ),
    },
  },
)

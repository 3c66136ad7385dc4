import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://floridarevenue.com/taxes/taxesfees/Pages/sales_tax.aspx')

/** Delivery is free where the buyer could have picked the goods up. County surtax on one item stops at USD 5,000, which is not modelled. */
export const florida = state('US-FL', 'Florida', law('Fla. Stat. § 212.08'), {
  'rate.standard': stateRate(law('Fla. Stat. § 212.05'), ['1988-02-01', '6']),
  ...kinds(LONG_SINCE, law('Fla. Stat. § 212.08'), {
    food: 'exempt',
    confectionery: 'standard',
    drink: 'standard',
    medicine: 'exempt',
    press: 'exempt',
    'e-book': 'exempt',
    'digital-service': 'exempt',
  }),
  'kind.hygiene': bands(law('Fla. Stat. § 212.08(7)(ooo)'), [LONG_SINCE, 'standard'], ['2018-01-01', 'exempt']),
  ...untaxedDelivery(law('Fla. Admin. Code r. 12A-1.045')),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://www.michigan.gov/taxes/business-taxes/sales-use-tax')

export const michigan = state('US-MI', 'Michigan', law('MCL 205.54a ff.'), {
  'rate.standard': stateRate(law('MCL 205.52'), ['1994-05-01', '6']),
  ...kinds(LONG_SINCE, law('MCL 205.54a ff.'), {
    food: 'exempt',
    confectionery: 'exempt',
    drink: 'exempt',
    press: 'exempt',
  }),
  ...kinds(LONG_SINCE, law('MCL 205.52', 'none'), { 'e-book': 'exempt', 'digital-service': 'exempt' }),
  'kind.hygiene': bands(
    law('MCL 205.54ii, 2021 PA 108'),
    [LONG_SINCE, 'standard'],
    ['2022-02-03', 'exempt', law('MCL 205.54ii, 2021 PA 108', 'none')],
  ),
  ...untaxedDelivery(law('MCL 205.51(1)(d), 2023 PA 20', 'none'), '2023-04-26'),
})

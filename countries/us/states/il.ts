import { kinds } from '../../../core/country/tax-table.ts'
import { bands, department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://tax.illinois.gov/research/taxinformation/sales.html')

/** One percent on drugs and medical appliances, with or without prescription; the one on groceries was suspended for a year and ended with 2025. Towns may levy one of their own on groceries since 2026. */
export const illinois = state('US-IL', 'Illinois', law('35 ILCS 120/2-5'), {
  'rate.standard': stateRate(law('35 ILCS 120/2-10'), ['1990-01-01', '6.25']),
  ...kinds(LONG_SINCE, law('35 ILCS 120/2-5'), {
    food: 'food',
    confectionery: 'standard',
    drink: 'standard',
    press: 'exempt',
    'e-book': 'exempt',
    'digital-service': 'exempt',
  }),
  'kind.hygiene': bands(law('35 ILCS 120/2-5(40)'), [LONG_SINCE, 'standard'], ['2017-01-01', 'exempt']),
  'rate.food': stateRate(
    law('35 ILCS 120/2-10, P.A. 102-700 and P.A. 103-781'),
    [LONG_SINCE, '1'],
    ['2022-07-01', '0'],
    ['2023-07-01', '1'],
    ['2026-01-01', '0'],
  ),
  'rate.medicine': stateRate(law('35 ILCS 120/2-10'), [LONG_SINCE, '1']),
  ...kinds(LONG_SINCE, law('35 ILCS 120/2-10'), { medicine: 'medicine', 'medical-device': 'medicine' }),
  ...untaxedDelivery(law('86 Ill. Adm. Code 130.415')),
})

import { kinds } from '../../../core/country/tax-table.ts'
import { department, LONG_SINCE, state, stateRate, untaxedDelivery } from '../state.ts'

const law = department('https://excise-wyo-div.wyo.gov/')

export const wyoming = state('US-WY', 'Wyoming', law('Wyo. Stat. § 39-15-105'), {
  'rate.standard': stateRate(law('Wyo. Stat. § 39-15-104'), [LONG_SINCE, '4']),
  ...kinds(LONG_SINCE, law('Wyo. Stat. § 39-15-105'), {
    food: 'exempt',
    confectionery: 'exempt',
    drink: 'exempt',
    'medical-device': 'exempt',
    press: 'exempt',
  }),
  ...untaxedDelivery(law('Wyo. Stat. § 39-15-105(a)(iii)')),
})

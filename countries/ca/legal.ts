import { none, since } from '../../core/country/dated.ts'
import type { LegalRules } from '../../core/country/section/legal.ts'
import { source } from './sources.ts'

/** Consumer contracts are provincial. What most provinces share stands here; Québec's own notices in its file. */
export const legal: LegalRules = {
  withdrawal: since('1990-01-01', none, source.noWithdrawal),
  guarantee: since('1990-01-01', none, source.warranty),
  priorPrice: since('1999-03-18', none, source.ordinaryPrice),
  dispatch: since('2005-07-30', { days: 30, message: 'legal.dispatch' }, source.lateDelivery),
  retention: since('1991-01-01', { years: 6 }, source.retention),
  'ageGate.alcohol': since('1979-01-01', { years: 19, kinds: ['alcohol'] }, source.drinkingAge),
  'notice.internet-contract': since('2005-07-30', { message: 'legal.internet-contract' }, source.internetContracts),
}

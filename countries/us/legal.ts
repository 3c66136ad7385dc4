import { none, since } from '../../core/country/dated.ts'
import type { LegalRules } from '../../core/country/section/legal.ts'
import { source } from './sources.ts'

/** Federal law gives no right to send back what was bought at a distance; the seller's own return policy counts. */
export const legal: LegalRules = {
  withdrawal: since('1974-06-07', none, source.coolingOff),
  guarantee: since('1962-01-01', none, source.warranty),
  priorPrice: since('1964-01-08', none, source.formerPrice),
  dispatch: since('1976-02-02', { days: 30, message: 'legal.dispatch' }, source.mailOrder),
  retention: since('1990-01-01', { years: 4 }, source.retention),
  'ageGate.alcohol': since('1988-07-01', { years: 21, kinds: ['alcohol'] }, source.drinkingAge),
  'notice.alcohol-shipping': since(
    '2000-10-28',
    { message: 'legal.alcohol-shipping', kinds: ['alcohol'] },
    source.alcoholWarning,
  ),
  'notice.choking-hazard': since(
    '2008-12-12',
    { message: 'legal.choking-hazard', kinds: ['toy'] },
    source.chokingHazard,
  ),
  'notice.gift-card': since('2010-08-22', { message: 'legal.gift-card', kinds: ['gift-card'] }, source.giftCardExpiry),
}

import { since } from './dated.ts'
import type { Sections } from './define-country.ts'
import type { Source } from './source.ts'

/** Not law but what the engine does where no layer says otherwise. */
const engine: Source = { cite: 'Default of the engine', url: 'docs/decisions', checked: 'primary' }

/** The lowest layer of every jurisdiction. */
export const defaultRules: Sections = {
  tax: {
    display: since('1900-01-01', 'inclusive', engine),
    rounding: since('1900-01-01', { per: 'line', mode: 'half-up', components: 'each' }, engine),
    delivery: since('1900-01-01', 'goods', engine),
    taxPoint: since('1900-01-01', 'supply', engine),
    union: since('1900-01-01', null, engine),
  },
  currency: {
    cashRounding: since('1900-01-01', null, engine),
    pricePoint: since('1900-01-01', { step: 1, less: 0 }, engine),
  },
  delivery: {
    customs: since('1900-01-01', { terms: 'DAP', duty: 'unknown' }, engine),
  },
  calendar: {
    workingWeek: since('1900-01-01', [1, 2, 3, 4, 5], engine),
    workingWeekends: since('1900-01-01', [], engine),
  },
  invoice: {
    numbering: since('1900-01-01', 'gapless', engine),
  },
}

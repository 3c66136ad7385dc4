import { type Dated, since } from '../../core/country/dated.ts'
import type { Day } from '../../core/country/day.ts'
import { defineTerritory, type Sections, type Territory } from '../../core/country/define-country.ts'
import type { BandRate, KindBand, TaxRules } from '../../core/country/section/tax.ts'
import type { Checked, Source } from '../../core/country/source.ts'
import { rate, zero } from '../../core/country/tax-table.ts'
import type { Percent } from '../../core/money/rate.ts'

/** First day written where a rule is older than the engine's horizon and its own first day was not looked up. */
export const LONG_SINCE: Day = '1990-01-01'

const NAME = 'State sales tax'

/** Sources of one state: statutes by section, read at the pages of its revenue department. */
export function department(url: string): (cite: string, checked?: Checked) => Source {
  return (cite, checked = 'secondary') => ({ cite, url, checked })
}

/** A rate of the state's own tax by day. Zero frees goods from the state's tax only: towns may go on taxing them. */
export function stateRate(source: Source, ...steps: readonly [from: Day, percent: Percent, source?: Source][]) {
  return steps.map(([from, percent, own]) => ({ from, value: ofState(percent), source: own ?? source }))
}

function ofState(percent: Percent): BandRate {
  return percent === '0' ? zero(NAME, 'E', 'Exempt from the state’s sales tax') : rate(NAME, percent)
}

/** Newspapers are exempt and magazines, a finer kind, are not. */
export const NEWSPAPERS_ONLY: KindBand = [{ band: 'standard', when: { subKind: 'magazine' } }, { band: 'exempt' }]

/** Delivery by a common carrier and stated apart is no part of the taxable price. */
export function untaxedDelivery(source: Source, from: Day = LONG_SINCE): Pick<TaxRules, 'delivery' | 'kind.delivery'> {
  if (from === LONG_SINCE) {
    return { delivery: since(from, 'own', source), 'kind.delivery': since(from, 'exempt', source) }
  }
  return {
    delivery: [
      { from: LONG_SINCE, value: 'goods', source },
      { from, value: 'own', source },
    ],
    'kind.delivery': [
      { from: LONG_SINCE, value: 'standard', source },
      { from, value: 'exempt', source },
    ],
  }
}

/** A band that a kind moves through: `bands(law, ['1990-01-01', 'standard'], ['2023-09-01', 'exempt'])`. */
export function bands(source: Source, ...steps: readonly [from: Day, band: KindBand, source?: Source][]) {
  return steps.map(([from, value, own]) => ({ from, value, source: own ?? source }))
}

/**
 * A state with a sales tax. `exemptions` is where it says what goes free of its own and of its towns' taxes (band
 * `exempt`); every kind that the state does not name is taxed as tangible goods, as the country's pack says.
 */
export function state(
  code: string,
  name: string,
  exemptions: Source,
  tax: TaxRules,
  others: Omit<Sections, 'tax'> = {},
): Territory {
  return defineTerritory({
    code,
    name,
    select: { subdivisions: [code] },
    tax: {
      'rate.exempt': since(LONG_SINCE, zero(NAME, 'E', 'Exempt by state law'), exemptions),
      imports: importsInto(code, exemptions),
      ...tax,
    },
    ...others,
  })
}

/** A state without a sales tax of its own. In Alaska some boroughs and cities levy one. */
export function untaxedState(code: string, name: string, source: Source): Territory {
  const untaxed: Dated<BandRate> = since(LONG_SINCE, zero(NAME, 'O', `${name} has no state sales tax`), source)
  return defineTerritory({
    code,
    name,
    select: { subdivisions: [code] },
    tax: { 'rate.standard': untaxed, 'rate.exempt': untaxed, imports: importsInto(code, source) },
  })
}

/** A seller from abroad collects where it is registered; otherwise the buyer owes use tax, and duty is due on arrival. */
function importsInto(code: string, source: Source): NonNullable<TaxRules['imports']> {
  return since(LONG_SINCE, { schemes: [{ scheme: code }], notice: 'notice.import-tax-due' }, source)
}

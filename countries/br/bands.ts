import type { Day } from '../../core/country/day.ts'
import type { BandRate, Component, TaxRules } from '../../core/country/section/tax.ts'
import type { Source } from '../../core/country/source.ts'
import type { Percent } from '../../core/money/rate.ts'
import { source } from './sources.ts'
import { states } from './states.ts'

/** Every tax is of the price with all taxes in it: `por dentro`. */
function inside(name: string, percent: Percent, jurisdiction: string): Component {
  return { name, percent, jurisdiction, of: 'gross' }
}

export const contributions: readonly Component[] = [inside('PIS', '1.65', 'BR'), inside('COFINS', '7.6', 'BR')]
/** A tenth of the full rates, which LC 224/2025 asks of what had gone free. */
const tenthOfContributions: readonly Component[] = [inside('PIS', '0.165', 'BR'), inside('COFINS', '0.76', 'BR')]
/** Revenue from newspapers and periodicals stayed in the cumulative regime. */
const cumulativeContributions: readonly Component[] = [inside('PIS', '0.65', 'BR'), inside('COFINS', '3', 'BR')]
const noContributions: readonly Component[] = [inside('PIS', '0', 'BR'), inside('COFINS', '0', 'BR')]

const SINGLE_PHASE = 'PIS and COFINS were paid by the maker or importer'
const BASKET = 'Basic food basket, Lei 10.925/2004 art. 1: PIS and COFINS zero'

/** First day of both contributions in their present form. */
export const since2004: Day = '2004-02-01'

/** First day of the cut of what is exempt from contributions or at zero. */
export const cutFrom: Day = '2026-04-01'

/** Tax on a service, the municipality's: the greatest rate that the law allows. */
export const service: BandRate = { components: [inside('ISS', '5', 'BR'), ...contributions] }

/** Immune from ICMS; contributions are no taxes in the words of the Constitution and are due. */
function immuneWith(due: readonly Component[]): BandRate {
  return {
    components: [inside('ICMS', '0', 'BR'), ...due],
    category: 'E',
    reason: 'Imune: Constituição Federal, art. 150, VI, d',
  }
}

export const immune = immuneWith(contributions)
export const press = immuneWith(cumulativeContributions)

export const book: BandRate = {
  components: [inside('ICMS', '0', 'BR'), ...noContributions],
  category: 'E',
  reason: 'Imune: Constituição Federal, art. 150, VI, d; Lei 10.865/2004, art. 28, VI',
}

function standard(icms: readonly Component[]): BandRate {
  return { components: [...icms, ...contributions] }
}

function freed(icms: readonly Component[], reason: string): BandRate {
  return { components: [...icms, ...noContributions], category: 'E', reason }
}

type Bands = Pick<TaxRules, 'rate.standard' | 'rate.single-phase' | 'rate.basket' | 'rate.cut-basket'>
type Step = readonly [from: Day, icms: readonly Component[], source: Source]

function bands(steps: readonly Step[]): Bands {
  return {
    'rate.standard': steps.map(([from, icms, cited]) => ({ from, value: standard(icms), source: cited })),
    'rate.single-phase': steps.map(([from, icms, cited]) => ({
      from,
      value: freed(icms, SINGLE_PHASE),
      source: cited,
    })),
    'rate.basket': steps.map(([from, icms, cited]) => ({ from, value: freed(icms, BASKET), source: cited })),
    'rate.cut-basket': stepsFrom(cutFrom, steps).map(([from, icms, cited]) => ({
      from,
      value: { components: [...icms, ...tenthOfContributions] },
      source: from === cutFrom ? source.cut : cited,
    })),
  }
}

/** What holds on a day begins with it. */
function stepsFrom(day: Day, steps: readonly Step[]): Step[] {
  const later = steps.filter(([from]) => from > day)
  const held = steps.filter(([from]) => from <= day).at(-1)
  return held ? [[day, held[1], held[2]], ...later] : later
}

/** The bands that hold ICMS, with the rates of one state. */
export function bandsOf(code: string): Bands {
  const steps = states[code]?.icms ?? []
  return bands(
    steps.map(([from, percent, cited, fund]) => [
      from,
      [inside('ICMS', percent, code), ...(fund === undefined ? [] : [inside('FECP', fund, code)])],
      cited,
    ]),
  )
}

/** Without a state no ICMS is known: what the Union levies alone. */
export const federal: Bands = bands([[since2004, [], source.contributions]])

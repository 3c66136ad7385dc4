import { type Dated, since } from './dated.ts'
import type { Day } from './day.ts'
import type { Kind } from './kind.ts'
import type { BandRate, KindBand, ZeroCategory } from './section/tax.ts'
import type { Source } from './source.ts'

/** A rate of one component: `rate('TVA', '20')`. */
export function rate(name: string, percent: string, jurisdiction?: string): BandRate {
  return { components: [{ name, percent, ...(jurisdiction && { jurisdiction }) }] }
}

/** A rate of zero, with the EN 16931 category that says why: `zero('VAT', 'Z', 'Zero-rated')`. */
export function zero(name: string, category: ZeroCategory, reason: string, jurisdiction?: string): BandRate {
  return { ...rate(name, '0', jurisdiction), category, reason }
}

type KindRules<K extends Kind> = { [kind in K as `kind.${kind}`]: Dated<KindBand> }

/**
 * A table of kinds and their bands from one day on one source, as rules `kind.food`, `kind.book` …
 * Spread it into the section; a kind with a history of its own is written after it and replaces its line.
 */
export function kinds<K extends Kind>(from: Day, source: Source, table: Record<K, KindBand>): KindRules<K> {
  const rules = Object.entries(table).map(([kind, band]) => [`kind.${kind}`, since(from, band as KindBand, source)])
  return Object.fromEntries(rules) as KindRules<K>
}

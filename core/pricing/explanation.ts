import type { Source } from '../country/source.ts'

/** Why a decision of a quote came out as it did. `rule` is a stable id, `value` says the outcome in plain English. */
export interface Explanation {
  step: 'price' | 'promotion' | 'supply' | 'rate' | 'delivery' | 'rounding' | 'legal'
  rule: string
  value: string
  layer?: string
  from?: string
  source?: { cite: string; url: string }
}

/** A source as answers show it. */
export function cited(source: Source): { cite: string; url: string } {
  return { cite: source.cite, url: source.url }
}

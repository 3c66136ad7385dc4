import type { Day } from '../country/day.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import type { Place } from '../country/place.ts'
import type { Registry } from '../country/registry.ts'

/** What happens at the border: nothing, or who pays duty and import tax there, and whether the law tells how much. */
export type CustomsTerms =
  | { border: false }
  | {
      border: true
      terms: 'DDP' | 'DAP'
      duty: 'known' | 'unknown'
      note?: string
      /** Where the terms are written. */
      jurisdiction: string
      from: Day
      source: { cite: string; url: string }
    }

/** Terms of the destination for goods from these places; of the first that lies beyond a border. */
export function customsTerms(
  registry: Registry,
  origins: readonly Place[],
  destination: Place,
  day: Day,
): CustomsTerms {
  const there = registry.jurisdiction(destination.jurisdiction)
  if (!there || !origins.some((origin) => crosses(registry.jurisdiction(origin.jurisdiction), there, day)))
    return { border: false }
  const rule = there.rule('delivery', 'customs', day)
  const { terms, duty, note } = rule?.value ?? { terms: 'DAP', duty: 'unknown' }
  return {
    border: true,
    terms,
    duty,
    ...(note !== undefined && { note }),
    jurisdiction: there.code,
    from: rule?.from ?? day,
    source: { cite: rule?.source.cite ?? '', url: rule?.source.url ?? '' },
  }
}

/** No border inside a country, nor inside a union of tax that covers goods; a part that such a union leaves out has one. */
function crosses(from: Jurisdiction | undefined, to: Jurisdiction, day: Day): boolean {
  if (!from || from.code === to.code) return false
  const [left, right] = [unionOf(from, day), unionOf(to, day)]
  if (left !== undefined || right !== undefined) return left !== right
  return from.country.code !== to.country.code
}

function unionOf(jurisdiction: Jurisdiction, day: Day): string | undefined {
  const union = jurisdiction.value('tax', 'union', day)
  return union?.covers.includes('goods') ? union.code : undefined
}

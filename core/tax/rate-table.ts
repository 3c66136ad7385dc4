import type { Day } from '../country/day.ts'
import { KINDS, type Kind } from '../country/kind.ts'
import type { Place } from '../country/place.ts'
import type { Registry } from '../country/registry.ts'
import type { Condition, Supply } from '../country/section/tax.ts'
import type { Source } from '../country/source.ts'
import { sumPercents } from '../money/rate.ts'
import { componentsAt } from './components.ts'
import { ratesOf } from './kind-rate.ts'

/** How one kind is taxed at a place on a day; more rows of a kind where a condition splits it. */
export interface RateTableRow {
  kind: Kind
  band: string
  /** Code of the territory whose rules differ from the country's; null for the country at large. */
  territory: string | null
  percent: string
  components: { name: string; percent: string; jurisdiction: string }[]
  from: Day
  source: Source
  conditions?: Condition & { otherwise?: true; taxedAbove?: number }
}

/** The rates of a place for every kind, for a sale inside that place. */
export function rateTable(registry: Registry, place: Place, day: Day): RateTableRow[] {
  const jurisdiction = registry.jurisdiction(place.jurisdiction)
  if (!jurisdiction) throw new Error(`jurisdiction ${place.jurisdiction} is not in the registry`)
  const supply: Supply = {
    day,
    origin: place,
    destination: place,
    buyer: { type: 'consumer' },
    goods: 'goods',
    seller: { country: place.country, registrations: [], distanceSales: 'over' },
    valueIn: () => undefined,
  }
  return KINDS.flatMap((kind) => {
    const rates = ratesOf(jurisdiction, kind, day)
    return rates.map((rate, index): RateTableRow => {
      const components = componentsAt(jurisdiction, rate, supply)
      const conditions = {
        ...(rate.condition ?? (rates.length > 1 && index > 0 ? { otherwise: true as const } : {})),
        ...(rate.taxedAbove !== undefined && { taxedAbove: rate.taxedAbove }),
      }
      return {
        kind,
        band: rate.band,
        territory: jurisdiction.territory?.code ?? null,
        percent: sumPercents(components.map((component) => component.percent)),
        components: components.map(({ name, percent, jurisdiction: code }) => ({ name, percent, jurisdiction: code })),
        from: rate.from,
        source: rate.source,
        ...(Object.keys(conditions).length > 0 && { conditions }),
      }
    })
  })
}

import type { Day } from '../country/day.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import type { Kind } from '../country/kind.ts'
import type { Place } from '../country/place.ts'
import type { Registry } from '../country/registry.ts'
import type { Customs } from '../country/section/delivery.ts'

/** What happens at the border: nothing, or who pays duty and import tax there, and how much duty where the law tells. */
export type CustomsTerms =
  | { border: false }
  | {
      border: true
      terms: 'DDP' | 'DAP'
      duty: 'known' | 'unknown'
      /** In minor units of `dutyCurrency`, where the law tells it for these goods. */
      dutyAmount?: bigint
      dutyCurrency?: string
      note?: string
      /** Where the terms are written. */
      jurisdiction: string
      from: Day
      source: { cite: string; url: string }
    }

/** Goods in the eyes of customs. */
export interface CustomsGoods {
  items: readonly { kind?: Kind; hsCode?: string }[]
  /** Value of all of them in a currency, where it can be converted. Displayed values do: they are no lower than the true one. */
  valueIn: (currency: string) => bigint | undefined
}

/** Terms of the destination for goods from these places; of the first that lies beyond a border. */
export function customsTerms(
  registry: Registry,
  origins: readonly Place[],
  destination: Place,
  day: Day,
  goods: CustomsGoods,
): CustomsTerms {
  const there = registry.jurisdiction(destination.jurisdiction)
  const rule = there?.rule('delivery', 'customs', day)
  if (!there || !rule) return { border: false }
  const abroad = origins
    .map((origin) => registry.jurisdiction(origin.jurisdiction))
    .filter((from) => from !== undefined)
    .find((from) => crosses(from, there, day))
  if (!abroad) return { border: false }
  const { terms, note } = rule.value
  return {
    border: true,
    terms,
    ...dutyOf(rule.value, goods, abroad.country.code === there.country.code),
    ...(note !== undefined && { note }),
    jurisdiction: there.code,
    from: rule.from,
    source: { cite: rule.source.cite, url: rule.source.url },
  }
}

/** No border inside an area that trades as at home, nor inside a union that covers goods. */
function crosses(from: Jurisdiction, to: Jurisdiction, day: Day): boolean {
  if (areaOf(from, day) === areaOf(to, day)) return false
  const union = unionOf(to, day)
  return union === undefined || union !== unionOf(from, day)
}

function areaOf(jurisdiction: Jurisdiction, day: Day): string {
  return jurisdiction.value('tax', 'area', day) ?? jurisdiction.country.code
}

function unionOf(jurisdiction: Jurisdiction, day: Day): string | undefined {
  const union = jurisdiction.value('tax', 'union', day)
  return union?.covers.includes('goods') ? union.code : undefined
}

interface Duty {
  duty: 'known' | 'unknown'
  dutyAmount?: bigint
  dutyCurrency?: string
}

/** Nothing up to the limit, a flat sum for each heading up to another, and else what the pack says of itself. */
function dutyOf({ duty, freeUpTo, flat, except = [], fromHome }: Customs, goods: CustomsGoods, home: boolean): Duty {
  if (home && fromHome === 'free') return { duty: 'known', dutyAmount: 0n }
  if (goods.items.some(({ kind }) => kind && except.includes(kind))) return { duty: 'unknown' }
  if (freeUpTo && isUpTo(goods, freeUpTo.amount, freeUpTo.currency))
    return { duty: 'known', dutyAmount: 0n, dutyCurrency: freeUpTo.currency }
  const headings = flat && isUpTo(goods, flat.upTo, flat.currency) ? headingsOf(goods) : undefined
  if (flat && headings !== undefined)
    return { duty: 'known', dutyAmount: BigInt(flat.amount * headings), dutyCurrency: flat.currency }
  return { duty }
}

function isUpTo({ valueIn }: CustomsGoods, limit: number, currency: string): boolean {
  const value = valueIn(currency)
  return value !== undefined && value <= BigInt(limit)
}

/** How many headings of six digits the goods fall under; undefined where one does not say. */
function headingsOf({ items }: CustomsGoods): number | undefined {
  const headings = items.map(({ hsCode }) => hsCode?.replaceAll(/\D/g, '').slice(0, 6))
  return headings.every((heading) => heading?.length === 6) ? new Set(headings).size : undefined
}

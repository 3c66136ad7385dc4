import { type Dated, type Period, periodOn } from './dated.ts'
import type { Day } from './day.ts'
import { defaultRules } from './default-rules.ts'
import { type Country, SECTIONS, type SectionName, type Sections, type Territory } from './define-country.ts'

/** A rule in force: its value, and which layer said so, since when and on what source. */
export interface EffectiveRule<T = unknown> extends Period<T> {
  section: SectionName
  rule: string
  /** `core`, a group's code, a country's code or a territory's code. */
  layer: string
  /** How near the layer is: 0 for the place's own. */
  depth: number
}

interface Layer {
  code: string
  sections: Sections
  /** Membership of a group is dated; every other layer counts always. */
  countsOn: (day: Day) => boolean
}

type Rules<S extends SectionName> = Required<NonNullable<Sections[S]>>
type ValueOf<R> = R extends Dated<infer T> ? T : never

/** What was looked up for a day. In maps of maps: a quote asks some thirty times, and joining names to one key would cost more. */
interface DayBook {
  rules: Map<SectionName, Map<string, EffectiveRule | undefined>>
  families: Map<SectionName, Map<string, ReadonlyMap<string, EffectiveRule>>>
}

/** Few days are asked for over and over; the bound only guards against a caller that walks through centuries. */
const DAYS_MAX = 400

/**
 * The law of one place: core defaults ← groups ← country ← territory. An override replaces a rule's whole timeline.
 * Immutable once built; answers are remembered.
 */
export class Jurisdiction {
  readonly code: string
  readonly name: string
  readonly country: Country
  readonly territory: Territory | undefined
  readonly #layers: readonly Layer[]
  readonly #days = new Map<Day, DayBook>()

  constructor(country: Country, territory?: Territory) {
    this.code = territory?.code ?? country.code
    this.name = territory?.name ?? country.name
    this.country = country
    this.territory = territory
    this.#layers = layersOf(country, territory)
  }

  /** The rule in force on a day with its provenance, or undefined where no layer had said anything by then. */
  rule<S extends SectionName, R extends keyof Rules<S> & string>(
    section: S,
    rule: R,
    day: Day,
  ): EffectiveRule<ValueOf<Rules<S>[R]>> | undefined {
    const known = inner(this.#on(day).rules, section)
    let found = known.get(rule)
    if (found === undefined && !known.has(rule)) {
      found = this.#find(section, rule, day)
      known.set(rule, found)
    }
    return found as EffectiveRule<ValueOf<Rules<S>[R]>> | undefined
  }

  /** The value of a rule on a day. */
  value<S extends SectionName, R extends keyof Rules<S> & string>(
    section: S,
    rule: R,
    day: Day,
  ): ValueOf<Rules<S>[R]> | undefined {
    return this.rule(section, rule, day)?.value
  }

  /** Names of all rules that any layer states in a section, in the order written, the nearest layer first. */
  ruleNames(section: SectionName): string[] {
    const names = new Set<string>()
    for (const layer of this.#layers) for (const name of Object.keys(layer.sections[section] ?? {})) names.add(name)
    return [...names]
  }

  /** Every rule in force on a day. */
  rulesOn(day: Day, section?: SectionName): EffectiveRule[] {
    const sections = section ? [section] : SECTIONS
    return sections.flatMap((each) =>
      this.ruleNames(each)
        .map((name) => this.rule(each, name as never, day) as EffectiveRule | undefined)
        .filter((rule) => rule !== undefined),
    )
  }

  /** Rules of a family in force and not `none`, by the name after the dot: `family('payment', 'method', day)`. */
  family<T>(section: SectionName, family: string, day: Day): ReadonlyMap<string, EffectiveRule<T>> {
    const known = inner(this.#on(day).families, section)
    let found = known.get(family)
    if (!found) {
      found = this.#findFamily(section, `${family}.`, day)
      known.set(family, found)
    }
    return found as ReadonlyMap<string, EffectiveRule<T>>
  }

  /** Days on which any rule of this place changes, ascending. */
  changes(section?: SectionName): Day[] {
    const days = new Set<Day>()
    for (const layer of this.#layers) {
      for (const each of section ? [section] : SECTIONS) {
        for (const rule of Object.values(layer.sections[each] ?? {}) as Dated<unknown>[]) {
          for (const period of rule) days.add(period.from)
        }
      }
    }
    for (const period of this.country.inherits ?? []) days.add(period.from)
    return [...days].sort()
  }

  #on(day: Day): DayBook {
    let book = this.#days.get(day)
    if (!book) {
      if (this.#days.size >= DAYS_MAX) this.#days.clear()
      book = { rules: new Map(), families: new Map() }
      this.#days.set(day, book)
    }
    return book
  }

  #findFamily(section: SectionName, prefix: string, day: Day): Map<string, EffectiveRule> {
    const found = new Map<string, EffectiveRule>()
    for (const name of this.ruleNames(section)) {
      if (!name.startsWith(prefix)) continue
      const rule = this.rule(section, name as never, day) as EffectiveRule | undefined
      if (rule && rule.value !== null) found.set(name.slice(prefix.length), rule)
    }
    return found
  }

  #find(section: SectionName, rule: string, day: Day): EffectiveRule | undefined {
    for (const [depth, layer] of this.#layers.entries()) {
      const timeline = (layer.sections[section] as Record<string, Dated<unknown>> | undefined)?.[rule]
      if (!timeline || !layer.countsOn(day)) continue
      const period = periodOn(timeline, day)
      return period && { section, rule, layer: layer.code, depth, ...period }
    }
    return undefined
  }
}

function inner<K, V>(maps: Map<SectionName, Map<K, V>>, section: SectionName): Map<K, V> {
  let map = maps.get(section)
  if (!map) {
    map = new Map()
    maps.set(section, map)
  }
  return map
}

/** Nearest first. */
function layersOf(country: Country, territory: Territory | undefined): Layer[] {
  const always = () => true
  const layers: Layer[] = [{ code: country.code, sections: country, countsOn: always }]
  if (territory) layers.unshift({ code: territory.code, sections: territory, countsOn: always })
  const groups = new Set(country.inherits?.flatMap((period) => period.value))
  for (const group of groups) {
    layers.push({
      code: group.code,
      sections: group,
      countsOn: (day) => periodOn(country.inherits ?? [], day)?.value.includes(group) ?? false,
    })
  }
  layers.push({ code: 'core', sections: defaultRules, countsOn: always })
  return layers
}

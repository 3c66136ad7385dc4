import type { Day } from './day.ts'
import { SECTIONS, type SectionName } from './define-country.ts'
import type { EffectiveRule, Jurisdiction } from './jurisdiction.ts'
import type { Source } from './source.ts'

/** A rule in force as it is shown: every value is JSON, a rule that computes shows the name of what it computes with. */
export interface ExplainedRule {
  section: SectionName
  rule: string
  value: unknown
  layer: string
  from: Day
  source: Source
}

/** Rules in force on a day. `path` is a section or `section.rule`; undefined where it names none that the contract knows. */
export function explainRules(jurisdiction: Jurisdiction, day: Day, path?: string): ExplainedRule[] | undefined {
  if (path === undefined) return jurisdiction.rulesOn(day).map(explained)
  const dot = path.indexOf('.')
  const section = (dot < 0 ? path : path.slice(0, dot)) as SectionName
  if (!SECTIONS.includes(section)) return undefined
  const rules = jurisdiction.rulesOn(day, section)
  if (dot < 0) return rules.map(explained)
  const name = path.slice(dot + 1)
  const found = rules.filter(({ rule }) => rule === name || rule.startsWith(`${name}.`))
  return found.length > 0 || jurisdiction.ruleNames(section).includes(name) ? found.map(explained) : undefined
}

function explained({ section, rule, value, layer, from, source }: EffectiveRule): ExplainedRule {
  return {
    section,
    rule,
    value: typeof value === 'function' ? `computed by ${value.name}` : value,
    layer,
    from,
    source,
  }
}

/** A rule that two places answer differently. */
export interface RuleDifference {
  section: SectionName
  rule: string
  a: ExplainedRule | null
  b: ExplainedRule | null
}

/** Where the rules in force of two places differ in value. */
export function diffRules(a: readonly ExplainedRule[], b: readonly ExplainedRule[]): RuleDifference[] {
  const key = (rule: ExplainedRule) => `${rule.section}.${rule.rule}`
  const left = new Map(a.map((rule) => [key(rule), rule]))
  const right = new Map(b.map((rule) => [key(rule), rule]))
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((name) => ({ ours: left.get(name) ?? null, theirs: right.get(name) ?? null }))
    .filter(({ ours, theirs }) => JSON.stringify(ours?.value) !== JSON.stringify(theirs?.value))
    .map(({ ours, theirs }) => {
      const { section, rule } = (ours ?? theirs) as ExplainedRule
      return { section, rule, a: ours, b: theirs }
    })
}

import { exponentOf } from '../money/currency.ts'
import { partsPerMillion } from '../money/rate.ts'
import type { Dated, Period } from './dated.ts'
import { type Day, isDay } from './day.ts'
import { type Country, SECTIONS, type SectionName, type Sections } from './define-country.ts'
import type { EffectiveRule, Jurisdiction } from './jurisdiction.ts'
import { KINDS } from './kind.ts'
import { packMessage } from './messages.ts'
import { compiled } from './pattern.ts'
import { normalisePostalCode, type Registry } from './registry.ts'
import type { Alternative, BandRate, KindBand } from './section/tax.ts'
import type { Checked } from './source.ts'
import { checkNumber } from './tax-number.ts'

/** A pack must answer for every day from here on. */
export const OPENED: Day = '2019-01-01'

/** Of the sources of tax rates, at most this share may be unchecked. */
const UNCHECKED_SHARE_MAX = 0.1

/** What one pack's own rules rest on, and what is wrong with them. */
export interface ConformanceReport {
  country: string
  passed: boolean
  /** `rule: reason`, the rule with its layer. */
  problems: string[]
  sources: Record<Checked, number>
}

/** Checks one pack against the contract: everything that types cannot say. `coreTexts` are keys that the core translates. */
export function conform(registry: Registry, country: Country, coreTexts: ReadonlySet<string>): ConformanceReport {
  const layers: [string, Sections][] = [
    [country.code, country],
    ...(country.territories ?? []).map((territory): [string, Sections] => [territory.code, territory]),
  ]
  const problems = [
    ...layers.flatMap(([code, sections]) => timelineProblems(code, sections)),
    ...registry.jurisdictionsOf(country).flatMap((jurisdiction) => taxProblems(jurisdiction)),
    ...registry.jurisdictionsOf(country).flatMap((jurisdiction) => withdrawalProblems(jurisdiction)),
    ...nationalProblems(registry.jurisdictionsOf(country)[0] as Jurisdiction),
    ...messageProblems(country, layers, coreTexts),
    ...selectionProblems(country),
    ...sourceProblems(layers),
  ]
  const sources = countSources(layers.map(([, sections]) => sections))
  return { country: country.code, passed: problems.length === 0, problems, sources }
}

type Rule = [name: string, section: SectionName, timeline: Dated<unknown>]

function rulesOf(sections: Sections): Rule[] {
  return SECTIONS.flatMap((section) =>
    Object.entries((sections[section] ?? {}) as Record<string, Dated<unknown>>).map(
      ([name, timeline]): Rule => [name, section, timeline],
    ),
  )
}

function timelineProblems(layer: string, sections: Sections): string[] {
  return rulesOf(sections).flatMap(([name, section, timeline]) => {
    const at = `${layer} ${section}.${name}`
    if (timeline.length === 0) return [`${at}: has no period; leave the rule out or state one`]
    return timeline.flatMap((period, index) => periodProblems(at, period, timeline[index - 1]))
  })
}

function periodProblems(at: string, period: Period<unknown>, before: Period<unknown> | undefined): string[] {
  const problems: string[] = []
  if (!isDay(period.from)) problems.push(`${at}: ${period.from} is not a day; write YYYY-MM-DD`)
  if (before && order(before) >= order(period)) problems.push(`${at}: periods must ascend, ${period.from} does not`)
  if (!period.source?.cite || !period.source.url) problems.push(`${at}: the period from ${period.from} cites no source`)
  return problems
}

function order(period: Period<unknown>): string {
  return `${period.from}|${period.knownFrom ?? ''}`
}

/** Complete for every kind on every day on which anything about tax changes. */
function taxProblems(jurisdiction: Jurisdiction): string[] {
  const days = [OPENED, ...jurisdiction.changes('tax').filter((day) => day > OPENED)]
  const problems = new Set<string>()
  for (const day of days) {
    for (const rule of ['display', 'rounding', 'delivery', 'taxPoint'] as const) {
      if (!jurisdiction.rule('tax', rule, day)) problems.add(`${jurisdiction.code} tax.${rule}: missing on ${day}`)
    }
    for (const kind of KINDS) {
      for (const problem of kindProblems(jurisdiction, kind, day)) problems.add(problem)
    }
  }
  return [...problems]
}

function kindProblems(jurisdiction: Jurisdiction, kind: string, day: Day): string[] {
  const rule = jurisdiction.rule('tax', `kind.${kind}` as 'kind.general', day) as EffectiveRule<KindBand> | undefined
  if (!rule) return [`${jurisdiction.code} tax.kind.${kind}: missing on ${day}`]
  const alternatives: readonly Alternative[] = typeof rule.value === 'string' ? [{ band: rule.value }] : rule.value
  const problems = alternatives.flatMap(({ band }) => bandProblems(jurisdiction, band, day))
  if (alternatives.at(-1)?.when) {
    problems.push(`${jurisdiction.code} tax.kind.${kind}: the last alternative must have no condition`)
  }
  return problems
}

function bandProblems(jurisdiction: Jurisdiction, band: string, day: Day): string[] {
  const at = `${jurisdiction.code} tax.rate.${band}`
  const rule = jurisdiction.rule('tax', `rate.${band}`, day) as EffectiveRule<BandRate | null> | undefined
  if (!rule) return [`${at}: missing on ${day}, but a kind is in this band`]
  if (!rule.value) return [`${at}: is none on ${day}, but a kind is in this band`]
  if (rule.value.components.length === 0) return [`${at}: has no component; a rate of zero names the tax too`]
  try {
    const parts = rule.value.components.map((component) => partsPerMillion(component.percent))
    const zero = (part: bigint) => part === 0n
    if (parts.every(zero) && !rule.value.category && !jurisdiction.rule('tax', 'local', day)) {
      return [`${at}: is zero and names no category (Z, E or O)`]
    }
    if (rule.value.category && !parts.some(zero)) return [`${at}: is not zero and must not name a category`]
  } catch (error) {
    return [`${at}: ${(error as Error).message}`]
  }
  return []
}

function nationalProblems(national: Jurisdiction): string[] {
  const problems: string[] = []
  const today = national.changes().at(-1) ?? OPENED
  for (const day of [OPENED, today]) {
    const tender = national.value('currency', 'tender', day)
    if (!tender?.length) problems.push(`${national.code} currency.tender: missing on ${day}`)
    for (const code of tender ?? []) {
      if (exponentOf(code) === undefined) problems.push(`${national.code} currency.tender: ${code} is not in ISO 4217`)
    }
    if (!national.rule('address', 'form', day)) problems.push(`${national.code} address.form: missing on ${day}`)
    if (!national.rule('legal', 'retention', day)) problems.push(`${national.code} legal.retention: missing on ${day}`)
    if (national.family('payment', 'method', day).size === 0)
      problems.push(`${national.code} payment: no method on ${day}`)
    if (national.family('delivery', 'service', day).size === 0)
      problems.push(`${national.code} delivery: no service on ${day}`)
    if (national.family('calendar', 'holiday', day).size === 0)
      problems.push(`${national.code} calendar: no holiday on ${day}`)
    problems.push(...postalProblems(national, day), ...numberProblems(national, day), ...zoneProblems(national, day))
  }
  return [...new Set(problems)]
}

function postalProblems(national: Jurisdiction, day: Day): string[] {
  const rule = national.rule('address', 'postalCode', day)
  if (!rule) return [`${national.code} address.postalCode: missing on ${day}; say none where there are no codes`]
  if (!rule.value) return []
  const example = normalisePostalCode(rule.value.example)
  return compiled(rule.value.pattern).test(example)
    ? []
    : [`${national.code} address.postalCode: the example ${example} does not match the pattern`]
}

function numberProblems(national: Jurisdiction, day: Day): string[] {
  const schemes = national.value('identity', 'schemes', day) ?? []
  return schemes
    .filter((scheme) => !checkNumber([scheme], scheme.example).valid)
    .map((scheme) => `${national.code} identity.schemes: the example ${scheme.example} of ${scheme.name} is not valid`)
}

function zoneProblems(national: Jurisdiction, day: Day): string[] {
  const zones = national.family('delivery', 'zone', day)
  const services = national.family<{ zones?: readonly string[] }>('delivery', 'service', day)
  return [...services].flatMap(([name, service]) =>
    (service.value.zones ?? [])
      .filter((zone) => !zones.has(zone))
      .map((zone) => `${national.code} delivery.service.${name}: there is no zone ${zone}`),
  )
}

/** What may not be sent back must be said before it is ordered. */
function withdrawalProblems(jurisdiction: Jurisdiction): string[] {
  const today = jurisdiction.changes().at(-1) ?? OPENED
  const law = jurisdiction.value('legal', 'withdrawal', today)
  if (!law) return []
  const { excluded, excludedTraits = [], sealed = [], excludedMessage, sealedMessage } = law
  const unsaid = [
    ...(excluded.length + excludedTraits.length > 0 && !excludedMessage ? ['excludedMessage'] : []),
    ...(sealed.length > 0 && !sealedMessage ? ['sealedMessage'] : []),
  ]
  return unsaid.map((field) => `${jurisdiction.code} legal.withdrawal: leaves goods out and has no ${field}`)
}

/** Every key of a message that a rule names has a text in every language of the pack. */
function messageProblems(country: Country, layers: [string, Sections][], coreTexts: ReadonlySet<string>): string[] {
  const keys = new Set(
    layers.flatMap(([, sections]) => rulesOf(sections).flatMap(([, , timeline]) => messageKeys(timeline))),
  )
  const groups = (country.inherits ?? []).flatMap((period) => [...period.value])
  for (const group of groups)
    for (const [, , timeline] of rulesOf(group)) for (const key of messageKeys(timeline)) keys.add(key)
  return country.locales.flatMap((locale) =>
    [...keys]
      .filter((key) => !coreTexts.has(key) && packMessage(country, key, locale) === undefined)
      .map((key) => `${country.code} messages.${locale}: there is no text for ${key}`),
  )
}

function messageKeys(timeline: Dated<unknown>): string[] {
  return timeline.flatMap(({ value }) => {
    const stated = (value ?? {}) as Record<string, unknown>
    return ['message', 'notice', 'excludedMessage', 'sealedMessage']
      .map((field) => stated[field])
      .filter((key): key is string => typeof key === 'string')
  })
}

function selectionProblems(country: Country): string[] {
  return (country.territories ?? []).flatMap(({ code, select }) => {
    if (!code.startsWith(`${country.code}-`)) return [`${code}: a territory's code starts with ${country.code}-`]
    if (!select.postalCodes && !select.subdivisions && !select.countryCode)
      return [`${code} select: no address lies in it`]
    return []
  })
}

function sourceProblems(layers: [string, Sections][]): string[] {
  const rates: Record<Checked, number> = { primary: 0, secondary: 0, none: 0 }
  for (const [, sections] of layers) {
    for (const [name, section, timeline] of rulesOf(sections)) {
      if (section === 'tax' && /^(rate|kind)\./.test(name))
        for (const period of timeline) rates[period.source.checked]++
    }
  }
  const all = rates.primary + rates.secondary + rates.none
  return rates.none > 0 && rates.none >= all * UNCHECKED_SHARE_MAX
    ? [`tax.rate: ${rates.none} of ${all} rates rest on an unchecked source; fewer than a tenth may`]
    : []
}

function countSources(layers: readonly Sections[]): Record<Checked, number> {
  const counts: Record<Checked, number> = { primary: 0, secondary: 0, none: 0 }
  for (const sections of layers) {
    for (const [, , timeline] of rulesOf(sections)) for (const period of timeline) counts[period.source.checked]++
  }
  return counts
}

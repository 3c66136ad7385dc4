import type { Day } from '../country/day.ts'
import type { Jurisdiction } from '../country/jurisdiction.ts'
import type { Registry } from '../country/registry.ts'
import type { ImportScheme, Supply, Taxation } from '../country/section/tax.ts'
import type { Source } from '../country/source.ts'

/** Who taxes a supply, and the jurisdiction whose rates or whose zero applies. */
export interface DecidedTaxation extends Taxation {
  jurisdiction: Jurisdiction
  /** How it was decided: inside one tax area, inside a union, across a border. */
  scheme: 'domestic' | 'intra-union' | 'import' | 'export'
  /** First day of the rule that decided. */
  from: Day
}

const engine: Source = {
  cite: 'Default of the engine: taxed where delivered',
  url: 'docs/decisions',
  checked: 'primary',
}

/** First day of what the engine does where no law is stated. */
const ALWAYS: Day = '1900-01-01'

/**
 * Decides who taxes before anybody asks how much. Pure: both places were looked up in the registry of all packs.
 * Inside one tax area the country's own rule decides, between members of a union the union's, and everything else is an
 * export from the origin that may be taxed by the destination at the seller's hands.
 */
export function decideTaxation(registry: Registry, supply: Supply): DecidedTaxation {
  const origin = at(registry, supply.origin.jurisdiction)
  const destination = at(registry, supply.destination.jurisdiction)
  if (areaOf(origin, supply.day) === areaOf(destination, supply.day)) return domestic(origin, destination, supply)
  if (unionOf(origin, supply) && unionOf(origin, supply) === unionOf(destination, supply)) {
    const rule = origin.rule('tax', 'intraUnion', supply.day) ?? destination.rule('tax', 'intraUnion', supply.day)
    if (rule) return located(rule.value(supply), origin, destination, 'intra-union', rule.from)
  }
  return acrossBorder(origin, destination, supply)
}

function at(registry: Registry, code: string): Jurisdiction {
  const jurisdiction = registry.jurisdiction(code)
  if (!jurisdiction) throw new Error(`jurisdiction ${code} is not in the registry`)
  return jurisdiction
}

function areaOf(jurisdiction: Jurisdiction, day: string): string {
  return jurisdiction.value('tax', 'area', day) ?? jurisdiction.country.code
}

function unionOf(jurisdiction: Jurisdiction, supply: Supply): string | undefined {
  const union = jurisdiction.value('tax', 'union', supply.day)
  return union?.covers.includes(supply.goods) ? union.code : undefined
}

function located(
  taxation: Taxation,
  origin: Jurisdiction,
  destination: Jurisdiction,
  scheme: DecidedTaxation['scheme'],
  from: Day,
): DecidedTaxation {
  return { ...taxation, scheme, from, jurisdiction: taxation.at === 'origin' ? origin : destination }
}

function domestic(origin: Jurisdiction, destination: Jurisdiction, supply: Supply): DecidedTaxation {
  const rule = destination.rule('tax', 'domestic', supply.day)
  const taxation = rule?.value(supply) ?? { at: 'destination', category: 'S', evidence: [], source: engine }
  return located(taxation, origin, destination, 'domestic', rule?.from ?? ALWAYS)
}

function acrossBorder(origin: Jurisdiction, destination: Jurisdiction, supply: Supply): DecidedTaxation {
  const imports = destination.rule('tax', 'imports', supply.day)
  const scheme = imports?.value.schemes.find((each) => collects(each, destination, supply))
  const source = scheme?.source ?? imports?.source
  if (imports && source && scheme?.companiesAccount && supply.buyer.taxNumber?.country === destination.country.code) {
    const taxation = accountedByBuyer(scheme.companiesAccount.reason, supply.buyer.taxNumber.number, source)
    return located(taxation, origin, destination, 'import', imports.from)
  }
  if (imports && source && scheme) {
    const domesticRule = destination.value('tax', 'domestic', supply.day)
    const taxation = domesticRule?.(supply)
    return located(
      {
        ...(taxation ?? { category: 'S', evidence: [] }),
        at: 'destination',
        evidence: [...(taxation?.evidence ?? []), `scheme:${scheme.scheme}`],
        source,
      },
      origin,
      destination,
      'import',
      imports.from,
    )
  }
  return exported(origin, destination, supply)
}

function accountedByBuyer(reason: string, number: string, source: Source): Taxation {
  return {
    at: 'origin',
    category: 'AE',
    reason,
    evidence: [`buyer-tax-number:${number}`],
    notices: ['notice.reverse-charge'],
    source,
  }
}

/** Does the seller collect the destination's tax under this scheme? */
function collects(scheme: ImportScheme, destination: Jurisdiction, supply: Supply): boolean {
  if (scheme.covers && !scheme.covers.includes(supply.goods)) return false
  if (scheme.without?.some((kind) => supply.kinds?.has(kind))) return false
  const { registrations } = supply.seller
  const registered =
    registrations.includes(scheme.scheme) ||
    (scheme.scheme === destination.country.code && registrations.includes(destination.code))
  if (!registered && !scheme.mandatory) return false
  if (!scheme.upTo) return true
  const value = supply.valueIn(scheme.upTo.currency)
  return value !== undefined && value <= BigInt(scheme.upTo.amount)
}

function exported(origin: Jurisdiction, destination: Jurisdiction, supply: Supply): DecidedTaxation {
  const rule = origin.rule('tax', 'exports', supply.day)
  const notice = destination.value('tax', 'imports', supply.day)?.notice ?? 'notice.import-tax-due'
  const service = supply.goods === 'service'
  return {
    at: 'origin',
    category: service ? 'O' : 'G',
    reason: rule?.value.reason ?? 'Export',
    evidence: rule?.value.evidence ?? [],
    notices: service ? [] : [notice],
    source: rule?.source ?? engine,
    scheme: 'export',
    from: rule?.from ?? ALWAYS,
    jurisdiction: origin,
  }
}

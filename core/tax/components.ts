import type { Jurisdiction } from '../country/jurisdiction.ts'
import type { Supply } from '../country/section/tax.ts'
import { chargeable, type KindRate, type RateComponent } from './kind-rate.ts'

/**
 * The components of a rate as they are charged on a supply: with those of towns and counties, split by the country's
 * rule (IGST into CGST and SGST), and without those that the seller is not registered to levy.
 * A rate that the law sets to zero takes no local components unless the country's rule for them says so.
 */
export function componentsAt(
  jurisdiction: Jurisdiction,
  rate: KindRate,
  supply: Supply,
  levies?: readonly string[],
): readonly RateComponent[] {
  const local = jurisdiction.rule('tax', 'local', supply.day)
  const split = jurisdiction.rule('tax', 'split', supply.day)
  if (!local && !split && !levies) return rate.components
  let components: readonly RateComponent[] = rate.components
  if (local) {
    const added = local.value({ place: supply.destination, kind: rate.kind, band: rate.band, day: supply.day })
    if (added.length > 0) components = [...components, ...added.map((each) => chargeable(each, local.layer))]
  }
  if (split) {
    components = split.value({ components, supply }).map((each) => chargeable(each, split.layer))
  }
  if (!levies) return components
  const levied = components.filter((component) => levies.includes(component.jurisdiction))
  return levied.length > 0 || components.length === 0
    ? levied
    : [{ ...(components[0] as RateComponent), percent: '0', parts: 0n }]
}

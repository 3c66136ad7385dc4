import type { Component, Supply } from '../../core/country/section/tax.ts'
import { type Percent, partsPerMillion, toPercent } from '../../core/money/rate.ts'
import { states } from './states.ts'

/**
 * Between states a sale to a consumer carries the interstate rate, which is the origin's, and the difference to the
 * internal rate of the destination, which is the destination's (EC 87/2015, LC 190/2022). The sum is the internal rate.
 * A poverty fund's addition stays the destination's. Simplified: of 2022-01-01 to 2022-04-04, when no law let the
 * difference be asked (STF, Tema 1093 and ADI 7066), the sum is kept; goods of imported content (4 percent) go at the
 * rate of national goods, which moves tax between the two states and not the price; the buyer is no ICMS taxpayer.
 */
export function difal({ components, supply }: { components: readonly Component[]; supply: Supply }) {
  const from = supply.origin.jurisdiction
  const to = supply.destination.jurisdiction
  if (from === to || !(from in states) || !(to in states)) return components
  const interstate = interstateRate(from, to)
  return components.flatMap((component): Component[] => {
    if (component.name !== 'ICMS' || component.percent === '0') return [component]
    return [
      { ...component, percent: interstate, jurisdiction: from },
      { ...component, name: 'ICMS DIFAL', percent: difference(component.percent, interstate), jurisdiction: to },
    ]
  })
}

/** Resolução do Senado 22/1989: 7 percent from the South and South-East but Espírito Santo into the rest, otherwise 12. */
function interstateRate(from: string, to: string): Percent {
  return isRicher(from) && !isRicher(to) ? '7' : '12'
}

function isRicher(code: string): boolean {
  const region = states[code]?.region
  return code !== 'BR-ES' && (region === 'south' || region === 'south-east')
}

function difference(internal: Percent, interstate: Percent): Percent {
  return toPercent(partsPerMillion(internal) - partsPerMillion(interstate))
}

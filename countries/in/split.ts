import type { Component, Supply } from '../../core/country/section/tax.ts'
import { type Percent, partsPerMillion, toPercent } from '../../core/money/rate.ts'
import { states } from './states.ts'

/**
 * IGST goes to the Union on a supply between states. Inside one state it is halved: CGST to the Union and SGST to the
 * state, or UTGST in a union territory without a legislature (IGST Act, s. 7 and 8). Where a state is not known it stays
 * IGST. A cess is the Union's either way.
 */
export function split({ components, supply }: { components: readonly Component[]; supply: Supply }) {
  const state = supply.destination.jurisdiction
  if (state !== supply.origin.jurisdiction || !(state in states)) return components
  const name = states[state]?.union ? 'UTGST' : 'SGST'
  return components.flatMap((component): Component[] => {
    if (component.name !== 'IGST') return [component]
    const percent = half(component.percent)
    return [
      { name: 'CGST', percent, jurisdiction: 'IN' },
      { name, percent, jurisdiction: state },
    ]
  })
}

function half(percent: Percent): Percent {
  return toPercent(partsPerMillion(percent) / 2n)
}

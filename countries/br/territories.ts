import { defineTerritory, type Territory } from '../../core/country/define-country.ts'
import { bandsOf } from './bands.ts'
import { states } from './states.ts'

/** The states and the Federal District, each with its ICMS. */
export const territories: readonly Territory[] = Object.entries(states).map(([code, { name }]) =>
  defineTerritory({ code, name, select: { subdivisions: [code] }, tax: bandsOf(code) }),
)

import { since } from '../../core/country/dated.ts'
import { defineTerritory, type Territory } from '../../core/country/define-country.ts'
import { deliveredSince2020 } from './legal.ts'
import { source } from './sources.ts'
import { states } from './states.ts'

/** The states and union territories. What differs between them is who gets half of the tax, and liquor. */
export const territories: readonly Territory[] = Object.entries(states).map(([code, state]) =>
  defineTerritory({
    code,
    name: state.name,
    select: { subdivisions: [code, ...(state.formerly ?? [])] },
    legal: {
      ...(state.drinkingAge !== undefined && {
        'ageGate.alcohol': since(
          '2000-01-01',
          { years: state.drinkingAge, kinds: ['alcohol'] as const },
          source.liquorSale,
        ),
      }),
      ...(state.liquorDelivery && { 'forbidden.alcohol': deliveredSince2020 }),
    },
  }),
)

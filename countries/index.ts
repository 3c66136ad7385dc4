import type { Country } from '../core/country/define-country.ts'
import { france } from './fr/fr.ts'
import { unitedStates } from './us/us.ts'

/** The packs of this engine. Explicit, so that adding a country is one visible line. */
export const countries: readonly Country[] = [france, unitedStates]

import type { Country } from '../core/country/define-country.ts'
import { switzerland } from './ch/ch.ts'
import { germany } from './de/de.ts'
import { spain } from './es/es.ts'
import { france } from './fr/fr.ts'
import { unitedKingdom } from './gb/gb.ts'
import { japan } from './jp/jp.ts'

/** The packs of this engine. Explicit, so that adding a country is one visible line. */
export const countries: readonly Country[] = [switzerland, germany, spain, france, unitedKingdom, japan]

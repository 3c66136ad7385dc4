import type { Country } from '../core/country/define-country.ts'
import { brazil } from './br/br.ts'
import { canada } from './ca/ca.ts'
import { switzerland } from './ch/ch.ts'
import { china } from './cn/cn.ts'
import { germany } from './de/de.ts'
import { spain } from './es/es.ts'
import { france } from './fr/fr.ts'
import { unitedKingdom } from './gb/gb.ts'
import { india } from './in/in.ts'
import { japan } from './jp/jp.ts'
import { unitedStates } from './us/us.ts'

/** The packs of this engine. Explicit, so that adding a country is one visible line. */
export const countries: readonly Country[] = [
  brazil,
  canada,
  switzerland,
  china,
  germany,
  spain,
  france,
  unitedKingdom,
  india,
  japan,
  unitedStates,
]

import { since } from '../../core/country/dated.ts'
import { defineTerritory, type Territory } from '../../core/country/define-country.ts'
import { britishColumbia } from './provinces/british-columbia.ts'
import { newBrunswick, newfoundland, novaScotia, ontario, princeEdwardIsland } from './provinces/harmonised.ts'
import { manitoba } from './provinces/manitoba.ts'
import { quebec } from './provinces/quebec.ts'
import { saskatchewan } from './provinces/saskatchewan.ts'
import { source } from './sources.ts'

const alberta = defineTerritory({
  code: 'CA-AB',
  name: 'Alberta',
  select: { subdivisions: ['CA-AB'] },
  legal: { 'ageGate.alcohol': since('1971-04-01', { years: 18, kinds: ['alcohol'] }, source.drinkingAge) },
})

/** No tax but the GST, which the country's pack states. */
function gstOnly(code: string, name: string): Territory {
  return defineTerritory({ code, name, select: { subdivisions: [code] } })
}

/** The provinces and territories. */
export const territories: readonly Territory[] = [
  alberta,
  britishColumbia,
  manitoba,
  newBrunswick,
  newfoundland,
  novaScotia,
  gstOnly('CA-NT', 'Northwest Territories'),
  gstOnly('CA-NU', 'Nunavut'),
  ontario,
  princeEdwardIsland,
  quebec,
  saskatchewan,
  gstOnly('CA-YT', 'Yukon'),
]

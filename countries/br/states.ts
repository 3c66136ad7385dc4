import type { Day } from '../../core/country/day.ts'
import type { Source } from '../../core/country/source.ts'
import type { Percent } from '../../core/money/rate.ts'
import { source } from './sources.ts'

/** Five regions decide the interstate rate. */
type Region = 'north' | 'north-east' | 'centre-west' | 'south-east' | 'south'

interface State {
  name: string
  region: Region
  /** Ranges of the first five digits of a CEP. */
  cep: readonly (readonly [from: string, to: string])[]
  /** General internal rate of ICMS. `fund` is the addition for the poverty fund where it falls on goods in general. */
  icms: readonly (readonly [from: Day, percent: Percent, source: Source, fund?: Percent])[]
}

/** First day written where a rate is older than the engine's horizon. */
const LONG_SINCE: Day = '2016-01-01'

const { general2019: old, general2023, general2024, general2025, unchanged } = source

export const states: Readonly<Record<string, State>> = {
  'BR-AC': {
    name: 'Acre',
    region: 'north',
    cep: [['69900', '69999']],
    icms: [
      [LONG_SINCE, '17', old],
      ['2023-04-01', '19', general2023],
    ],
  },
  'BR-AL': {
    name: 'Alagoas',
    region: 'north-east',
    cep: [['57000', '57999']],
    icms: [
      [LONG_SINCE, '17', old, '1'],
      ['2023-04-01', '19', general2023, '1'],
    ],
  },
  'BR-AM': {
    name: 'Amazonas',
    region: 'north',
    cep: [
      ['69000', '69299'],
      ['69400', '69899'],
    ],
    icms: [
      [LONG_SINCE, '18', old],
      ['2023-03-29', '20', general2023],
    ],
  },
  'BR-AP': { name: 'Amapá', region: 'north', cep: [['68900', '68999']], icms: [[LONG_SINCE, '18', unchanged]] },
  'BR-BA': {
    name: 'Bahia',
    region: 'north-east',
    cep: [['40000', '48999']],
    icms: [
      [LONG_SINCE, '18', old],
      ['2023-03-22', '19', general2023],
      ['2024-02-07', '20.5', general2024],
    ],
  },
  'BR-CE': {
    name: 'Ceará',
    region: 'north-east',
    cep: [['60000', '63999']],
    icms: [
      [LONG_SINCE, '18', old],
      ['2024-01-01', '20', general2024],
    ],
  },
  'BR-DF': {
    name: 'Distrito Federal',
    region: 'centre-west',
    cep: [
      ['70000', '72799'],
      ['73000', '73699'],
    ],
    icms: [
      [LONG_SINCE, '18', old],
      ['2024-01-21', '20', general2024],
    ],
  },
  'BR-ES': {
    name: 'Espírito Santo',
    region: 'south-east',
    cep: [['29000', '29999']],
    icms: [[LONG_SINCE, '17', unchanged]],
  },
  'BR-GO': {
    name: 'Goiás',
    region: 'centre-west',
    cep: [
      ['72800', '72999'],
      ['73700', '76799'],
    ],
    icms: [
      [LONG_SINCE, '17', old],
      ['2024-04-01', '19', general2024],
    ],
  },
  'BR-MA': {
    name: 'Maranhão',
    region: 'north-east',
    cep: [['65000', '65999']],
    icms: [
      [LONG_SINCE, '18', old],
      ['2023-04-01', '20', general2023],
      ['2024-02-19', '22', general2024],
      ['2025-02-23', '23', general2025],
    ],
  },
  'BR-MG': {
    name: 'Minas Gerais',
    region: 'south-east',
    cep: [['30000', '39999']],
    icms: [[LONG_SINCE, '18', unchanged]],
  },
  'BR-MS': {
    name: 'Mato Grosso do Sul',
    region: 'centre-west',
    cep: [['79000', '79999']],
    icms: [[LONG_SINCE, '17', unchanged]],
  },
  'BR-MT': {
    name: 'Mato Grosso',
    region: 'centre-west',
    cep: [['78000', '78899']],
    icms: [[LONG_SINCE, '17', unchanged]],
  },
  'BR-PA': {
    name: 'Pará',
    region: 'north',
    cep: [['66000', '68899']],
    icms: [
      [LONG_SINCE, '17', old],
      ['2023-03-16', '19', general2023],
    ],
  },
  'BR-PB': {
    name: 'Paraíba',
    region: 'north-east',
    cep: [['58000', '58999']],
    icms: [
      [LONG_SINCE, '18', old],
      ['2024-01-01', '20', general2024],
    ],
  },
  'BR-PE': {
    name: 'Pernambuco',
    region: 'north-east',
    cep: [['50000', '56999']],
    icms: [
      [LONG_SINCE, '18', old],
      ['2024-01-01', '20.5', general2024],
    ],
  },
  'BR-PI': {
    name: 'Piauí',
    region: 'north-east',
    cep: [['64000', '64999']],
    icms: [
      [LONG_SINCE, '18', old],
      ['2023-03-08', '21', general2023],
      ['2025-04-01', '22.5', general2025],
    ],
  },
  'BR-PR': {
    name: 'Paraná',
    region: 'south',
    cep: [['80000', '87999']],
    icms: [
      [LONG_SINCE, '18', old],
      ['2023-03-13', '19', general2023],
      ['2024-03-13', '19.5', general2024],
    ],
  },
  'BR-RJ': {
    name: 'Rio de Janeiro',
    region: 'south-east',
    cep: [['20000', '28999']],
    // The fund (FECP) falls on nearly everything.
    icms: [
      [LONG_SINCE, '18', old, '2'],
      ['2024-03-20', '20', general2024, '2'],
    ],
  },
  'BR-RN': {
    name: 'Rio Grande do Norte',
    region: 'north-east',
    cep: [['59000', '59999']],
    icms: [
      [LONG_SINCE, '18', old],
      ['2023-04-01', '20', general2023],
      ['2024-01-01', '18', general2024],
      ['2025-03-20', '20', general2025],
    ],
  },
  'BR-RO': {
    name: 'Rondônia',
    region: 'north',
    cep: [['76800', '76999']],
    icms: [
      [LONG_SINCE, '17.5', old],
      ['2024-01-12', '19.5', general2024],
    ],
  },
  'BR-RR': {
    name: 'Roraima',
    region: 'north',
    cep: [['69300', '69399']],
    icms: [
      [LONG_SINCE, '17', old],
      ['2023-03-30', '20', general2023],
    ],
  },
  'BR-RS': {
    name: 'Rio Grande do Sul',
    region: 'south',
    cep: [['90000', '99999']],
    icms: [
      [LONG_SINCE, '18', source.rioGrandeDoSul],
      ['2021-01-01', '17.5', source.rioGrandeDoSul],
      ['2022-01-01', '17', source.rioGrandeDoSul],
    ],
  },
  'BR-SC': {
    name: 'Santa Catarina',
    region: 'south',
    cep: [['88000', '89999']],
    icms: [[LONG_SINCE, '17', unchanged]],
  },
  'BR-SE': {
    name: 'Sergipe',
    region: 'north-east',
    cep: [['49000', '49999']],
    icms: [
      [LONG_SINCE, '18', old],
      ['2023-03-20', '22', general2023],
      ['2023-05-01', '19', source.sergipe2023],
      // The fund's one percent on goods in general is safe to charge from the year after its decree.
      ['2024-01-01', '19', source.sergipe2023, '1'],
    ],
  },
  'BR-SP': {
    name: 'São Paulo',
    region: 'south-east',
    cep: [['01000', '19999']],
    icms: [[LONG_SINCE, '18', unchanged]],
  },
  'BR-TO': {
    name: 'Tocantins',
    region: 'north',
    cep: [['77000', '77999']],
    // MP 33/2022 said 2023-04-01; the Supreme Court (ADI 7375) put it off to the year after Lei 4.141/2023.
    icms: [
      [LONG_SINCE, '18', old],
      ['2024-01-01', '20', general2024],
    ],
  },
}

import { since } from '../../core/country/dated.ts'
import type { AddressRules } from '../../core/country/section/address.ts'
import { source } from './sources.ts'
import { states } from './states.ts'

/** `district` is the bairro. */
export const address: AddressRules = {
  form: since(
    '1992-05-01',
    {
      fields: ['name', 'company', 'line1', 'line2', 'district', 'city', 'subdivision', 'postalCode'],
      required: ['name', 'line1', 'district', 'city', 'subdivision', 'postalCode'],
    },
    source.cep,
  ),
  postalCode: since('1992-05-01', { pattern: '^\\d{8}$', example: '01310-100' }, source.cep),
  subdivisions: since(
    '1989-01-01',
    Object.fromEntries(Object.entries(states).map(([code, { name }]) => [code, name])),
    source.subdivisions,
  ),
  subdivisionOf: since('1992-05-01', stateOf, source.cep),
}

function stateOf(cep: string): string | undefined {
  const sector = cep.slice(0, 5)
  return Object.entries(states).find(([, state]) => state.cep.some(([from, to]) => from <= sector && sector <= to))?.[0]
}

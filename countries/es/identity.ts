import { since } from '../../core/country/dated.ts'
import type { IdentityRules } from '../../core/country/section/identity.ts'
import { source } from './sources.ts'

/** The NIF is the tax number of everybody; with the letters ES it is the VAT number of the register VIES. */
export const identity: IdentityRules = {
  schemes: since(
    '1993-01-01',
    [
      { name: 'NIF', stdnum: 'ES.nif', use: 'tax', prefix: 'ES', example: 'ESA28015865' },
      { name: 'CIF', stdnum: 'ES.cif', use: 'company', example: 'A28015865' },
      { name: 'DNI', stdnum: 'ES.dni', use: 'company', example: '54362315K' },
      { name: 'NIE', stdnum: 'ES.nie', use: 'company', example: 'X2482300W' },
    ],
    source.numbers,
  ),
}

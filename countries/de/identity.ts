import { since } from '../../core/country/dated.ts'
import type { IdentityRules } from '../../core/country/section/identity.ts'
import { source } from './sources.ts'

export const identity: IdentityRules = {
  schemes: since(
    '1993-01-01',
    [
      { name: 'USt-IdNr.', stdnum: 'DE.vat', use: 'tax', prefix: 'DE', example: 'DE136695976' },
      { name: 'Steuernummer', stdnum: 'DE.stnr', use: 'company', example: '18181508155' },
    ],
    source.numbers,
  ),
}

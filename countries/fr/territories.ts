import { none, since } from '../../core/country/dated.ts'
import { defineTerritory, type Sections, type Territory } from '../../core/country/define-country.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { source } from './sources.ts'

/** Guadeloupe, Martinique and Réunion: VAT of their own at lower rates; goods from the mainland are exports (art. 294-2). */
function overseasWithVat(code: string, name: string, department: string, countryCode: string, area: string): Territory {
  return defineTerritory({
    code,
    name,
    select: { subdivisions: [code, `FR-${countryCode}`], postalCodes: `^${department}\\d{2}$`, countryCode },
    tax: {
      area: since('1979-01-01', area, source.overseas),
      union: since('1993-01-01', none, source.overseas),
      'rate.standard': since('1995-08-01', rate('TVA', '8.5'), source.overseas),
      'rate.intermediate': since('1995-08-01', rate('TVA', '2.1'), source.overseas),
      'rate.reduced': since('1995-08-01', rate('TVA', '2.1'), source.overseas),
      'rate.super-reduced': since('1995-08-01', rate('TVA', '2.1'), source.overseas),
      'rate.press': since('1995-08-01', rate('TVA', '1.05'), source.overseas),
      ...kinds('1995-08-01', source.overseas, { press: 'press' }),
      imports: overseasImports(code),
    },
  })
}

/** Guyane and Mayotte: VAT is provisionally not applied (art. 294-1). */
function overseasWithoutVat(code: string, name: string, department: string, countryCode: string): Territory {
  const untaxed = since('1979-01-01', zero('TVA', 'O', 'VAT not applicable, CGI art. 294-1'), source.overseas)
  const rates: Sections['tax'] = {
    'rate.standard': untaxed,
    'rate.intermediate': untaxed,
    'rate.reduced': untaxed,
    'rate.super-reduced': untaxed,
  }
  return defineTerritory({
    code,
    name,
    select: { subdivisions: [code, `FR-${countryCode}`], postalCodes: `^${department}\\d{2}$`, countryCode },
    tax: {
      ...rates,
      area: since('1979-01-01', code, source.overseas),
      union: since('1993-01-01', none, source.overseas),
      imports: overseasImports(code),
    },
  })
}

/** A seller registered there charges the local tax; otherwise the recipient pays it, with dock dues, on arrival. */
function overseasImports(code: string) {
  return since('1979-01-01', { schemes: [{ scheme: code }], notice: 'notice.overseas-import' }, source.overseas)
}

const corsica = defineTerritory({
  code: 'FR-20R',
  name: 'Corse',
  select: { subdivisions: ['FR-20R', 'FR-2A', 'FR-2B'], postalCodes: '^20\\d{3}$' },
  tax: {
    'rate.reduced': since('1979-01-01', rate('TVA', '2.1'), source.corsica),
  },
})

/** Guadeloupe and Martinique trade as one market; Réunion lies apart. */
const ANTILLES = 'FR-ANTILLES'

export const territories: readonly Territory[] = [
  corsica,
  overseasWithVat('FR-971', 'Guadeloupe', '971', 'GP', ANTILLES),
  overseasWithVat('FR-972', 'Martinique', '972', 'MQ', ANTILLES),
  overseasWithVat('FR-974', 'La Réunion', '974', 'RE', 'FR-974'),
  overseasWithoutVat('FR-973', 'Guyane', '973', 'GF'),
  overseasWithoutVat('FR-976', 'Mayotte', '976', 'YT'),
]

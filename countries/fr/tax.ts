import { since } from '../../core/country/dated.ts'
import type { KindBand, TaxRules } from '../../core/country/section/tax.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { eu } from '../eu/sources.ts'
import { source } from './sources.ts'

/** `reduced` are what is left of masks and gels at the reduced rate that day; the others are taxed in full. */
function devices(...reduced: ('mask' | 'hand-gel')[]): KindBand {
  const full = (['unlisted', 'mask', 'hand-gel'] as const).filter((each) => !(reduced as string[]).includes(each))
  return [...full.map((subKind) => ({ band: 'standard', when: { subKind } })), { band: 'reduced' }]
}

/**
 * French VAT on the mainland and its islands near the coast. Corsica, overseas and Monaco stand in `territories.ts`.
 * Since 2026-09-01 the law is the CIBS instead of the CGI; no rate changed.
 */
export const tax: TaxRules = {
  'rate.standard': since('2014-01-01', rate('TVA', '20'), source.standard),
  'rate.intermediate': since('2014-01-01', rate('TVA', '10'), source.intermediate),
  'rate.reduced': since('1982-07-01', rate('TVA', '5.5'), source.reduced),
  'rate.super-reduced': since('1989-01-01', rate('TVA', '2.1'), source.medicine),
  'rate.voucher': since('2019-01-01', zero('TVA', 'O', 'Multi-purpose voucher: taxed when redeemed'), source.vouchers),

  ...kinds('2014-01-01', source.standard, {
    general: 'standard',
    alcohol: 'standard',
    clothing: 'standard',
    'children-clothing': 'standard',
    toy: 'standard',
    electronics: 'standard',
    'pet-food': 'standard',
    'digital-service': 'standard',
    delivery: 'standard',
  }),
  // Simplified: margarine, vegetable fat and caviar, which A 1° c and d tax in full, stand with food.
  ...kinds('1982-07-01', source.reduced, { food: 'reduced', drink: 'reduced' }),
  /** Plain chocolate and filled chocolates are food like any other; sweets, milk and white chocolate bars are not. */
  'kind.confectionery': since(
    '2014-01-01',
    [{ band: 'reduced', when: { subKind: 'plain-chocolate' } }, { band: 'standard' }],
    source.reduced,
  ),
  /**
   * Equipment that the law lists for illness and disability; anything else is `unlisted`. Masks and hand gels against
   * Covid-19 were reduced from spring 2020 to the end of 2024.
   */
  'kind.medical-device': [
    { from: '2014-01-01', value: devices(), source: source.reduced },
    { from: '2020-03-01', value: devices('hand-gel'), source: source.covid },
    { from: '2020-03-24', value: devices('hand-gel', 'mask'), source: source.covid },
    { from: '2025-01-01', value: devices(), source: source.covid },
  ],
  'kind.book': since('2013-01-01', 'reduced', source.books),
  'kind.e-book': since('2013-01-01', 'reduced', source.books),
  'kind.hygiene': since('2016-01-01', 'reduced', source.hygiene),
  'kind.press': since('1989-01-01', 'super-reduced', source.press),
  'kind.medicine': since(
    '2014-01-01',
    [{ band: 'super-reduced', when: { subKind: 'reimbursable' } }, { band: 'intermediate' }],
    source.medicine,
  ),
  'kind.plant': since('2014-01-01', 'intermediate', source.plants),
  'kind.gift-card': since('2019-01-01', 'voucher', source.vouchers),

  display: since('1988-01-01', 'inclusive', source.priceDisplay),
  rounding: since('2002-01-01', { per: 'line', mode: 'half-up', components: 'each' }, eu.rounding),
  delivery: since('1979-01-01', 'goods', source.delivery),
  taxPoint: since('1979-01-01', 'supply', source.taxPoint),
  exports: [
    {
      from: '1979-01-01',
      value: { reason: 'VATEX-EU-G', evidence: ['customs-export-declaration', 'proof-of-exit'] },
      source: source.exports,
    },
    {
      from: '2026-09-01',
      value: { reason: 'VATEX-EU-G', evidence: ['customs-export-declaration', 'proof-of-exit'] },
      source: source.recodified,
    },
  ],
}

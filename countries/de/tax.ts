import type { Dated } from '../../core/country/dated.ts'
import { since } from '../../core/country/dated.ts'
import type { BandRate, TaxRules } from '../../core/country/section/tax.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { eu } from '../eu/sources.ts'
import { source } from './sources.ts'

const TAX = 'USt'

/** Both rates dipped for the second half of 2020 (§ 28(1) and (2) UStG). */
function dipped(from: string, usual: string, dip: string, law: (typeof source)['standard']): Dated<BandRate> {
  return [
    { from, value: rate(TAX, usual), source: law },
    { from: '2020-07-01', value: rate(TAX, dip), source: source.dip },
    { from: '2021-01-01', value: rate(TAX, usual), source: law },
  ]
}

/** German VAT. Büsingen and Helgoland, where it does not apply, stand in `territories.ts`. */
export const tax: TaxRules = {
  'rate.standard': dipped('2007-01-01', '19', '16', source.standard),
  'rate.reduced': dipped('1983-07-01', '7', '5', source.reduced),
  'rate.voucher': since('2019-01-01', zero(TAX, 'O', 'Multi-purpose voucher: taxed when redeemed'), source.vouchers),

  ...kinds('1980-01-01', source.standard, {
    general: 'standard',
    alcohol: 'standard',
    medicine: 'standard',
    clothing: 'standard',
    'children-clothing': 'standard',
    toy: 'standard',
    electronics: 'standard',
    'digital-service': 'standard',
    delivery: 'standard',
  }),
  ...kinds('1980-01-01', source.listed, {
    confectionery: 'reduced',
    book: 'reduced',
    press: 'reduced',
    plant: 'reduced',
    'pet-food': 'reduced',
  }),
  /** Lobster, oysters, snails and caviar are not in the list (No. 3 and 28). */
  'kind.food': since(
    '1980-01-01',
    [{ band: 'standard', when: { subKind: 'luxury' } }, { band: 'reduced' }],
    source.listed,
  ),
  /**
   * Milk, drinks of at least 75 % milk, and coffee and tea as beans and leaves are in the list (No. 4, 12 and 35); water,
   * juice and soft drinks are not.
   */
  'kind.drink': since(
    '1980-01-01',
    [
      { band: 'reduced', when: { subKind: 'milk' } },
      { band: 'reduced', when: { subKind: 'tea' } },
      { band: 'reduced', when: { subKind: 'coffee' } },
      { band: 'standard' },
    ],
    source.listed,
  ),
  /** Wheelchairs, prostheses, orthopaedic and hearing aids (No. 51 and 52). */
  'kind.medical-device': since(
    '1980-01-01',
    [{ band: 'reduced', when: { subKind: 'orthopaedic' } }, { band: 'standard' }],
    source.listed,
  ),
  'kind.e-book': [
    { from: '1980-01-01', value: 'standard', source: source.standard },
    { from: '2019-12-18', value: 'reduced', source: source.eBooks },
  ],
  'kind.hygiene': [
    { from: '1980-01-01', value: 'standard', source: source.standard },
    { from: '2020-01-01', value: 'reduced', source: source.hygiene },
  ],
  'kind.gift-card': since('2019-01-01', 'voucher', source.vouchers),

  display: since('1985-05-01', 'inclusive', source.priceDisplay),
  rounding: since('2002-01-01', { per: 'line', mode: 'half-up', components: 'each' }, eu.rounding),
  delivery: since('1980-01-01', 'goods', source.delivery),
  taxPoint: since('1980-01-01', 'supply', source.taxPoint),
  exports: since(
    '1980-01-01',
    { reason: 'VATEX-EU-G', evidence: ['customs-export-declaration', 'proof-of-exit'] },
    source.exports,
  ),
}

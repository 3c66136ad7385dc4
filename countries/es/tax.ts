import { since } from '../../core/country/dated.ts'
import type { TaxRules } from '../../core/country/section/tax.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { eu } from '../eu/sources.ts'
import { source } from './sources.ts'

const TAX = 'IVA'
const free = zero(TAX, 'Z', 'Temporary rate of 0 % on basic food')

/** VAT of the peninsula and the Baleares. The Canaries, Ceuta and Melilla have taxes of their own: `territories.ts`. */
export const tax: TaxRules = {
  'rate.standard': since('2012-09-01', rate(TAX, '21'), source.standard),
  'rate.reduced': since('2012-09-01', rate(TAX, '10'), source.reduced),
  'rate.super-reduced': since('1995-01-01', rate(TAX, '4'), source.superReduced),
  'rate.voucher': since('2019-01-01', zero(TAX, 'O', 'Multi-purpose voucher: taxed when redeemed'), source.vouchers),
  /** Bread, flour, milk, cheese, eggs, fruit, vegetables and cereals. */
  'rate.basic-food': [
    { from: '1995-01-01', value: rate(TAX, '4'), source: source.basicFood },
    { from: '2023-01-01', value: free, source: source.temporary },
    { from: '2024-10-01', value: rate(TAX, '2'), source: source.steps },
    { from: '2025-01-01', value: rate(TAX, '4'), source: source.basicFood },
  ],
  /** Ordinary food until 2022, basic food for good since 2025. */
  'rate.olive-oil': [
    { from: '2012-09-01', value: rate(TAX, '10'), source: source.reduced },
    { from: '2023-01-01', value: rate(TAX, '5'), source: source.temporary },
    { from: '2024-07-01', value: free, source: source.steps },
    { from: '2024-10-01', value: rate(TAX, '2'), source: source.steps },
    { from: '2025-01-01', value: rate(TAX, '4'), source: source.oliveOil },
  ],
  'rate.oil-and-pasta': [
    { from: '2012-09-01', value: rate(TAX, '10'), source: source.reduced },
    { from: '2023-01-01', value: rate(TAX, '5'), source: source.temporary },
    { from: '2024-10-01', value: rate(TAX, '7.5'), source: source.steps },
    { from: '2025-01-01', value: rate(TAX, '10'), source: source.reduced },
  ],

  ...kinds('2012-09-01', source.standard, {
    general: 'standard',
    alcohol: 'standard',
    clothing: 'standard',
    'children-clothing': 'standard',
    toy: 'standard',
    electronics: 'standard',
    'digital-service': 'standard',
    delivery: 'standard',
  }),
  ...kinds('2012-09-01', source.reduced, { confectionery: 'reduced', 'pet-food': 'reduced' }),
  'kind.food': since(
    '2012-09-01',
    [
      { band: 'basic-food', when: { subKind: 'basic' } },
      { band: 'olive-oil', when: { subKind: 'olive-oil' } },
      { band: 'oil-and-pasta', when: { subKind: 'oil' } },
      { band: 'oil-and-pasta', when: { subKind: 'pasta' } },
      { band: 'reduced' },
    ],
    source.reduced,
  ),
  /** Soft drinks, juices and sodas with added sugar or sweetener left the reduced rate; water and others did not. */
  'kind.drink': [
    {
      from: '2012-09-01',
      value: [{ band: 'basic-food', when: { subKind: 'milk' } }, { band: 'reduced' }],
      source: source.reduced,
    },
    {
      from: '2021-01-01',
      value: [
        { band: 'basic-food', when: { subKind: 'milk' } },
        { band: 'reduced', when: { subKind: 'water' } },
        { band: 'reduced', when: { subKind: 'unsweetened' } },
        { band: 'reduced', when: { subKind: 'tea' } },
        { band: 'reduced', when: { subKind: 'coffee' } },
        { band: 'standard' },
      ],
      source: source.sugaredDrinks,
    },
  ],
  ...kinds('1995-01-01', source.books, { book: 'super-reduced', press: 'super-reduced' }),
  'kind.e-book': [
    { from: '2012-09-01', value: 'standard', source: source.standard },
    { from: '2020-04-23', value: 'super-reduced', source: source.eBooks },
  ],
  'kind.medicine': since('1995-01-01', 'super-reduced', source.medicine),
  'kind.medical-device': since(
    '2015-01-01',
    [
      { band: 'super-reduced', when: { subKind: 'prosthesis' } },
      { band: 'standard', when: { subKind: 'unlisted' } },
      { band: 'reduced' },
    ],
    source.medicalDevice,
  ),
  'kind.hygiene': [
    { from: '2012-09-01', value: 'reduced', source: source.reduced },
    { from: '2023-01-01', value: 'super-reduced', source: source.hygiene },
  ],
  'kind.plant': since('2015-01-01', 'reduced', source.plants),
  'kind.gift-card': since('2019-01-01', 'voucher', source.vouchers),

  display: since('2007-12-01', 'inclusive', source.priceDisplay),
  rounding: since('2002-01-01', { per: 'line', mode: 'half-up', components: 'each' }, eu.rounding),
  delivery: since('1993-01-01', 'goods', source.delivery),
  taxPoint: since('1993-01-01', 'supply', source.taxPoint),
  exports: since(
    '1993-01-01',
    { reason: 'VATEX-EU-G', evidence: ['customs-export-declaration', 'proof-of-exit'] },
    source.exports,
  ),
}

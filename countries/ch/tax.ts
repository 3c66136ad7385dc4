import type { Dated } from '../../core/country/dated.ts'
import { since } from '../../core/country/dated.ts'
import type { BandRate, TaxRules } from '../../core/country/section/tax.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { source } from './sources.ts'

const TAX = 'MWST'

/** All rates rose with 2024; the standard and the special one had fallen with 2018. */
function rates(from2011: string, from2018: string, from2024: string): Dated<BandRate> {
  return [
    { from: '2011-01-01', value: rate(TAX, from2011), source: source.ratesBefore2024 },
    { from: '2018-01-01', value: rate(TAX, from2018), source: source.ratesBefore2024 },
    { from: '2024-01-01', value: rate(TAX, from2024), source: source.rates },
  ]
}

/**
 * Swiss VAT. Its territory is Switzerland with Liechtenstein (`territories.ts`) and with Büsingen, which is German ground
 * (the German pack gives it this area). Campione is Italian and has left it on 2020-01-01.
 */
export const tax: TaxRules = {
  'rate.standard': rates('8', '7.7', '8.1'),
  'rate.reduced': rates('2.5', '2.5', '2.6'),
  'rate.lodging': rates('3.8', '3.7', '3.8'),
  'rate.voucher': since('2010-01-01', zero(TAX, 'O', 'Voucher: taxed when redeemed'), source.vouchers),

  ...kinds('2010-01-01', source.rates, {
    general: 'standard',
    alcohol: 'standard',
    'medical-device': 'standard',
    clothing: 'standard',
    'children-clothing': 'standard',
    toy: 'standard',
    electronics: 'standard',
    'digital-service': 'standard',
    delivery: 'standard',
  }),
  ...kinds('2010-01-01', source.reduced, {
    food: 'reduced',
    confectionery: 'reduced',
    drink: 'reduced',
    book: 'reduced',
    press: 'reduced',
    medicine: 'reduced',
    'pet-food': 'reduced',
    plant: 'reduced',
  }),
  'kind.e-book': [
    { from: '2010-01-01', value: 'standard', source: source.rates },
    { from: '2018-01-01', value: 'reduced', source: source.electronicPress },
  ],
  'kind.hygiene': [
    { from: '2010-01-01', value: 'standard', source: source.rates },
    { from: '2025-01-01', value: 'reduced', source: source.menstrual },
  ],
  'kind.gift-card': since('2010-01-01', 'voucher', source.vouchers),

  display: since('1979-01-01', 'inclusive', source.priceDisplay),
  rounding: since('2010-01-01', { per: 'line', mode: 'half-up', components: 'each' }, source.rounding),
  delivery: since('2010-01-01', 'goods', source.delivery),
  taxPoint: since('2010-01-01', 'supply', source.taxPoint),
  exports: since(
    '2010-01-01',
    { reason: 'MWSTG Art. 23 Abs. 2 Ziff. 1', evidence: ['customs-export-declaration'] },
    source.exports,
  ),
  /** A seller over the threshold is registered and charges Swiss tax; nobody else collects, the customs do. */
  imports: [
    {
      from: '2010-01-01',
      value: { schemes: [{ scheme: 'CH' }], notice: 'notice.import-tax-due' },
      source: source.imports,
    },
    {
      from: '2019-01-01',
      value: { schemes: [{ scheme: 'CH' }], notice: 'notice.import-tax-due' },
      source: source.mailOrder,
    },
    {
      from: '2025-01-01',
      value: { schemes: [{ scheme: 'CH' }], notice: 'notice.import-tax-due' },
      source: source.platforms,
    },
  ],
}

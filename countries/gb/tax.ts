import { none, since } from '../../core/country/dated.ts'
import type { ImportScheme, TaxRules } from '../../core/country/section/tax.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { source } from './sources.ts'

const TAX = 'VAT'

const companiesAccount = { reason: 'Reverse charge: customer to account for VAT to HMRC' }
const services: ImportScheme = { scheme: 'GB', covers: ['service'], mandatory: true, companiesAccount }

/**
 * VAT of the United Kingdom. Northern Ireland, which stayed in the Union's market for goods, and the Isle of Man stand
 * in `territories.ts`; the Channel Islands are outside.
 */
export const tax: TaxRules = {
  'rate.standard': since('2011-01-04', rate(TAX, '20'), source.standard),
  'rate.reduced': since('1997-09-01', rate(TAX, '5'), source.reducedRate),
  'rate.zero': since('1994-09-01', zero(TAX, 'Z', 'Zero-rated, VATA 1994 Sch. 8'), source.zeroRate),
  'rate.voucher': since('2019-01-01', zero(TAX, 'O', 'Multi-purpose voucher: taxed when redeemed'), source.vouchers),

  /** Crisps, salted nuts and ice cream are excepted from food (items 1 and 5). */
  'kind.food': since(
    '1994-09-01',
    [
      { band: 'standard', when: { subKind: 'savoury-snack' } },
      { band: 'standard', when: { subKind: 'ice-cream' } },
      { band: 'zero' },
    ],
    source.food,
  ),
  /** Cakes, and biscuits not covered with chocolate, are food (item 2). */
  'kind.confectionery': since(
    '1994-09-01',
    [
      { band: 'zero', when: { subKind: 'cake' } },
      { band: 'zero', when: { subKind: 'plain-biscuit' } },
      { band: 'standard' },
    ],
    source.food,
  ),
  /** Milk, tea, coffee and cocoa override the exception of beverages (items 4 to 6). */
  'kind.drink': since(
    '1994-09-01',
    [
      { band: 'zero', when: { subKind: 'milk' } },
      { band: 'zero', when: { subKind: 'tea' } },
      { band: 'zero', when: { subKind: 'coffee' } },
      { band: 'zero', when: { subKind: 'cocoa' } },
      { band: 'standard' },
    ],
    source.foodNotice,
  ),
  ...kinds('1994-09-01', source.food, { alcohol: 'standard', 'pet-food': 'standard' }),
  /** Seeds and plants that food is grown from (general item 3). */
  'kind.plant': since(
    '1994-09-01',
    [{ band: 'zero', when: { subKind: 'food-plant' } }, { band: 'standard' }],
    source.food,
  ),
  ...kinds('1994-09-01', source.books, { book: 'zero', press: 'zero' }),
  /** What is read; what is heard stays at the standard rate. */
  'kind.e-book': [
    { from: '1994-09-01', value: 'standard', source: source.residual },
    {
      from: '2020-05-01',
      value: [{ band: 'standard', when: { subKind: 'audiobook' } }, { band: 'zero' }],
      source: source.electronicBooks,
    },
  ],
  'kind.medicine': since(
    '1994-09-01',
    [{ band: 'zero', when: { subKind: 'prescription' } }, { band: 'standard' }],
    source.medicine,
  ),
  /** Made for disabled people and bought for their own use (items 2 to 20). */
  'kind.medical-device': since(
    '1994-09-01',
    [{ band: 'zero', when: { subKind: 'disability' } }, { band: 'standard' }],
    source.medicine,
  ),
  ...kinds('1994-09-01', source.clothing, { 'children-clothing': 'zero' }),
  'kind.hygiene': [
    { from: '2001-01-01', value: 'reduced', source: source.sanitaryBefore },
    { from: '2021-01-01', value: 'zero', source: source.sanitary },
  ],
  ...kinds('1994-09-01', source.residual, {
    general: 'standard',
    clothing: 'standard',
    toy: 'standard',
    electronics: 'standard',
    'digital-service': 'standard',
    delivery: 'standard',
  }),
  'kind.gift-card': since('2019-01-01', 'voucher', source.vouchers),

  display: since('2004-07-22', 'inclusive', source.display),
  rounding: since('1994-09-01', { per: 'line', mode: 'half-up', components: 'each' }, source.rounding),
  delivery: since('1994-09-01', 'goods', source.delivery),
  taxPoint: since('1994-09-01', 'supply', source.taxPoint),
  exports: since(
    '1994-09-01',
    { reason: 'Zero-rated export, VATA 1994 s. 30(6)', evidence: ['customs-export-declaration', 'proof-of-exit'] },
    source.exports,
  ),
  /**
   * Whoever sells collects up to GBP 135 and on digital services at any value; above, and where the consignment holds
   * excise goods, tax is paid at the border. A business that gives its number accounts for the tax itself.
   */
  imports: [
    {
      from: '1994-09-01',
      value: { schemes: [services], notice: 'notice.import-tax-due' },
      source: source.importsBefore,
    },
    {
      from: '2021-01-01',
      value: {
        schemes: [
          services,
          {
            scheme: 'GB',
            covers: ['goods'],
            mandatory: true,
            upTo: { amount: 135_00, currency: 'GBP' },
            without: ['alcohol'],
            companiesAccount,
          },
        ],
        notice: 'notice.import-tax-due',
      },
      source: source.imports,
    },
  ],
  /** The union's law applied until the end of the transition. */
  union: [
    { from: '1993-01-01', value: { code: 'EU', covers: ['goods', 'service'] }, source: source.withdrawal },
    { from: '2021-01-01', value: none, source: source.withdrawal },
  ],
}

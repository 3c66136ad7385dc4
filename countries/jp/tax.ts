import type { Dated } from '../../core/country/dated.ts'
import { since } from '../../core/country/dated.ts'
import type { KindBand, TaxRules } from '../../core/country/section/tax.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { source } from './sources.ts'

/** One name for two taxes: of the 10 % the state takes 7.8 and the prefectures 2.2, of the 8 % 6.24 and 1.76. */
const TAX = '消費税'

/** Taxed like everything else until the reduced rate came on 2019-10-01. */
function reducedSince2019(value: KindBand): Dated<KindBand> {
  return [
    { from: '1989-04-01', value: 'standard', source: source.rates },
    { from: '2019-10-01', value, source: source.reduced },
  ]
}

/** Consumption tax. Goods from abroad are taxed at customs, digital services at the hands of registered sellers. */
export const tax: TaxRules = {
  'rate.standard': [
    { from: '1989-04-01', value: rate(TAX, '3'), source: source.rates },
    { from: '1997-04-01', value: rate(TAX, '5'), source: source.rates },
    { from: '2014-04-01', value: rate(TAX, '8'), source: source.rates },
    { from: '2019-10-01', value: rate(TAX, '10'), source: source.standard2019 },
  ],
  'rate.reduced': since('2019-10-01', rate(TAX, '8'), source.reduced),
  'rate.exempt': since('1991-10-01', zero(TAX, 'E', '消費税法 別表第二 10号'), source.disability),
  'rate.voucher': since('1989-04-01', zero(TAX, 'O', 'Voucher: taxed when redeemed'), source.vouchers),

  'kind.food': reducedSince2019('reduced'),
  'kind.confectionery': reducedSince2019('reduced'),
  'kind.drink': reducedSince2019('reduced'),
  /** Newspapers that appear at least twice a week, by subscription; what is sold by the copy is not reduced. */
  'kind.press': reducedSince2019([{ band: 'reduced', when: { subKind: 'subscription' } }, { band: 'standard' }]),
  ...kinds('1989-04-01', source.residual, {
    general: 'standard',
    alcohol: 'standard',
    book: 'standard',
    'e-book': 'standard',
    medicine: 'standard',
    clothing: 'standard',
    'children-clothing': 'standard',
    toy: 'standard',
    electronics: 'standard',
    hygiene: 'standard',
    'pet-food': 'standard',
    plant: 'standard',
    'digital-service': 'standard',
    delivery: 'standard',
  }),
  /** What is made for disabled people and designated as such is exempt. */
  'kind.medical-device': since(
    '1991-10-01',
    [{ band: 'exempt', when: { subKind: 'disability' } }, { band: 'standard' }],
    source.disability,
  ),
  'kind.gift-card': since('1989-04-01', 'voucher', source.vouchers),

  /** A duty since 2004-04-01, relaxed while the rate went up in two steps, and strict again since 2021-04-01. */
  display: [
    { from: '2004-04-01', value: 'inclusive', source: source.display },
    { from: '2013-10-01', value: 'inclusive', source: source.displayRelief },
    { from: '2021-04-01', value: 'inclusive', source: source.display },
  ],
  rounding: [
    { from: '2004-04-01', value: { per: 'rate', mode: 'down', components: 'combined' }, source: source.roundingCustom },
    { from: '2023-10-01', value: { per: 'rate', mode: 'down', components: 'combined' }, source: source.rounding },
  ],
  delivery: since('1989-04-01', 'own', source.delivery),
  taxPoint: since('1989-04-01', 'supply', source.taxPoint),
  exports: since(
    '1989-04-01',
    { reason: '消費税法第7条 輸出免税', evidence: ['export-permit', 'proof-of-posting'] },
    source.exports,
  ),
  imports: [
    { from: '1989-04-01', value: { schemes: [], notice: 'notice.import-tax-due' }, source: source.imports },
    {
      from: '2015-10-01',
      value: { schemes: [{ scheme: 'JP', covers: ['service'] }], notice: 'notice.import-tax-due' },
      source: source.digital,
    },
  ],
}

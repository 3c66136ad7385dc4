import { since } from '../../core/country/dated.ts'
import type { KindBand, TaxRules } from '../../core/country/section/tax.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { source } from './sources.ts'

/** First day of the tax in its present shape, on goods and services alike. */
const start = '2016-05-01'
const vatLaw = '2026-01-01'

/** Grain, edible oil, meat, fish, fruit, eggs: products of farms, barely worked. */
const FARM: KindBand = [{ band: 'reduced', when: { subKind: 'agricultural' } }, { band: 'standard' }]
const MILK: KindBand = [{ band: 'reduced', when: { subKind: 'milk' } }, { band: 'standard' }]

/** A kind of the reduced list, which the Ministry of Finance wrote anew under the law of 2026. */
function listed(band: KindBand) {
  return [
    { from: start, value: band, source: source.reducedGoods },
    { from: vatLaw, value: band, source: source.reducedGoods2026 },
  ]
}

/**
 * VAT (增值税). Packaged food is taxed in full; products of farms (`agricultural`) and pasteurised `milk` at the reduced
 * rate. Medicine and biological products may be sold at 3 percent under the simplified method, which is the seller's
 * choice and not written here. Electronic publications are works with a number of publication; what is merely streamed
 * is a service. Consumption tax on alcohol is the maker's or importer's.
 */
export const tax: TaxRules = {
  'rate.standard': [
    { from: start, value: rate('增值税', '17'), source: source.rates2018 },
    { from: '2018-05-01', value: rate('增值税', '16'), source: source.rates2018 },
    { from: '2019-04-01', value: rate('增值税', '13'), source: source.rates2019 },
    { from: vatLaw, value: rate('增值税', '13'), source: source.vatLaw },
  ],
  'rate.reduced': [
    { from: '2017-07-01', value: rate('增值税', '11'), source: source.rates2018 },
    { from: '2018-05-01', value: rate('增值税', '10'), source: source.rates2018 },
    { from: '2019-04-01', value: rate('增值税', '9'), source: source.rates2019 },
    { from: vatLaw, value: rate('增值税', '9'), source: source.vatLaw },
  ],
  'rate.service': [
    { from: start, value: rate('增值税', '6'), source: source.services },
    { from: vatLaw, value: rate('增值税', '6'), source: source.vatLaw },
  ],
  'rate.exempt': since('2013-01-01', zero('增值税', 'E', '图书批发、零售环节免征增值税'), source.booksExempt),
  'rate.voucher': since('2016-09-01', zero('增值税', 'O', '预付卡：使用时征税'), source.vouchers),

  ...kinds(start, source.rates2018, {
    general: 'standard',
    confectionery: 'standard',
    alcohol: 'standard',
    medicine: 'standard',
    'medical-device': 'standard',
    clothing: 'standard',
    'children-clothing': 'standard',
    toy: 'standard',
    electronics: 'standard',
    hygiene: 'standard',
    'pet-food': 'standard',
  }),
  'kind.food': listed(FARM),
  'kind.drink': listed(MILK),
  'kind.press': listed('reduced'),
  'kind.e-book': listed('reduced'),
  'kind.plant': listed('reduced'),
  'kind.book': [
    { from: '2013-01-01', value: 'exempt', source: source.booksExemptBefore },
    { from: '2021-01-01', value: 'exempt', source: source.booksExempt },
    { from: '2028-01-01', value: 'reduced', source: source.booksExpire },
  ],
  'kind.digital-service': since(start, 'service', source.services),
  // Carriage that is charged apart from goods: transport at the reduced rate.
  'kind.delivery': since(start, 'reduced', source.rates2019),
  'kind.gift-card': since('2016-09-01', 'voucher', source.vouchers),

  display: since('1998-05-01', 'inclusive', source.display),
  rounding: since('1994-01-01', { per: 'line', mode: 'half-up', components: 'combined' }, source.priceWithoutTax),
  delivery: since('1994-01-01', 'goods', source.mixedSale),
  taxPoint: since('1994-01-01', 'payment', source.taxPoint),
  domestic: since(
    '1994-01-01',
    () => ({ at: 'destination', category: 'S', evidence: ['delivery-address'], source: source.mixedSale }),
    source.mixedSale,
  ),
  // Collected by platforms and carriers at customs, never by the shop itself.
  imports: since('2016-04-08', { schemes: [], notice: 'notice.import-tax-due' }, source.imports),
  exports: since(
    '1994-01-01',
    { reason: '出口货物零税率：增值税法第十条', evidence: ['出口报关单', 'proof-of-shipment'] },
    source.exports,
  ),
}

import { since } from '../../core/country/dated.ts'
import type { TaxRules } from '../../core/country/section/tax.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { duringHoliday, exceptSpirits, HOLIDAY_REASON, withHoliday } from './holiday.ts'
import { registrations } from './registrations.ts'
import { source } from './sources.ts'

/** The rate of 5 percent. */
const gstFrom = '2008-01-01'

/**
 * GST, which alone is due in Alberta and the territories. Provinces replace the rates (HST) or lay their own tax beside it
 * (PST, RST, QST). Band `relieved` is 5 percent everywhere: the province gives up its part; `holiday` is when Canada did.
 * A `drink` is carbonated, sweetened or in single servings; milk, coffee and tea are `food` (Sch. VI, Part III, s. 1).
 */
export const tax: TaxRules = {
  'rate.standard': since(gstFrom, rate('GST', '5'), source.gst),
  'rate.relieved': since(gstFrom, rate('GST', '5'), source.gst),
  'rate.zero-rated': since('1991-01-01', zero('GST', 'Z', 'Zero-rated supply'), source.zeroRated),
  'rate.holiday': duringHoliday(zero('GST', 'Z', HOLIDAY_REASON)),
  'rate.voucher': since('1991-01-01', zero('GST', 'O', 'Gift card: taxed when it is redeemed'), source.giftCards),

  ...kinds(gstFrom, source.gst, {
    general: 'standard',
    clothing: 'standard',
    electronics: 'standard',
    'pet-food': 'standard',
    plant: 'standard',
    'digital-service': 'standard',
    'e-book': 'standard',
    delivery: 'standard',
  }),
  'kind.food': since('1991-01-01', 'zero-rated', source.groceries),
  'kind.medicine': since(
    gstFrom,
    [{ band: 'zero-rated', when: { subKind: 'prescription' } }, { band: 'standard' }],
    source.drugs,
  ),
  'kind.medical-device': since('1991-01-01', 'zero-rated', source.devices),
  'kind.hygiene': [
    { from: gstFrom, value: 'standard', source: source.gst },
    { from: '2015-07-01', value: 'zero-rated', source: source.hygiene },
  ],
  'kind.gift-card': since('1991-01-01', 'voucher', source.giftCards),
  'kind.confectionery': withHoliday(gstFrom, 'standard', 'holiday', source.taxedFood),
  'kind.drink': withHoliday(gstFrom, 'standard', 'holiday', source.taxedFood),
  'kind.alcohol': withHoliday(gstFrom, 'standard', exceptSpirits('holiday', 'standard'), source.taxedFood),
  'kind.children-clothing': withHoliday(gstFrom, 'standard', 'holiday', source.gst),
  'kind.toy': withHoliday(gstFrom, 'standard', 'holiday', source.gst),
  'kind.book': withHoliday(gstFrom, 'standard', 'holiday', source.gst),
  'kind.press': withHoliday(gstFrom, 'standard', 'holiday', source.gst),

  display: since('1991-01-01', 'exclusive', source.display),
  // The Act lets a seller round item by item or on the total. Here item by item, each tax by itself.
  rounding: since('1991-01-01', { per: 'line', mode: 'half-up', components: 'each' }, source.rounding),
  delivery: since('1991-01-01', 'goods', source.delivery),
  // An order is no invoice: that leaves with the goods, and the price is due by it. What is paid before is taxed on that day.
  // The Nova Scotia rules of 2025 for 15 and 14 % are these. Provinces' own sales taxes follow it here, which is simplified.
  taxPoint: since('1991-01-01', 'payment', source.taxPoint),
  domestic: since('1991-01-01', registrations, source.placeOfSupply),
  imports: since('1991-01-01', { schemes: [{ scheme: 'CA' }], notice: 'notice.import-tax-due' }, source.imports),
  exports: since(
    '1991-01-01',
    {
      reason: 'Zero-rated export, Excise Tax Act, Sch. VI, Part V',
      evidence: ['proof-of-shipment', 'export-declaration'],
    },
    source.exports,
  ),
}

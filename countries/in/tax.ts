import { type Dated, since } from '../../core/country/dated.ts'
import type { BandRate, KindBand, TaxRules } from '../../core/country/section/tax.ts'
import type { Source } from '../../core/country/source.ts'
import { kinds, rate, zero } from '../../core/country/tax-table.ts'
import { source } from './sources.ts'
import { split } from './split.ts'

/** First day of the goods and services tax. */
const gst = '2017-07-01'
/** First day of the rates of the 56th GST Council: 5, 18 and 40 percent. */
const reform = '2025-09-22'

/** A band that ended with the reform: nothing a shop sells stays in it. */
function until(value: BandRate, from = gst): Dated<BandRate | null> {
  return [
    { from, value, source: source.rates2017 },
    { from: reform, value: null, source: source.slabEnded },
  ]
}

/** A kind that the reform moved. */
function moved(before: KindBand, after: KindBand, was: Source = source.rates2017, is: Source = source.kinds2025) {
  return [
    { from: gst, value: before, source: was },
    { from: reform, value: after, source: is },
  ]
}

/** Garments up to a value of a piece, which is the price without tax, in paise. */
function garments(limit: number, dear: string): KindBand {
  return [{ band: 'gst-5', when: { unitPriceAtMost: limit } }, { band: dear }]
}

/** Loose staples, salt, fresh fruit, milk: not packed and labelled, or freed by name. */
const STAPLE = { band: 'nil', when: { subKind: 'staple' } } as const
const NIL_MEDICINE = { band: 'nil', when: { subKind: 'life-saving' } } as const

/**
 * Drinks by sub-kind or by tariff heading: leaves and beans of tea and coffee have heading 0901 and 0902 and 5 percent
 * on both sides of the reform, milk is freed by name, and what the law does not name is sweetened, flavoured or aerated.
 */
function drinks(juice: string, water: string, otherwise: string): KindBand {
  const named: readonly (readonly [subKind: string, headings: readonly string[], band: string])[] = [
    ['juice', ['2009', '2202 99 20'], juice],
    ['water', ['2201'], water],
    ['milk', ['0401'], 'nil'],
    ['tea', ['0902'], 'gst-5'],
    ['coffee', ['0901'], 'gst-5'],
    ['milk-drink', ['2202 99 30'], juice],
    ['plant-milk', [], water],
  ]
  return [
    ...named.map(([subKind, , band]) => ({ band, when: { subKind } })),
    ...named.filter(([, headings]) => headings.length > 0).map(([, hsCode, band]) => ({ band, when: { hsCode } })),
    { band: otherwise },
  ]
}

function hygiene(menstrual: string, toiletry: string): KindBand {
  return [
    { band: menstrual, when: { subKind: 'sanitary-napkin' } },
    { band: toiletry, when: { subKind: 'toiletry' } },
    { band: menstrual },
  ]
}

/**
 * GST, written as the integrated tax between states; `split` halves it inside one. Nil-rated goods are exempt supplies
 * (CGST Act, s. 2(47)). A kind stands in the band of what shops mostly sell under it, sub-kinds say the rest:
 * food `staple` and `basic` (tea, sugar, oil, spices); drink `water`, `juice`, `milk`, `tea`, `coffee`, `milk-drink` and
 * `plant-milk` or their headings, otherwise sweetened or aerated, with the cess until it ended; medicine `life-saving`;
 * hygiene `toiletry`; toy `electronic`; electronics `television` above 32 inches.
 */
export const tax: TaxRules = {
  'rate.nil': since(gst, zero('GST', 'E', 'Nil-rated, Notification 2/2017 and its successor 10/2025'), source.nil2017),
  'rate.gst-5': since(gst, rate('IGST', '5', 'IN'), source.rates2017),
  'rate.gst-12': until(rate('IGST', '12', 'IN')),
  'rate.gst-18': since(gst, rate('IGST', '18', 'IN'), source.rates2017),
  'rate.gst-28': until(rate('IGST', '28', 'IN')),
  'rate.gst-28-cess': until({
    components: [
      { name: 'IGST', percent: '28', jurisdiction: 'IN' },
      { name: 'Compensation Cess', percent: '12', jurisdiction: 'IN' },
    ],
  }),
  'rate.gst-40': since(reform, rate('IGST', '40', 'IN'), source.rates2025),
  'rate.liquor': since(
    gst,
    zero('GST', 'O', 'Alcohol for human consumption is outside GST: the price holds state excise and VAT'),
    source.liquor,
  ),
  'rate.voucher': since(gst, zero('GST', 'O', 'Voucher: taxed when it is redeemed'), source.vouchers),

  ...kinds(gst, source.rates2017, {
    general: 'gst-18',
    'digital-service': 'gst-18',
    delivery: 'gst-18',
  }),
  ...kinds(gst, source.nil2017, { book: 'nil', press: 'nil' }),
  'kind.electronics': moved([{ band: 'gst-28', when: { subKind: 'television' } }, { band: 'gst-18' }], 'gst-18'),
  'kind.food': moved(
    [STAPLE, { band: 'gst-5', when: { subKind: 'basic' } }, { band: 'gst-12' }],
    [STAPLE, { band: 'gst-5' }],
  ),
  'kind.confectionery': [
    { from: gst, value: 'gst-28', source: source.november2017 },
    { from: '2017-11-15', value: 'gst-18', source: source.november2017 },
    { from: reform, value: 'gst-5', source: source.kinds2025 },
  ],
  'kind.drink': moved(
    drinks('gst-12', 'gst-18', 'gst-28-cess'),
    drinks('gst-5', 'gst-5', 'gst-40'),
    source.drinks2017,
    source.drinks2025,
  ),
  'kind.alcohol': since(gst, 'liquor', source.liquor),
  'kind.e-book': [
    { from: gst, value: 'gst-18', source: source.rates2017 },
    { from: '2018-07-27', value: 'gst-5', source: source.eBooks },
  ],
  'kind.medicine': moved([NIL_MEDICINE, { band: 'gst-12' }], [NIL_MEDICINE, { band: 'gst-5' }]),
  'kind.medical-device': moved('gst-12', 'gst-5'),
  'kind.clothing': moved(garments(1_000_00, 'gst-12'), garments(2_500_00, 'gst-18')),
  'kind.children-clothing': moved(garments(1_000_00, 'gst-12'), garments(2_500_00, 'gst-18')),
  'kind.toy': moved(
    [{ band: 'gst-18', when: { subKind: 'electronic' } }, { band: 'gst-12' }],
    [{ band: 'gst-18', when: { subKind: 'electronic' } }, { band: 'gst-5' }],
    source.toys2017,
    source.toys2025,
  ),
  // Heading 9619, sanitary towels, tampons and cups; soap, toothpaste and shampoo may stand beside them.
  'kind.hygiene': [
    { from: gst, value: hygiene('gst-12', 'gst-18'), source: source.rates2017 },
    { from: '2018-07-27', value: hygiene('nil', 'gst-18'), source: source.napkins },
    { from: reform, value: hygiene('nil', 'gst-5'), source: source.kinds2025 },
  ],
  // Heading 2309 10, put up for retail sale, is not among what the Council moved.
  'kind.pet-food': since(gst, 'gst-18', source.petFood),
  'kind.plant': since(gst, 'nil', source.plants),
  'kind.gift-card': since(gst, 'voucher', source.vouchers),

  display: since(gst, 'inclusive', source.mrp),
  // Half to the Union and half to the state: each is rounded by itself, so that both come to the same.
  rounding: since(gst, { per: 'line', mode: 'half-up', components: 'each' }, source.rounding),
  delivery: since(gst, 'goods', source.composite),
  taxPoint: since(gst, 'invoice', source.taxPoint),
  domestic: since(
    gst,
    () => ({ at: 'destination', category: 'S', evidence: ['delivery-address'], source: source.placeOfSupply }),
    source.placeOfSupply,
  ),
  split: since(gst, split, source.split),
  /** Goods are taxed at customs; online services at the hands of whoever sells them, from the first. */
  imports: since(
    gst,
    {
      schemes: [
        {
          scheme: 'IN',
          covers: ['service'],
          mandatory: true,
          companiesAccount: { reason: 'Reverse charge: IGST Act, s. 5(3)' },
        },
      ],
      notice: 'notice.import-tax-due',
    },
    source.onlineServices,
  ),
  exports: since(
    gst,
    {
      reason: 'Zero-rated export, IGST Act s. 16: supply under letter of undertaking without payment of integrated tax',
      evidence: ['letter-of-undertaking', 'shipping-bill', 'export-general-manifest'],
    },
    source.exports,
  ),
}

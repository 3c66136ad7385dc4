import type { Source } from '../../core/country/source.ts'

const law = (path: string, cite: string, checked: Source['checked'] = 'none'): Source => ({
  cite,
  url: `https://www.fedlex.admin.ch/eli/cc/${path}/de`,
  checked,
})
/** The VAT act (MWSTG) and its ordinance (MWSTV). */
const VAT_ACT = '2009/615'
const OBLIGATIONS = '27/317_321_377'
const PRICES = '1978/2081_2081_2081'

/** Where each Swiss rule is written. */
export const source = {
  ratesBefore2024: law(VAT_ACT, 'MWSTG Art. 25 as of 2011-01-01 and 2018-01-01; BV Art. 130 and 196', 'secondary'),
  rates: law(VAT_ACT, 'MWSTG Art. 25 Abs. 1 to 4, AHV 21, from 2024-01-01', 'primary'),
  reduced: law(VAT_ACT, 'MWSTG Art. 25 Abs. 2 Bst. a', 'primary'),
  electronicPress: law(VAT_ACT, 'MWSTG Art. 25 Abs. 2 Bst. a bis, from 2018-01-01', 'primary'),
  menstrual: law(VAT_ACT, 'MWSTG Art. 25 Abs. 2 Bst. a Ziff. 10, from 2025-01-01', 'primary'),
  vouchers: law(VAT_ACT, 'MWSTG Art. 18; ESTV, MWST-Info 07: a voucher is a means of payment'),
  delivery: law(VAT_ACT, 'MWSTG Art. 19 Abs. 4: ancillary supplies share the fate of the main one'),
  taxPoint: law(VAT_ACT, 'MWSTG Art. 115 Abs. 1: the rate of the day of supply'),
  rounding: law('2009/828', 'MWSTV; ESTV, MWST-Info 16: no level is prescribed, commercial rounding'),
  exports: law(VAT_ACT, 'MWSTG Art. 23 Abs. 2 Ziff. 1 and Art. 21 Abs. 1'),
  imports: law(VAT_ACT, 'MWSTG Art. 50 to 54; Art. 53 Abs. 1 Bst. a: up to CHF 5 of tax is not collected', 'secondary'),
  mailOrder: law(
    VAT_ACT,
    'MWSTG Art. 7 Abs. 3 Bst. b, MWSTV Art. 4a: from CHF 100,000 of small consignments all are taxed at home, from 2019-01-01',
    'primary',
  ),
  platforms: law(VAT_ACT, 'MWSTG Art. 20a: platforms are taxed as the seller, from 2025-01-01'),
  customs: {
    cite: 'Zolltarifgesetz, Änderung vom 2021-10-01 (BBl 2021 2330): industrial goods, chapters 25 to 97, free of duty from 2024-01-01',
    url: 'https://www.bazg.admin.ch/bazg/de/home/themen/aufhebung_industriezoelle.html',
    checked: 'primary',
  },
  samnaun: {
    cite: 'MWSTG Art. 4: in Samnaun and Sampuoir the act applies to services only',
    url: 'https://swissrights.ch/gesetze/Artikel-4-MWSTG-2024-EN.php',
    checked: 'primary',
  },
  liechtenstein: law('2011/684', 'Treaty with Liechtenstein on VAT of 1994-10-28, MWSTG Art. 3 Bst. a'),
  franc: law('2000/178', 'WZG Art. 1 and 2: coins from 5 Rappen'),
  priceDisplay: law(PRICES, 'PBV Art. 3, 4 and 10: prices include VAT and every charge'),
  unitPrice: law(PRICES, 'PBV Art. 5'),
  priceComparison: law(PRICES, 'PBV Art. 16 to 18: a former price must have been asked; no lowest price of past days'),
  priceComparison2025: {
    cite: 'PBV Art. 16 (AS 2024 621), from 2025-01-01: a price asked for 30 days may be shown without limit',
    url: 'https://zgbor.schulthess.info/index.php/de/update-service/anhaenge-zum-or/anhang-ii-d-zum-or-preisbekanntgabeverordnung-pbv/art-16-pbv',
    checked: 'secondary',
  },
  withdrawal: {
    cite: 'OR Art. 40a to 40f: doorstep and telephone sales only; SECO: no right to return for online trade',
    url: 'https://www.kmu.admin.ch/kmu/de/home/praktisches-wissen/kmu-betreiben/e-commerce/erstellung-e-commerce-site/die-gesetze-der-schweiz-und-der-eu.html',
    checked: 'primary',
  },
  guarantee: law(OBLIGATIONS, 'OR Art. 210, from 2013-01-01', 'secondary'),
  retention: law(OBLIGATIONS, 'OR Art. 958f'),
  unfair: law(
    '1988/223_223_223',
    'UWG Art. 3 Abs. 1 Bst. s: steps, correction and confirmation of an order, no wording',
  ),
  alcohol: law('2017/63', 'LMG Art. 14, AlkG Art. 41: wine and beer from 16, spirits from 18'),
  medicine: law('2001/422', 'HMG Art. 27: mail order only by licence and against a prescription'),
  recycling: law('2021/633', 'VREG Art. 4 and 6; advance recycling fee (vRG) of SENS and Swico'),
  fixedPrice: law('1996/546_546_546', 'Kartellgesetz; referendum of 2012-03-11 against a fixed book price'),
  privacy: law('2022/491', 'DSG: no duty to keep data in the country'),
  liechtensteinConsumers: {
    cite: 'Liechtenstein, Fern- und Auswärtsgeschäfte-Gesetz (FAGG), Directive 2011/83/EU in the EEA',
    url: 'https://www.gesetze.li',
    checked: 'none',
  },
  liechtensteinDigital: {
    cite: 'Liechtenstein, FAGG, as Directive 2011/83/EU, art. 16(m): prior express consent, and acknowledgement that the right is lost',
    url: 'https://www.gesetze.li',
    checked: 'none',
  },
  federalDay: law('1994/1340_1340_1340', 'BV Art. 110 Abs. 3; Verordnung über den Bundesfeiertag'),
  holidays: {
    cite: 'Cantonal laws on public holidays; date-holidays data/countries/CH.yaml and LI.yaml',
    url: 'https://www.bj.admin.ch/bj/de/home/publiservice/service/feiertage.html',
    checked: 'secondary',
  },
  postalCode: { cite: 'Die Post, Postleitzahlen', url: 'https://www.post.ch', checked: 'none' },
  liechtensteinPost: {
    cite: 'Google’s address data, LI: FL before the postal code',
    url: 'https://chromium-i18n.appspot.com/ssl-address/data/LI',
    checked: 'secondary',
  },
  subdivisions: { cite: 'ISO 3166-2:CH', url: 'https://www.iso.org/obp/ui/#iso:code:3166:CH', checked: 'secondary' },
  numbers: law('2010/745', 'UIDG Art. 3; MWSTG Art. 26 Abs. 2 Bst. a'),
  qrBill: {
    cite: 'SIX, Implementation Guidelines QR-bill: from 2020-06-30, payment slips until 2022-09-30',
    url: 'https://www.six-group.com/en/products-services/banking-services/payment-standardization/standards/qr-bill.html',
    checked: 'none',
  },
  twint: { cite: 'TWINT', url: 'https://www.twint.ch', checked: 'none' },
  payments: { cite: 'Custom of Swiss online shops', url: 'https://www.postfinance.ch', checked: 'none' },
  carriers: { cite: 'Die Post, PostPac, PickPost and My Post 24', url: 'https://www.post.ch', checked: 'none' },
  invoice: law(VAT_ACT, 'MWSTG Art. 26'),
} as const satisfies Record<string, Source>

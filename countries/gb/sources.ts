import type { Source } from '../../core/country/source.ts'

const act = (path: string, cite: string, checked: Source['checked'] = 'none'): Source => ({
  cite,
  url: `https://www.legislation.gov.uk/${path}`,
  checked,
})
const VATA = 'ukpga/1994/23'
const CONTRACTS = 'uksi/2013/3134'
const notice = (path: string, cite: string, checked: Source['checked']): Source => ({
  cite,
  url: `https://www.gov.uk/${path}`,
  checked,
})

/** Where each British rule is written. */
export const source = {
  standard: {
    cite: 'VATA 1994, s. 2(1): 17.5 % until 2011-01-03, 20 % since 2011-01-04; GOBL data/regimes/gb.json',
    url: `https://www.legislation.gov.uk/${VATA}/section/2`,
    checked: 'secondary',
  },
  reducedRate: act(`${VATA}/section/29A`, 'VATA 1994, s. 29A and Sch. 7A', 'secondary'),
  zeroRate: act(`${VATA}/schedule/8`, 'VATA 1994, s. 30 and Sch. 8', 'primary'),
  food: act(`${VATA}/schedule/8`, 'VATA 1994, Sch. 8, Group 1 (excepted items 1 to 6)', 'primary'),
  foodNotice: notice(
    'guidance/food-products-and-vat-notice-70114',
    'VAT Notice 701/14; HMRC manual VFOOD7540',
    'primary',
  ),
  books: act(`${VATA}/schedule/8`, 'VATA 1994, Sch. 8, Group 3', 'secondary'),
  electronicBooks: act(
    'uksi/2020/459',
    'VAT (Extension of Zero-Rating to Electronically Supplied Books etc.) (Coronavirus) Order 2020, from 2020-05-01',
    'secondary',
  ),
  medicine: act(`${VATA}/schedule/8`, 'VATA 1994, Sch. 8, Group 12', 'secondary'),
  clothing: act(`${VATA}/schedule/8`, 'VATA 1994, Sch. 8, Group 16', 'secondary'),
  sanitary: act(
    'ukpga/2016/24/section/126',
    'VATA 1994, Sch. 8, Group 19, inserted by Finance Act 2016, s. 126, from 2021-01-01',
    'secondary',
  ),
  sanitaryBefore: act(`${VATA}/schedule/7A`, 'VATA 1994, Sch. 7A, Group 4', 'secondary'),
  residual: act(`${VATA}/section/2`, 'VATA 1994, s. 2: whatever Sch. 7A, 8 and 9 do not list', 'secondary'),
  vouchers: act(`${VATA}/schedule/10B`, 'VATA 1994, s. 51C and Sch. 10B, from 2019-01-01'),
  delivery: notice(
    'guidance/postage-delivery-and-direct-marketing-vat-notice-70024',
    'VAT Notice 700/24, s. 2',
    'none',
  ),
  taxPoint: act(`${VATA}/section/6`, 'VATA 1994, s. 6'),
  rounding: notice('guidance/vat-guide-notice-700', 'VAT Notice 700, s. 17.5', 'none'),
  display: act('uksi/2004/102', 'Price Marking Order 2004, art. 1(2): the selling price includes VAT', 'secondary'),
  exports: act(`${VATA}/section/30`, 'VATA 1994, s. 30(6); VAT Notice 703'),
  imports: notice(
    'guidance/charging-vat-on-goods-sold-direct-to-customers-in-the-uk',
    'HMRC, Charging VAT on goods sold direct to customers in the UK; consignments up to GBP 135 from 2021-01-01',
    'primary',
  ),
  importsBefore: act(`${VATA}/section/15`, 'VATA 1994, s. 15, as a member state'),
  digital: act(
    `${VATA}/schedule/4A`,
    'VATA 1994, Sch. 4A para. 15: digital services are taxed where the consumer belongs',
  ),
  withdrawal: {
    cite: 'Withdrawal Agreement, art. 126 and 127: Union law applied until 2020-12-31',
    url: 'https://eur-lex.europa.eu/eli/treaty/withd_2020/sign/oj',
    checked: 'secondary',
  },
  northernIreland: notice(
    'government/publications/accounting-for-vat-on-goods-moving-between-great-britain-and-northern-ireland-from-1-january-2021',
    'Windsor Framework (Protocol on Northern Ireland), art. 8; HMRC policy paper: one UK VAT, EU rules for goods',
    'primary',
  ),
  isleOfMan: act('ukpga/1979/58', 'Isle of Man Act 1979, s. 6: one area for VAT'),
  pound: act('ukpga/1971/24', 'Coinage Act 1971, s. 2'),
  cancel: act(CONTRACTS, 'Consumer Contracts Regulations 2013, reg. 28 to 38', 'secondary'),
  orderButton: act(CONTRACTS, 'Consumer Contracts Regulations 2013, reg. 14(4)'),
  dispatch: act('ukpga/2015/15/section/28', 'Consumer Rights Act 2015, s. 28', 'primary'),
  rightToReject: act('ukpga/2015/15/section/22', 'Consumer Rights Act 2015, s. 22(3)', 'primary'),
  conformity: act(
    'ukpga/2015/15/section/19',
    'Consumer Rights Act 2015, s. 19; Limitation Act 1980, s. 5: six years (five in Scotland)',
  ),
  priorPrice: act('ukpga/2024/13', 'Digital Markets, Competition and Consumers Act 2024: no prior price is prescribed'),
  dripPricing: act(
    'ukpga/2024/13/section/230',
    'Digital Markets, Competition and Consumers Act 2024, s. 230, from 2025-04-06',
    'secondary',
  ),
  unitPrice: act('uksi/2004/102', 'Price Marking Order 2004, art. 5'),
  unitPriceAmended: act(
    'uksi/2024/1055',
    'Price Marking (Amendment) Order 2024, postponed to 2026-04-06 by the Amendment Order 2025',
    'primary',
  ),
  retention: notice(
    'guidance/record-keeping-for-vat-notice-70021',
    'VAT Notice 700/21; VATA 1994, Sch. 11 para. 6',
    'secondary',
  ),
  alcohol: act('ukpga/2003/17/section/146', 'Licensing Act 2003, s. 146; Licensing (Scotland) Act 2005, s. 102'),
  knives: act('ukpga/1988/33/section/141A', 'Criminal Justice Act 1988, s. 141A; Offensive Weapons Act 2019, s. 35'),
  prescription: act('uksi/2012/1916', 'Human Medicines Regulations 2012, reg. 214 and 220'),
  promotions: act(
    'uksi/2021/1368',
    'Food (Promotion and Placement) (England) Regulations 2021: placement from 2022-10-01, volume offers from 2025-10-01',
  ),
  electrical: act('uksi/2013/3113', 'Waste Electrical and Electronic Equipment Regulations 2013, reg. 42'),
  authentication: act('uksi/2017/752', 'Payment Services Regulations 2017, reg. 100, from 2019-09-14'),
  invoice: act('uksi/1995/2518', 'VAT Regulations 1995, reg. 14'),
  holidays: {
    cite: 'Banking and Financial Dealings Act 1971, Sch. 1, and proclamations; date-holidays data/countries/GB.yaml',
    url: 'https://www.gov.uk/bank-holidays',
    checked: 'secondary',
  },
  worldCup: notice('bank-holidays', 'Proclamation of a bank holiday in Scotland on 2026-06-15', 'none'),
  postalCode: { cite: 'Royal Mail, Postcode Address File', url: 'https://www.poweredbypaf.com', checked: 'none' },
  subdivisions: { cite: 'ISO 3166-2:GB', url: 'https://www.iso.org/obp/ui/#iso:code:3166:GB', checked: 'none' },
  numbers: notice('guidance/vat-registration', 'VATA 1994, Sch. 1; HMRC, UTR', 'none'),
  payments: { cite: 'UK Finance, Payment Markets Summary', url: 'https://www.ukfinance.org.uk', checked: 'none' },
  customs: notice(
    'guidance/vat-and-overseas-goods-sold-directly-to-customers-in-the-uk',
    'Customs (Reliefs from a Liability to Import Duty) Regulations 2020: no duty up to GBP 135, but on excise goods',
    'secondary',
  ),
  customsBefore: {
    cite: 'Regulation (EC) No 1186/2009, art. 23, as a member state',
    url: 'https://eur-lex.europa.eu/eli/reg/2009/1186/oj',
    checked: 'secondary',
  },
  windsor: notice(
    'guidance/sending-parcels-to-and-from-northern-ireland',
    'Windsor Framework: no declaration and no duty on parcels to consumers from Great Britain; from elsewhere the tariff of the Union may apply',
    'secondary',
  ),
  carriers: { cite: 'Royal Mail, Evri and InPost: services', url: 'https://www.royalmail.com', checked: 'none' },
} as const satisfies Record<string, Source>

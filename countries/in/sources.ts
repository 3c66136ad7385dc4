import type { Source } from '../../core/country/source.ts'

/** The rates of 2017, and what changed between then and the reform of 2025. */
const before = (cite: string, url: string): Source => ({ cite, url, checked: 'secondary' })

const igst = (section: string): Source => ({
  cite: `Integrated Goods and Services Tax Act, 2017 (13 of 2017), ${section}`,
  url: 'https://cbic-gst.gov.in/gst-acts.html',
  checked: 'none',
})

const cgst = (section: string): Source => ({
  cite: `Central Goods and Services Tax Act, 2017 (12 of 2017), ${section}`,
  url: 'https://cbic-gst.gov.in/gst-acts.html',
  checked: 'none',
})

const consumerLaw = (cite: string, checked: Source['checked'] = 'none'): Source => ({
  cite,
  url: 'https://consumeraffairs.nic.in/acts-and-rules',
  checked,
})

export const source = {
  rates2017: before(
    'Notification 1/2017-Integrated Tax (Rate) of 2017-06-28, Schedules I to IV',
    'http://www.gstkendra.com/gst-rates.html',
  ),
  toys2017: before(
    'Notification 1/2017-Integrated Tax (Rate), heading 9503: 12 %, electronic toys 18 %',
    'https://www.msassociates.pro/gst/gst-sports-goods-and-toy.php',
  ),
  drinks2017: before(
    'Notification 1/2017-Integrated Tax (Rate), heading 2202, and 1/2017-Compensation Cess (Rate), 12 %',
    'https://www.taxtmi.com/news?id=54527',
  ),
  nil2017: before(
    'Notification 2/2017-Integrated Tax (Rate) of 2017-06-28: printed books, newspapers, unbranded staples',
    'https://cleartax.in/s/printed-books-brochures-newspapers-gst-rate-hsn-code',
  ),
  november2017: before(
    '23rd GST Council; Notification 43/2017-Integrated Tax (Rate): chocolate and toiletries 28 to 18 % from 2017-11-15',
    'https://etaxconsultantindia.blogspot.com/2017/12/as-per-discussions-in-23rd-gst-council.html',
  ),
  napkins: {
    cite: 'Notification 19/2018-Central Tax (Rate): sanitary towels nil from 2018-07-27',
    url: 'https://indianexpress.com/article/india/sanitary-napkins-exempted-from-gst-council-meeting-piyush-goyal-5269203/',
    checked: 'secondary',
  },
  eBooks: {
    cite: 'Notification 13/2018-Central Tax (Rate), heading 9984: e-books of which a printed version exists, 5 % from 2018-07-27',
    url: 'https://www.taxmanagementindia.com/visitor/detail_article.asp?ArticleID=9172',
    checked: 'secondary',
  },
  rates2025: {
    cite: 'Notification 9/2025-Integrated Tax (Rate) of 2025-09-17, Schedules I to III (56th GST Council): 5, 18 and 40 %',
    url: 'https://www.caclubindia.com/articles/gst-notification-no-92025-complete-hsnwise-rate-schedule-effective-from-september-22-2025-54119.asp',
    checked: 'secondary',
  },
  kinds2025: {
    cite: 'Notification 9/2025-Integrated Tax (Rate), as listed by item after the 56th GST Council',
    url: 'https://www.sethspro.com/post/56th-gst-council-meeting-changes-in-gst-rates-of-goods-and-services',
    checked: 'secondary',
  },
  drinks2025: {
    cite: 'Notification 9/2025-Integrated Tax (Rate), Schedules I and III, headings 2201 and 2202: sweetened and carbonated 40 %, water, juice, milk drinks and plant milk 5 %; the cess ended',
    url: 'https://www.taxtmi.com/news?id=54527',
    checked: 'secondary',
  },
  toys2025: {
    cite: 'Notification 9/2025-Integrated Tax (Rate), Schedule I, heading 9503',
    url: 'https://www.msassociates.pro/gst/gst-sports-goods-and-toy.php',
    checked: 'secondary',
  },
  slabEnded: {
    cite: '56th GST Council: the 12 and 28 % slabs end on 2025-09-22 (28 % stayed for tobacco alone, Schedule VII)',
    url: 'https://www.ndtv.com/business-news/gst-rates-revised-what-got-cheaper-9211814',
    checked: 'secondary',
  },
  liquor: {
    cite: 'Constitution of India, art. 366(12A); CGST Act, s. 9(1): alcoholic liquor for human consumption is outside GST',
    url: 'https://legislative.gov.in/constitution-of-india/',
    checked: 'none',
  },
  petFood: {
    cite: 'Notification 1/2017-Integrated Tax (Rate), Schedule III, heading 2309 10: dog and cat food for retail sale',
    url: 'https://goodsandservicetax.in/GST/?p=73906',
    checked: 'secondary',
  },
  plants: {
    cite: 'Notification 2/2017-Integrated Tax (Rate), Sl. No. 34: the whole of chapter 6, live plants and cut flowers',
    url: 'https://taxmanagementindia.com/visitor/detail_case_laws.asp?ID=434361',
    checked: 'secondary',
  },
  vouchers: cgst('s. 12(4); Circular 243/37/2024-GST: a voucher is neither goods nor services'),
  composite: cgst('s. 2(30) and 8: delivery is part of a composite supply of goods'),
  rounding: cgst('s. 170 rounds the return to a rupee; invoices are reckoned by line (Rule 46)'),
  taxPoint: cgst('s. 12 and 14'),
  placeOfSupply: igst('s. 7, 8 and 10(1): where the movement of the goods ends'),
  split: igst('s. 7 and 8; CGST Act, s. 9; UTGST Act, 2017 (14 of 2017), s. 7'),
  exports: igst('s. 16: zero-rated under a letter of undertaking or against refund'),
  onlineServices: {
    cite: 'IGST Act, s. 5(1) proviso: goods at customs; s. 13(12) and 14: online services by the supplier abroad',
    url: 'https://hubco.in/articles/oidar-gst-registration-in-india/amp',
    checked: 'secondary',
  },
  mrp: {
    cite: 'Legal Metrology (Packaged Commodities) Rules, 2011, rule 2(m) and 6(1)(e): retail price inclusive of all taxes',
    url: 'https://consumeraffairs.nic.in/organisation-and-units/division/legal-metrology',
    checked: 'none',
  },
  unitSalePrice: {
    cite: 'Legal Metrology (Packaged Commodities) Rules, 2011, rule 6(11), by G.S.R. 779(E) and 226(E), put off to 2024-01-01',
    url: 'https://www.foxmandal.in/News/unit-sale-price-to-be-declared-on-packaged-items-from-jan-1/',
    checked: 'secondary',
  },
  invoice: cgst('s. 31 and CGST Rules, rule 46'),
  eInvoice: cgst('Rules, rule 48(4): invoice reference number, by turnover'),
  retention: {
    cite: 'Central Goods and Services Tax Act, 2017, s. 36: 72 months from the due date of the annual return; s. 44, rule 80: 31 December',
    url: 'https://www.knowyourgst.com/gstlaw/cgst-act/36-period-of-retention-of-accounts-36/',
    checked: 'secondary',
  },
  eCommerce: consumerLaw(
    'Consumer Protection (E-Commerce) Rules, 2020, G.S.R. 462(E), rules 4 to 6, in force 2020-07-23',
    'secondary',
  ),
  noWithdrawal: consumerLaw(
    'Consumer Protection Act, 2019: no right to withdraw; returns as the seller says (E-Commerce Rules, rule 6)',
  ),
  warranty: consumerLaw('Consumer Protection Act, 2019, s. 2(10) and 84: defects, no fixed term'),
  privacy: {
    cite: 'Digital Personal Data Protection Act, 2023, s. 5; DPDP Rules, 2025: notice duties from 2027-05-13',
    url: 'https://www.meity.gov.in',
    checked: 'none',
  },
  paymentData: {
    cite: 'RBI, Storage of Payment System Data, DPSS.CO.OD.No 2785/06.08.005/2017-18, to be met by 2018-10-15',
    url: 'https://www.rbi.org.in',
    checked: 'none',
  },
  liquorSale: {
    cite: 'Excise acts of the states: delivery to homes is forbidden nearly everywhere, and ages differ',
    url: 'https://www.indiacode.nic.in',
    checked: 'none',
  },
  prescription: {
    cite: 'Drugs Rules, 1945, rule 65 (Schedules H, H1 and X)',
    url: 'https://cdsco.gov.in',
    checked: 'none',
  },
  rupee: {
    cite: 'Coinage Act, 2011 (11 of 2011), s. 6; RBI: only 50 paise and above are legal tender since 2011-07-01',
    url: 'https://www.rbi.org.in',
    checked: 'none',
  },
  upi: {
    cite: 'NPCI, UPI Procedural Guidelines; collect requests and limits',
    url: 'https://www.npci.org.in',
    checked: 'none',
  },
  cards: {
    cite: 'RBI, additional factor for online card payments, 2009-08-01; Authentication Mechanisms Directions, 2025, from 2026-04-01',
    url: 'https://www.rbi.org.in',
    checked: 'none',
  },
  cash: {
    cite: 'Income-tax Act, 1961, s. 269ST: no cash receipt of INR 200,000 or more from 2017-04-01',
    url: 'https://incometaxindia.gov.in',
    checked: 'none',
  },
  customs: {
    cite: 'Notification 50/2017-Customs, entry 608, and Customs Tariff Act, heading 9804: purchases for personal use are dutiable from the first rupee',
    url: 'https://mumbaicustomszone3.gov.in/apsc-ict-faq',
    checked: 'secondary',
  },
  carriers: {
    cite: 'India Post and private carriers, delivery standards',
    url: 'https://www.indiapost.gov.in',
    checked: 'none',
  },
  pin: { cite: 'India Post, PIN code directory', url: 'https://www.indiapost.gov.in', checked: 'none' },
  subdivisions: {
    cite: 'ISO 3166-2:IN (codes of 2023-11-23, with those before)',
    url: 'https://www.iso.org/obp/ui/#iso:code:3166:IN',
    checked: 'none',
  },
  national: {
    cite: 'National holidays; Negotiable Instruments Act, 1881, s. 25',
    url: 'https://dopt.gov.in',
    checked: 'none',
  },
  gazetted: {
    cite: 'Department of Personnel and Training, yearly list of gazetted holidays, by the public data set vacanza/holidays',
    url: 'https://github.com/vacanza/holidays',
    checked: 'secondary',
  },
  numbers: {
    cite: 'CGST Act, s. 25 (GSTIN); Income-tax Act, s. 139A (PAN)',
    url: 'https://www.gst.gov.in',
    checked: 'none',
  },
} as const satisfies Record<string, Source>

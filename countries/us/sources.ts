import type { Source } from '../../core/country/source.ts'

/** Federal law, and what the states share. Each state's own statutes stand in its file. */
export const source = {
  centres: {
    cite: 'U.S. Census Bureau, Centers of Population by State, to the nearest degree',
    url: 'https://www.census.gov/geographies/reference-files/time-series/geo/centers-population.html',
    checked: 'none',
  },
  noFederalTax: {
    cite: 'No federal sales tax: states tax retail sales; FTA, State Sales Tax Rates',
    url: 'https://taxadmin.org/sales-taxes/',
    checked: 'secondary',
  },
  tangibleGoods: {
    cite: 'Every state’s definition of tangible personal property; FTA, State Sales Taxes, Food and Drug Exemptions',
    url: 'https://taxadmin.org/state-sales-taxes-food-and-drug-exemptions',
    checked: 'secondary',
  },
  digitalGoods: {
    cite: 'Multistate Tax Commission, Sales Tax on Digital Products, State Tax Agency Information',
    url: 'https://www.mtc.gov/uniformity/sales-tax-on-digital-products/state-tax-agency-information/',
    checked: 'secondary',
  },
  medicalDevices: {
    cite: 'Streamlined Sales and Use Tax Agreement, app. C: durable medical equipment, by states’ exemptions',
    url: 'https://www.streamlinedsalestax.org/',
    checked: 'secondary',
  },
  deliveryCharges: {
    cite: 'Streamlined Sales and Use Tax Agreement, app. C: delivery charges are part of the sales price',
    url: 'https://www.streamlinedsalestax.org/',
    checked: 'secondary',
  },
  giftCards: {
    cite: 'A gift card is money’s worth and no goods: taxed when redeemed',
    url: 'https://www.streamlinedsalestax.org/',
    checked: 'none',
  },
  rounding: {
    cite: 'Streamlined Sales and Use Tax Agreement, § 324: to the third decimal, half up, state and local together, per item or invoice',
    url: 'https://www.streamlinedsalestax.org/',
    checked: 'none',
  },
  priceDisplay: {
    cite: 'States’ laws that tax is stated apart from the price, such as N.Y. Tax Law § 1132(a)',
    url: 'https://www.nysenate.gov/legislation/laws/TAX/1132',
    checked: 'none',
  },
  taxPoint: {
    cite: 'Minn. Dept. of Revenue, Transitional Sales: goods are taxed on the day of possession or title, whichever is first; likewise Cal. BTLG, annotation 445.0020, and N.D. Admin. Code 81-04.1-01-09.1',
    url: 'https://www.revenue.state.mn.us/sales-during-transitional-periods-transitional-sales',
    checked: 'secondary',
  },
  wayfair: {
    cite: 'South Dakota v. Wayfair, Inc., 585 U.S. ___ (2018)',
    url: 'https://www.supremecourt.gov/opinions/17pdf/17-494_j4el.pdf',
    checked: 'secondary',
  },
  localRates: {
    cite: 'Rate finders of the states’ revenue departments; Tax Foundation, Sales Tax Rates in Major Cities, Midyear 2024',
    url: 'https://taxfoundation.org/data/all/state/sales-tax-rates-by-city-2024',
    checked: 'none',
  },
  exports: {
    cite: 'U.S. Const. art. I, § 10, cl. 2 (Import-Export Clause)',
    url: 'https://constitution.congress.gov/browse/article-1/section-10/clause-2/',
    checked: 'none',
  },
  dollar: {
    cite: '31 U.S.C. § 5103 and 5101',
    url: 'https://www.law.cornell.edu/uscode/text/31/5103',
    checked: 'none',
  },
  mailOrder: {
    cite: '16 CFR part 435 (Mail, Internet, or Telephone Order Merchandise Rule)',
    url: 'https://www.ecfr.gov/current/title-16/chapter-I/subchapter-D/part-435',
    checked: 'secondary',
  },
  coolingOff: {
    cite: '16 CFR part 429: only sales at the door; none at a distance',
    url: 'https://www.govinfo.gov/content/pkg/FR-2013-01-17/html/2012-31558.htm',
    checked: 'primary',
  },
  warranty: {
    cite: 'UCC § 2-314: implied warranty without a term in months',
    url: 'https://www.law.cornell.edu/ucc/2/2-314',
    checked: 'none',
  },
  formerPrice: {
    cite: '16 CFR part 233: a former price must be genuine; no window of days',
    url: 'https://www.ecfr.gov/current/title-16/chapter-I/subchapter-B/part-233',
    checked: 'primary',
  },
  drinkingAge: {
    cite: '23 U.S.C. § 158 (National Minimum Drinking Age Act)',
    url: 'https://www.law.cornell.edu/uscode/text/23/158',
    checked: 'none',
  },
  alcoholWarning: {
    cite: '27 U.S.C. § 122a (Twenty-first Amendment Enforcement Act) and states’ direct-shipping laws',
    url: 'https://www.law.cornell.edu/uscode/text/27/122a',
    checked: 'none',
  },
  giftCardExpiry: {
    cite: '15 U.S.C. § 1693l-1 (CARD Act of 2009): five years at least',
    url: 'https://www.law.cornell.edu/uscode/text/15/1693l-1',
    checked: 'none',
  },
  chokingHazard: {
    cite: '15 U.S.C. § 1278(c) (CPSIA § 105): cautionary statements in advertising',
    url: 'https://www.law.cornell.edu/uscode/text/15/1278',
    checked: 'none',
  },
  retention: {
    cite: '26 CFR § 1.6001-1 and states’ rules, such as Cal. Code Regs. tit. 18, § 1698 (four years)',
    url: 'https://www.law.cornell.edu/cfr/text/26/1.6001-1',
    checked: 'none',
  },
  holidays: { cite: '5 U.S.C. § 6103', url: 'https://www.law.cornell.edu/uscode/text/5/6103', checked: 'none' },
  juneteenth: {
    cite: 'Juneteenth National Independence Day Act, Public Law 117-17 of 2021-06-17',
    url: 'https://www.congress.gov/bill/117th-congress/senate-bill/475',
    checked: 'none',
  },
  postalCode: {
    cite: 'USPS Publication 28, Postal Addressing Standards',
    url: 'https://pe.usps.com/text/pub28/welcome.htm',
    checked: 'none',
  },
  subdivisions: { cite: 'ISO 3166-2:US', url: 'https://www.iso.org/obp/ui/#iso:code:3166:US', checked: 'none' },
  deMinimisContinued: {
    cite: 'Executive Order of 2026-02-20, continuing the suspension of 19 U.S.C. § 1321(a)(2)(C); CBP, CSMS 67845486',
    url: 'https://borderbuddy.com/trade-tariff-news/president-trump-keeps-de-minimis-suspension-for-all-countries-readies-imposition-of-section-122-tariffs',
    checked: 'secondary',
  },
  deMinimis: {
    cite: '19 U.S.C. § 1321; Executive Order 14324: the USD 800 exemption ended on 2025-08-29',
    url: 'https://www.federalregister.gov/documents/2025/08/05/2025-14897/suspending-duty-free-de-minimis-treatment-for-all-countries',
    checked: 'secondary',
  },
  carriers: { cite: 'USPS and UPS service guides', url: 'https://www.usps.com/ship/', checked: 'none' },
  payment: {
    cite: 'Federal Reserve, Diary of Consumer Payment Choice',
    url: 'https://www.frbservices.org/news/research',
    checked: 'none',
  },
  numbers: { cite: '26 CFR § 301.6109-1', url: 'https://www.law.cornell.edu/cfr/text/26/301.6109-1', checked: 'none' },
} as const satisfies Record<string, Source>

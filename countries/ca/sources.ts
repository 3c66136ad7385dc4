import type { Source } from '../../core/country/source.ts'

const eta = (section: string, checked: Source['checked'] = 'secondary'): Source => ({
  cite: `Excise Tax Act, R.S.C. 1985, c. E-15, ${section}`,
  url: 'https://laws-lois.justice.gc.ca/eng/acts/e-15/',
  checked,
})

/** Federal law and what provinces share. */
export const source = {
  gst: eta('s. 165(1)'),
  hst: eta('s. 165(2) and Sch. VIII'),
  zeroRated: eta('s. 165(3): a zero-rated supply is taxed at 0 %'),
  groceries: eta('Sch. VI, Part III (basic groceries)'),
  taxedFood: eta('Sch. VI, Part III, s. 1(a) to (q)'),
  drugs: eta('Sch. VI, Part I'),
  devices: eta('Sch. VI, Part II'),
  hygiene: eta('Sch. VI, Part II.1, from 2015-07-01'),
  holiday: {
    cite: 'Tax Break for All Canadians Act, S.C. 2024, c. 30: 2024-12-14 to 2025-02-15',
    url: 'https://www.canada.ca/en/revenue-agency/services/tax/businesses/topics/gst-hst-businesses/gst-hst-holiday-tax-break.html',
    checked: 'secondary',
  },
  giftCards: eta('s. 181.2'),
  delivery: eta('s. 138 (incidental supplies)', 'none'),
  rounding: {
    cite: 'Excise Tax Act, s. 165.2: on the total or item by item, half a cent up; HST whole or by its two parts, consistently (CRA interpretation 125136)',
    url: 'https://taxinterpretations.com/taxonomy/term/246250',
    checked: 'secondary',
  },
  display: eta('s. 223: the price may be shown without the tax if it is stated', 'none'),
  taxPoint: {
    cite: 'Excise Tax Act, s. 168(1) and (2): payable on the earlier of the day the price, or a part, is paid and becomes due; due with the invoice, s. 152(1)',
    url: 'https://laws-lois.justice.gc.ca/eng/acts/E-15/section-168.html',
    checked: 'primary',
  },
  placeOfSupply: eta('Sch. IX, Part II: where the goods are delivered', 'none'),
  registration: eta('s. 240 and 148 (small supplier)', 'none'),
  imports: eta('s. 212 and 240(1)', 'none'),
  exports: eta('Sch. VI, Part V, s. 1 and 12', 'none'),
  invoice: {
    cite: 'Input Tax Credit Information (GST/HST) Regulations, SOR/91-45',
    url: 'https://laws-lois.justice.gc.ca/eng/regulations/SOR-91-45/',
    checked: 'none',
  },
  dollar: {
    cite: 'Currency Act, R.S.C. 1985, c. C-52, s. 3 and 8',
    url: 'https://laws-lois.justice.gc.ca/eng/acts/C-52/',
    checked: 'none',
  },
  penny: {
    cite: 'CRA, GST/HST Info Sheet GI-131, Phasing Out of the Penny',
    url: 'https://www.canada.ca/en/revenue-agency/services/forms-publications/publications/gi-131/phasing-penny.html',
    checked: 'primary',
  },
  noWithdrawal: {
    cite: 'No federal right: contracts are provincial, such as Consumer Protection Act, 2002 (Ontario), s. 37 to 40',
    url: 'https://www.ontario.ca/laws/statute/02c30',
    checked: 'secondary',
  },
  internetContracts: {
    cite: 'Internet Sales Contract Harmonization Template (2001), as in Ontario, O. Reg. 17/05, s. 31 to 33',
    url: 'https://www.ontario.ca/laws/regulation/050017',
    checked: 'none',
  },
  lateDelivery: {
    cite: 'Consumer Protection Act, 2002 (Ontario), s. 26; Québec, CQLR c. P-40.1, s. 54.9: 30 days',
    url: 'https://www.ontario.ca/laws/statute/02c30#BK33',
    checked: 'secondary',
  },
  warranty: {
    cite: 'Sale of Goods Acts of the provinces: implied conditions without a term in months',
    url: 'https://www.ontario.ca/laws/statute/90s01',
    checked: 'none',
  },
  ordinaryPrice: {
    cite: 'Competition Act, R.S.C. 1985, c. C-34, s. 74.01(3): no window of days',
    url: 'https://laws-lois.justice.gc.ca/eng/acts/c-34/',
    checked: 'none',
  },
  retention: eta('s. 286(3): six years', 'none'),
  drinkingAge: {
    cite: 'Liquor laws of the provinces, such as Liquor Licence and Control Act, 2019 (Ontario), s. 34',
    url: 'https://www.ontario.ca/laws/statute/19l15',
    checked: 'none',
  },
  holidays: {
    cite: 'Canada Labour Code, R.S.C. 1985, c. L-2, s. 166; Holidays Act, R.S.C. 1985, c. H-5',
    url: 'https://laws-lois.justice.gc.ca/eng/acts/L-2/',
    checked: 'none',
  },
  reconciliation: {
    cite: 'S.C. 2021, c. 11 (National Day for Truth and Reconciliation), in force 2021-08-03',
    url: 'https://laws-lois.justice.gc.ca/eng/AnnualStatutes/2021_11/',
    checked: 'none',
  },
  postalCode: {
    cite: 'Canada Post, Addressing guidelines',
    url: 'https://www.canadapost-postescanada.ca/cpc/en/support/articles/addressing-guidelines/overview.page',
    checked: 'none',
  },
  subdivisions: { cite: 'ISO 3166-2:CA', url: 'https://www.iso.org/obp/ui/#iso:code:3166:CA', checked: 'none' },
  carriers: {
    cite: 'Canada Post, Delivery standards',
    url: 'https://www.canadapost-postescanada.ca',
    checked: 'none',
  },
  customs: {
    cite: 'Courier Imports Remission Order, SI/85-182; CUSMA art. 7.8 (CAD 40 tax, CAD 150 duty)',
    url: 'https://cbsa-asfc.gc.ca/services/cusma-aceum/lvs-efv-eng.html',
    checked: 'primary',
  },
  payment: {
    cite: 'Payments Canada, Canadian Payment Methods and Trends',
    url: 'https://www.payments.ca',
    checked: 'none',
  },
  interac: { cite: 'Interac Corp., Interac Debit and e-Transfer', url: 'https://www.interac.ca', checked: 'none' },
  numbers: {
    cite: 'CRA, Business number; Revenu Québec, QST registration number; B.C., PST number',
    url: 'https://www.canada.ca/en/services/taxes/business-number.html',
    checked: 'none',
  },
} as const satisfies Record<string, Source>

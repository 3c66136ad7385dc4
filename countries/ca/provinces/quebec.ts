import { since } from '../../../core/country/dated.ts'
import { defineTerritory } from '../../../core/country/define-country.ts'
import type { Component } from '../../../core/country/section/tax.ts'
import type { Source } from '../../../core/country/source.ts'
import { duringHoliday, exceptSpirits, HOLIDAY_REASON, withHoliday } from '../holiday.ts'
import { source } from '../sources.ts'

const law = (section: string, checked: Source['checked'] = 'secondary'): Source => ({
  cite: `Act respecting the Québec sales tax, CQLR c. T-0.1, ${section}`,
  url: 'https://www.legisquebec.gouv.qc.ca/en/document/cs/T-0.1',
  checked,
})

const qst = law('s. 16')
const books: Source = {
  cite: 'Act respecting the Québec sales tax, s. 198.1; Revenu Québec, Printed Books',
  url: 'https://www.revenuquebec.ca/en/citizens/consumption-taxes/taxable-zero-rated-or-tax-exempt-goods-and-services/gst-and-qst/other-situations/books/printed-books/',
  checked: 'primary',
}
const singlePortions: Source = {
  cite: 'Revenu Québec, Zero-Rated Supplies: food products zero-rated for QST purposes only, from 2026-07-15',
  url: 'https://www.revenuquebec.ca/en/businesses/consumption-taxes/gsthst-and-qst/basic-rules-for-applying-the-gsthst-and-qst/types-of-supplies/zero-rated-supplies/',
  checked: 'primary',
}
const from = '2013-01-01'

const gst: Component = { name: 'GST', percent: '5', jurisdiction: 'CA' }
const noGst: Component = { ...gst, percent: '0' }
const tax: Component = { name: 'QST', percent: '9.975' }
const noTax: Component = { ...tax, percent: '0' }

/** QST beside the GST, on the price without either. It follows the GST but for books, and kept on during the GST holiday. */
export const quebec = defineTerritory({
  code: 'CA-QC',
  name: 'Québec',
  select: { subdivisions: ['CA-QC'] },
  tax: {
    'rate.standard': since(from, { components: [gst, tax] }, qst),
    'rate.book': since(
      from,
      { components: [gst, noTax], category: 'Z', reason: 'Printed book with an ISBN: zero-rated for QST' },
      books,
    ),
    'rate.single-portion': since(
      '2026-07-15',
      { components: [gst, noTax], category: 'Z', reason: 'Zero-rated for QST' },
      singlePortions,
    ),
    'rate.holiday-taxed': duringHoliday({ components: [noGst, tax], category: 'Z', reason: HOLIDAY_REASON }),
    'rate.holiday-book': duringHoliday({ components: [noGst, noTax], category: 'Z', reason: HOLIDAY_REASON }),
    'kind.alcohol': withHoliday(from, 'standard', exceptSpirits('holiday-taxed', 'standard'), qst),
    'kind.confectionery': [
      ...withHoliday(from, 'standard', 'holiday-taxed', law('s. 177')),
      // Ice cream, cakes and puddings in single portions; sweets proper stay taxed.
      {
        from: '2026-07-15',
        value: [{ band: 'single-portion', when: { subKind: 'single-portion' } }, { band: 'standard' }],
        source: singlePortions,
      },
    ],
    'kind.drink': withHoliday(from, 'standard', 'holiday-taxed', law('s. 177')),
    'kind.toy': withHoliday(from, 'standard', 'holiday-taxed', qst),
    'kind.children-clothing': withHoliday(from, 'standard', 'holiday-taxed', qst),
    'kind.book': withHoliday(from, 'book', 'holiday-book', books),
    'kind.press': withHoliday(from, 'standard', 'holiday-taxed', books),
  },
  legal: {
    'ageGate.alcohol': since('1971-07-28', { years: 18, kinds: ['alcohol'] }, source.drinkingAge),
    'notice.french': since(
      '1977-08-26',
      { message: 'legal.french' },
      {
        cite: 'Charter of the French language, CQLR c. C-11, s. 52 and 55',
        url: 'https://www.legisquebec.gouv.qc.ca/en/document/cs/C-11',
        checked: 'none',
      },
    ),
    'notice.legal-warranty': since(
      '2010-06-30',
      { message: 'legal.legal-warranty' },
      {
        cite: 'Consumer Protection Act, CQLR c. P-40.1, s. 37, 38 and 228.1',
        url: 'https://www.legisquebec.gouv.qc.ca/en/document/cs/P-40.1',
        checked: 'none',
      },
    ),
  },
})

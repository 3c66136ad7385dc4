import { since } from '../../core/country/dated.ts'
import type { InvoiceRules } from '../../core/country/section/invoice.ts'
import { source } from './sources.ts'

export const invoice: InvoiceRules = {
  'mention.reverse-charge': since(
    '2013-01-01',
    { message: 'notice.reverse-charge', when: 'reverse-charge' },
    source.invoice,
  ),
  'mention.export': since('1993-01-01', { message: 'invoice.export', when: 'export' }, source.exports),
  /** The QR code of the register of invoices: companies from 2027-01-01, everybody else from 2027-07-01. */
  'mention.verifactu': since('2027-01-01', { message: 'invoice.verifactu', when: 'always' }, source.verifactu),
}

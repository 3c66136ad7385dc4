import { since } from '../../core/country/dated.ts'
import type { InvoiceRules } from '../../core/country/section/invoice.ts'
import { source } from './sources.ts'

export const invoice: InvoiceRules = {
  'mention.reverse-charge': since(
    '2013-06-30',
    { message: 'invoice.reverse-charge', when: 'reverse-charge' },
    source.invoice,
  ),
  'mention.intra-community': since(
    '1993-01-01',
    { message: 'notice.acquisition-tax', when: 'intra-community' },
    source.invoice,
  ),
  'mention.export': since('1980-01-01', { message: 'invoice.export', when: 'export' }, source.exports),
  /** Every company must be able to receive from here on; sending is obligatory from 2027 or 2028 by turnover. */
  electronic: since('2025-01-01', { format: 'EN 16931', buyers: 'companies' }, source.electronicInvoice),
}

import { none, since } from '../../core/country/dated.ts'
import type { InvoiceRules } from '../../core/country/section/invoice.ts'
import { source } from './sources.ts'

export const invoice: InvoiceRules = {
  'mention.reduced-rate': since(
    '2019-10-01',
    { message: 'invoice.reduced-rate', when: 'always' },
    source.invoiceReduced,
  ),
  /** The qualified invoice: without the number of the seller the buyer deducts nothing. */
  'mention.registration-number': since(
    '2023-10-01',
    { message: 'invoice.registration-number', when: 'always' },
    source.invoice,
  ),
  'mention.export': since('1989-04-01', { message: 'invoice.export', when: 'export' }, source.exports),
  electronic: since('2023-10-01', none, source.invoice),
}

import { since } from '../../core/country/dated.ts'
import type { InvoiceRules } from '../../core/country/section/invoice.ts'
import { source } from './sources.ts'

export const invoice: InvoiceRules = {
  'mention.late-payment': since('2013-01-01', { message: 'invoice.late-payment', when: 'company' }, source.invoice),
  'mention.reverse-charge': since(
    '2013-01-01',
    { message: 'notice.reverse-charge', when: 'reverse-charge' },
    source.invoice,
  ),
  'mention.export': since('1979-01-01', { message: 'invoice.export', when: 'export' }, source.exports),
  electronic: since('2026-09-01', { format: 'EN 16931', buyers: 'companies' }, source.electronicInvoice),
}

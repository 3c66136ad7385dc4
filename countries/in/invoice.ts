import { since } from '../../core/country/dated.ts'
import type { InvoiceRules } from '../../core/country/section/invoice.ts'
import { source } from './sources.ts'

const gst = '2017-07-01'

export const invoice: InvoiceRules = {
  'mention.place-of-supply': since(gst, { message: 'invoice.place-of-supply', when: 'always' }, source.invoice),
  'mention.export': since(gst, { message: 'invoice.export', when: 'export' }, source.exports),
  electronic: since('2020-10-01', { format: 'IRP JSON INV-01', buyers: 'companies' }, source.eInvoice),
}

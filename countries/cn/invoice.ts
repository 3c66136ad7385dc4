import { none, since } from '../../core/country/dated.ts'
import type { InvoiceRules } from '../../core/country/section/invoice.ts'
import { source } from './sources.ts'

export const invoice: InvoiceRules = {
  'mention.fapiao': since('1993-12-23', { message: 'invoice.fapiao', when: 'always' }, source.invoice),
  'mention.export': since('1994-01-01', { message: 'invoice.export', when: 'export' }, source.exports),
  // The tax authority allots the numbers of a fapiao.
  numbering: since('1993-12-23', 'authority', source.invoice),
  electronic: [
    { from: '1993-12-23', value: none, source: source.invoice },
    { from: '2024-12-01', value: { format: '数电票', buyers: 'all' }, source: source.invoice },
  ],
}

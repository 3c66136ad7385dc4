import { since } from '../../core/country/dated.ts'
import type { InvoiceRules } from '../../core/country/section/invoice.ts'
import { source } from './sources.ts'

export const invoice: InvoiceRules = {
  'mention.registration': since('1991-01-01', { message: 'invoice.registration', when: 'always' }, source.invoice),
  'mention.export': since('1991-01-01', { message: 'invoice.export', when: 'export' }, source.exports),
}

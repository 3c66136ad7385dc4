import { since } from '../../core/country/dated.ts'
import type { InvoiceRules } from '../../core/country/section/invoice.ts'
import { source } from './sources.ts'

export const invoice: InvoiceRules = {
  'mention.tax-number': since('2014-01-01', { message: 'invoice.tax-number', when: 'always' }, source.invoice),
  'mention.export': since('2010-01-01', { message: 'invoice.export', when: 'export' }, source.exports),
}

import { since } from '../../core/country/dated.ts'
import type { InvoiceRules } from '../../core/country/section/invoice.ts'
import { source } from './sources.ts'

export const invoice: InvoiceRules = {
  'mention.reverse-charge': since(
    '2007-10-01',
    { message: 'notice.reverse-charge', when: 'reverse-charge' },
    source.invoice,
  ),
  'mention.export': since('1994-09-01', { message: 'invoice.export', when: 'export' }, source.exports),
  /** From Northern Ireland to a business in the Union. */
  'mention.intra-community': since(
    '1994-09-01',
    { message: 'notice.acquisition-tax', when: 'intra-community' },
    source.northernIreland,
  ),
}

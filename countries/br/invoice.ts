import { since } from '../../core/country/dated.ts'
import type { InvoiceRules } from '../../core/country/section/invoice.ts'
import { source } from './sources.ts'

export const invoice: InvoiceRules = {
  'mention.approximate-taxes': since(
    '2013-06-10',
    { message: 'invoice.approximate-taxes', when: 'always' },
    source.transparency,
  ),
  'mention.cbs-ibs-test': [
    { from: '2026-01-01', value: { message: 'invoice.cbs-ibs-test', when: 'always' }, source: source.reform },
    { from: '2027-01-01', value: null, source: source.reform },
  ],
  'mention.export': since('1996-09-16', { message: 'invoice.export', when: 'export' }, source.exports),
  // Series and number are the seller's; the authority authorises each document before the goods leave.
  numbering: since('2006-04-01', 'authority', source.invoice),
  electronic: since('2010-12-01', { format: 'NF-e', buyers: 'all' }, source.invoice),
}

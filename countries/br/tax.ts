import { since } from '../../core/country/dated.ts'
import type { TaxRules } from '../../core/country/section/tax.ts'
import { kinds, zero } from '../../core/country/tax-table.ts'
import { book, cutFrom, federal, immune, press, service, since2004 } from './bands.ts'
import { difal } from './difal.ts'
import { source } from './sources.ts'

/**
 * A price to consumers holds all its taxes, each a percentage of that price (`por dentro`). Here stand ICMS of the state,
 * and PIS and COFINS of a seller in the non-cumulative regime. Simplified, and on purpose:
 * - ICMS is not taken out of the base of PIS and COFINS (STF, Tema 69): 1.65 and 7.6 are of the whole price, so that up to
 *   a fifth too much is shown of them, which lowers no price and is settled in the seller's books;
 * - a product that was taxed ahead (substituição tributária) or that its state rates apart (alcohol, perfume, staples at
 *   7 percent) stands at the state's general rate; IPI is the maker's or importer's and never the shop's;
 * - ISS on digital services stands at 5 percent, the greatest a municipality may ask;
 * - of what LC 224/2025 cuts from 2026-04-01, food alone is here: `basic` is what Annexes I and XV of LC 214/2025 list and stays
 *   at zero, `outside-national-basket` the rest of art. 1 of Lei 10.925. That books are cut too is disputed: they stay at zero;
 * - a state must be known: without one only the Union's contributions are.
 * The reform: CBS 0.9 and IBS 0.1 percent of 2026 are a test that is set off or waived (LC 214/2025, art. 348) and add
 * nothing to a price; the invoice names them. From 2027-01-01 CBS replaces PIS and COFINS (EC 132/2023), at a rate that
 * the Senate has yet to fix; a period is added here when it has, and none is guessed.
 */
export const tax: TaxRules = {
  ...federal,
  'rate.immune': since('1988-10-05', immune, source.immunity),
  'rate.press': since('2004-05-01', press, source.press),
  'rate.book': since('2005-01-01', book, source.books),
  'rate.service': since(since2004, service, source.iss),
  'rate.voucher': since(since2004, zero('ICMS', 'O', 'Vale: o imposto é devido no uso', 'BR'), source.vouchers),

  ...kinds(since2004, source.contributions, {
    general: 'standard',
    confectionery: 'standard',
    clothing: 'standard',
    'children-clothing': 'standard',
    toy: 'standard',
    electronics: 'standard',
    'medical-device': 'standard',
    'pet-food': 'standard',
    plant: 'standard',
    delivery: 'standard',
  }),
  'kind.food': [
    {
      from: '2013-03-08',
      value: [
        { band: 'basket', when: { subKind: 'basic' } },
        { band: 'basket', when: { subKind: 'outside-national-basket' } },
        { band: 'standard' },
      ],
      source: source.basket,
    },
    {
      from: cutFrom,
      value: [
        { band: 'basket', when: { subKind: 'basic' } },
        { band: 'cut-basket', when: { subKind: 'outside-national-basket' } },
        { band: 'standard' },
      ],
      source: source.cut,
    },
  ],
  ...kinds('2015-05-01', source.singlePhase, {
    drink: 'single-phase',
    alcohol: [{ band: 'single-phase', when: { subKind: 'beer' } }, { band: 'standard' }],
  }),
  ...kinds('2001-05-01', source.singlePhase, {
    medicine: 'single-phase',
    hygiene: [{ band: 'single-phase', when: { subKind: 'toiletry' } }, { band: 'standard' }],
  }),
  'kind.book': since('2005-01-01', 'book', source.immunity),
  'kind.e-book': since('1988-10-05', 'immune', source.immunity),
  'kind.press': since('2004-05-01', 'press', source.press),
  'kind.digital-service': since(since2004, 'service', source.iss),
  'kind.gift-card': since(since2004, 'voucher', source.vouchers),

  display: since('1990-09-11', 'inclusive', source.display),
  rounding: since('1996-11-01', { per: 'line', mode: 'half-up', components: 'each' }, source.grossUp),
  delivery: since('1996-11-01', 'goods', source.freight),
  taxPoint: since('1996-11-01', 'supply', source.taxPoint),
  domestic: since(
    '2016-01-01',
    () => ({ at: 'destination', category: 'S', evidence: ['delivery-address'], source: source.difal }),
    source.difal,
  ),
  split: since('2016-01-01', difal, source.difal),
  imports: since('1996-11-01', { schemes: [], notice: 'notice.import-tax-due' }, source.imports),
  exports: since(
    '1996-09-16',
    {
      reason: 'Exportação: Constituição Federal, art. 155, § 2º, X, a',
      evidence: ['declaracao-unica-de-exportacao', 'proof-of-shipment'],
    },
    source.exports,
  ),
}

import { none, since } from '../../core/country/dated.ts'
import { defineGroup } from '../../core/country/define-country.ts'
import type { ImportScheme } from '../../core/country/section/tax.ts'
import { intraUnion } from './intra-union.ts'
import { de, en, es, fr } from './messages.ts'
import { eu as source } from './sources.ts'

/** Periodicals, and what is delivered at once with the shopper's consent (art. 16(j) and (m) CRD). */
const NOT_RETURNABLE = ['press', 'digital-service', 'e-book'] as const
/** Made to the shopper's specifications, or liable to deteriorate or expire rapidly, of whatever kind (art. 16(c) and (d)). */
const NOT_RESALEABLE = ['perishable', 'madeToOrder'] as const
/** Sealed for health or hygiene: the right ends with the seal and not before (art. 16(e)). */
const SEALED = ['medicine', 'hygiene'] as const
const DIGITAL = ['digital-service', 'e-book'] as const

/**
 * Services supplied electronically are taxed where the consumer is, at the hands of whoever sells them, from the first
 * (art. 58, 358a). A company that gives its number accounts for the tax itself (art. 44 and 196).
 */
const services: ImportScheme = {
  scheme: 'EU-OSS',
  covers: ['service'],
  mandatory: true,
  companiesAccount: { reason: 'VATEX-EU-AE' },
  source: source.electronicServices,
}

/** Distance sales of imported goods up to EUR 150; goods that bear excise duty are outside it (art. 369l). */
const ioss: ImportScheme = {
  scheme: 'EU-IOSS',
  covers: ['goods'],
  upTo: { amount: 150_00, currency: 'EUR' },
  without: ['alcohol'],
  source: source.imports,
}

/** What the member states of the European Union share. Where a state adds or differs, its own pack says so. */
export const europeanUnion = defineGroup({
  code: 'EU',
  tax: {
    union: since('1993-01-01', { code: 'EU', covers: ['goods', 'service'] }, source.vatUnion),
    intraUnion: since('1993-01-01', intraUnion, source.distanceSales),
    imports: [
      { from: '1993-01-01', value: { schemes: [], notice: 'notice.import-tax-due' }, source: source.vatUnion },
      {
        from: '2003-07-01',
        value: { schemes: [services], notice: 'notice.import-tax-due' },
        source: source.electronicServices,
      },
      {
        from: '2021-07-01',
        value: {
          schemes: [services, ioss],
          notice: 'notice.import-tax-due',
        },
        source: source.imports,
      },
      // A flat duty of EUR 3 per item up to EUR 150, also where IOSS collected the VAT; normal duties afterwards.
      {
        from: '2026-07-01',
        value: {
          schemes: [services, ioss],
          notice: 'notice.import-flat-duty',
        },
        source: source.flatDuty,
      },
      {
        from: '2028-07-01',
        value: {
          schemes: [services, ioss],
          notice: 'notice.import-tax-due',
        },
        source: source.flatDuty,
      },
    ],
  },
  delivery: {
    customs: [
      {
        from: '2010-01-01',
        value: {
          terms: 'DAP',
          duty: 'unknown',
          note: 'Free of duty up to EUR 150',
          freeUpTo: { amount: 150_00, currency: 'EUR' },
          except: ['alcohol'],
        },
        source: source.relief,
      },
      {
        from: '2026-07-01',
        value: {
          terms: 'DAP',
          duty: 'unknown',
          note: 'EUR 3 of duty for each heading of the tariff up to EUR 150; above, the tariff',
          flat: { amount: 3_00, currency: 'EUR', upTo: 150_00 },
          except: ['alcohol'],
        },
        source: source.flatDuty,
      },
      { from: '2028-07-01', value: { terms: 'DAP', duty: 'unknown' }, source: source.flatDuty },
    ],
  },
  payment: {
    authentication: since('2019-09-14', 'two-factor', source.authentication),
  },
  legal: {
    orderButton: since('2014-06-13', { message: 'legal.order-button' }, source.orderButton),
    withdrawal: since(
      '2014-06-13',
      {
        days: 14,
        from: 'possession',
        excluded: NOT_RETURNABLE,
        excludedTraits: NOT_RESALEABLE,
        sealed: SEALED,
        excludedMessage: 'legal.withdrawal-excluded',
        sealedMessage: 'legal.withdrawal-sealed',
        refundsDelivery: 'standard',
        returnCost: 'buyer',
        endsOnWorkingDay: true,
      },
      source.withdrawal,
    ),
    // Without it the right to withdraw would stay.
    'consent.digital-content': since(
      '2014-06-13',
      { message: 'legal.digital-content', kinds: DIGITAL },
      source.digitalContent,
    ),
    withdrawalFunction: since('2026-06-19', { message: 'legal.withdrawal-function' }, source.withdrawalFunction),
    guarantee: [
      { from: '2002-01-01', value: { months: 24 }, source: source.guaranteeBefore2022 },
      { from: '2022-01-01', value: { months: 24 }, source: source.guarantee },
    ],
    dispatch: since('2014-06-13', { days: 30, message: 'legal.dispatch' }, source.dispatch),
    'notice.legal-guarantee': since('2026-09-27', { message: 'legal.guarantee-notice' }, source.guaranteeNotice),
    priorPrice: since('2022-05-28', { days: 30 }, source.priorPrice),
    reductionPercent: since('2022-05-28', { of: 'prior-price' }, source.reductionPercent),
    unitPrice: since(
      '2000-03-18',
      { kinds: ['food', 'confectionery', 'drink', 'alcohol', 'pet-food', 'hygiene'] },
      source.unitPrice,
    ),
    productSafety: since(
      '2024-12-13',
      {
        kinds: ['general', 'toy', 'electronics', 'clothing', 'children-clothing', 'hygiene'],
        euResponsiblePerson: true,
      },
      source.productSafety,
    ),
    disputeLink: [
      { from: '2016-01-09', value: { url: 'https://ec.europa.eu/consumers/odr' }, source: source.disputes },
      { from: '2025-07-20', value: none, source: source.disputes },
    ],
  },
  messages: { en, fr, de, es },
})

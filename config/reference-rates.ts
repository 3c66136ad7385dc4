/**
 * Units of each currency for one euro: ECB reference rates of one day. They compare consignments with thresholds that a
 * law states in another currency, as customs fixes its own rates by the month, and they are the first rates of a new
 * database until `fx import` brings newer ones.
 */
export const referenceRates = {
  day: '2026-04-13',
  source: 'ECB euro foreign exchange reference rates',
  perEuro: {
    EUR: '1',
    USD: '1.1684',
    JPY: '186.75',
    GBP: '0.87058',
    CHF: '0.9242',
    BRL: '5.874',
    CAD: '1.6177',
    CNY: '7.9827',
    INR: '109.047',
  },
} as const satisfies { day: string; source: string; perEuro: Readonly<Record<string, string>> }

/** Days after which an exchange rate is too old to move a price: the price is kept and flagged. Long, for the demo's file ends in April 2026. */
export const RATE_AGE_MAX_DAYS = 400

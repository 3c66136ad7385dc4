/**
 * Units of each currency for one euro, used only to compare a consignment with a threshold that a law states in another
 * currency. Fixed by choice, as customs fixes its own by the month; ECB reference rates of 2026-04-13.
 */
export const customsRates: { day: string; perEuro: Readonly<Record<string, string>> } = {
  day: '2026-04-13',
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
}

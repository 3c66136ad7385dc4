import currencyCodes from 'currency-codes'

/** ISO 4217 code. */
export type CurrencyCode = string

/**
 * What ISO 4217 changed after the table of `currency-codes` was made (2024-06), by amendment:
 * 176 (XCG replaces ANG, 2025-03-31) and the euro in Bulgaria (BGN ends with 2025).
 * ISO's own list wins over `Intl`, whose digits differ for HUF, IDR, COP and others.
 */
const AMENDED: Record<CurrencyCode, number> = { XCG: 2 }

const exponents = new Map<CurrencyCode, number | undefined>()

/** Number of decimals of the minor unit by ISO 4217: 2 for EUR, 0 for JPY. Undefined for an unknown code. */
export function exponentOf(currency: CurrencyCode): number | undefined {
  // The library searches its list from the start each time.
  if (!exponents.has(currency)) exponents.set(currency, AMENDED[currency] ?? currencyCodes.code(currency)?.digits)
  return exponents.get(currency)
}

/** Minor units in one unit of the currency: 100 for EUR, 1 for JPY. Throws for an unknown code. */
export function minorUnits(currency: CurrencyCode): bigint {
  const exponent = exponentOf(currency)
  if (exponent === undefined) throw new RangeError(`${currency} is not a currency of ISO 4217`)
  return 10n ** BigInt(exponent)
}

/** For people only, in tables and logs: `12.34 EUR`. */
export function display(amount: bigint | number, currency: CurrencyCode): string {
  const exponent = exponentOf(currency) ?? 2
  const value = BigInt(amount)
  const digits = (value < 0n ? -value : value).toString().padStart(exponent + 1, '0')
  const whole = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
  return `${value < 0n ? '-' : ''}${whole} ${currency}`
}

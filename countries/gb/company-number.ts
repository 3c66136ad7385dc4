/**
 * Number of the registers of companies: eight figures in England and Wales, two letters and six figures elsewhere and for
 * other forms (SC Scotland, NI Northern Ireland, OC partnerships). It has no check digit.
 */
export function isCompanyNumber(number: string): boolean {
  return /^(\d{8}|(SC|NI|OC|SO|NC|LP|SL|NL|FC|SF|NF|CE|CS|IP|SP|NP|RC|SR|NR|ZC|SZ|NZ|R0|GE|GS|GN)\d{6})$/.test(number)
}

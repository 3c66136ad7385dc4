const WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4]

/**
 * UID with its addition for the tax in one of the languages of the country, or in English, as shops write it on English
 * invoices. The last figure is a check digit over modulus 11.
 */
export function isVatNumber(number: string): boolean {
  const figures = /^CHE(\d{9})(MWST|TVA|IVA|TPV|VAT)$/.exec(number)?.[1]
  if (!figures) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(figures[index]), 0)
  return (11 - (sum % 11)) % 11 === Number(figures[8])
}

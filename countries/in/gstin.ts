const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Codes of states and union territories: 01 to 38, 97 for other territory, 99 for centres. */
const FORM = /^(0[1-9]|[12]\d|3[0-8]|97|99)[A-Z]{5}\d{4}[A-Z][1-9A-Z][A-Z][0-9A-Z]$/

/**
 * GSTIN: state, PAN, count of the registration, a letter of its kind and a check character over modulus 36. The library
 * knows only the letter Z; who collects tax at source has C, who deducts it D.
 */
export function isGstin(number: string): boolean {
  if (!FORM.test(number)) return false
  const sum = [...number.slice(0, 14)].reduce((total, character, index) => {
    const product = ALPHABET.indexOf(character) * (index % 2 === 0 ? 1 : 2)
    return total + Math.floor(product / 36) + (product % 36)
  }, 0)
  return ALPHABET.charAt((36 - (sum % 36)) % 36) === number.charAt(14)
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Codes of states and union territories: 01 to 38, 97 for other territory, 99 for centres. */
const STATE = '(0[1-9]|[12]\\d|3[0-8]|97|99)'

/** State, PAN, count of the registration and a letter of its kind: Z, C of who collects tax at source, D of who deducts it. */
const TAXPAYER = new RegExp(`^${STATE}[A-Z]{5}\\d{4}[A-Z][1-9A-Z][A-Z][0-9A-Z]$`)

/** Who has no PAN: state, year, country, serial number, and OS of an online supplier from abroad or UN of an embassy. */
const WITHOUT_PAN = new RegExp(`^${STATE}\\d{2}[A-Z]{3}\\d{5}(OS|UN)[0-9A-Z]$`)

/** GSTIN: its last character checks the others over modulus 36. The library knows only those with a PAN and the letter Z. */
export function isGstin(number: string): boolean {
  if (!TAXPAYER.test(number) && !WITHOUT_PAN.test(number)) return false
  const sum = [...number.slice(0, 14)].reduce((total, character, index) => {
    const product = ALPHABET.indexOf(character) * (index % 2 === 0 ? 1 : 2)
    return total + Math.floor(product / 36) + (product % 36)
  }, 0)
  return ALPHABET.charAt((36 - (sum % 36)) % 36) === number.charAt(14)
}

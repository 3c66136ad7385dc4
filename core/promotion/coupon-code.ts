import { randomInt } from 'node:crypto'

/** A coupon as it is stored and compared: case and spaces around it do not matter. */
export function normalised(code: string): string {
  return code.trim().toUpperCase()
}

/** Without what is mistaken for something else: no 0 and O, no 1, I and L, no U. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Twelve letters of thirty: nobody guesses one of ten thousand in any number of tries that a server answers. */
const LENGTH = 12

/** A coupon that nobody can guess. */
export function randomCoupon(prefix = ''): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)])
  return normalised(`${prefix}${letters.join('')}`)
}

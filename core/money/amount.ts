/** The greatest amount that JSON carries exactly: 2^53 − 1 minor units. */
export const AMOUNT_MAX = BigInt(Number.MAX_SAFE_INTEGER)

/** True where an amount of minor units fits the bounds of the contract. */
export function isWithinBounds(amount: bigint): boolean {
  return amount <= AMOUNT_MAX && amount >= -AMOUNT_MAX
}

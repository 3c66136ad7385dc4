/** The greatest amount that JSON carries exactly: 2^53 − 1 minor units. */
export const AMOUNT_MAX = BigInt(Number.MAX_SAFE_INTEGER)

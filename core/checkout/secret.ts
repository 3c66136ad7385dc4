import { createHash, randomBytes } from 'node:crypto'

/** Something that nobody can guess, for who has no account: 22 characters from 16 random bytes. */
export function newSecret(): string {
  return randomBytes(16).toString('base64url')
}

/** What is stored of a secret. It is long and random, so that a plain hash is as good as a slow one. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** The secret of the order that a cart becomes: known to who knows the cart's, and to nobody else. */
export function orderSecret(cartSecret: string): string {
  return createHash('sha256').update(`order of ${cartSecret}`).digest().subarray(0, 16).toString('base64url')
}
